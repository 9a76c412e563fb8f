import { tidyText } from '../../model/fold-text.ts';
import type { TaskIndex } from '../match/task-index.ts';
import { weighText, type Weighed } from '../match/weigh-evidence.ts';
import { readNumber } from './strip-number.ts';

/** A text that may name a task and say something of it. */
export type Headline = {
  readonly rank: number;
  readonly number: number | null;
  /** the words call a task by its number: "Nhiệm vụ số 9" */
  readonly callsNumber: boolean;
  /** the words that name the task */
  readonly task: string;
  /** what is said of it: what follows the name, or the whole sentence when the statement stands in front */
  readonly said: string;
  readonly best: Weighed | undefined;
};

/** Where the name of a task may end: at a stop, or before words that begin a statement. */
const CUT =
  /[:;]\s|[.,]\s+|\s[-–]\s|\s(?=(?:đã|đang|chưa|hiện|đến nay|hiện nay|tính đến|trong tháng|kết quả|cụ thể|sẽ|tiếp tục được|được|không phát sinh)\s)|\n/giu;
/** Words in front of the name that already state something: "Trong tháng, Sở đã hoàn thành việc …". */
const LEAD =
  /^(?:[^.:;]{0,60}?\s)?(?:đã|đang|chưa|vẫn|tiếp tục|sẽ)\s+(?:(?:và đang|cơ bản|được|hoàn thành|hoàn tất|triển khai|thực hiện|tham mưu|tổ chức|tiến hành|phối hợp|chủ động|tích cực)\s+)*(?:(?:việc|công tác|nhiệm vụ|nội dung)\s+)?|^(?:việc|công tác|về việc|về|đối với(?: nhiệm vụ| nội dung| việc)?)\s+/iu;
const CALLED = /^(?:nhiệm vụ|nv|mục|nội dung)\s*(?:số|thứ)?\s*(\d{1,3})(?!\d|\.\d)\s*(?:\([^)]*\)\s*)?[:.,–-]?\s*/iu;
const CALLED_IN_BRACKETS = /\(\s*(?:nhiệm vụ|nv)\s*(?:số|thứ)?\s*(\d{1,3})(?!\d)[^)]{0,60}\)\s*[:.]?\s*/iu;
/** A longer name wins over a shorter one that is better by less than this. */
const LONGER_IS_WORTH = 0.3;
/** A name that ends where a statement plainly begins may be that much less like the task. */
const DIVISION_IS_WORTH = 0.6;
const STATEMENT = /^(?:đã|đang|chưa|hiện|hoàn thành|sẽ|không phát sinh|tiếp tục|cơ bản|đạt)(?![\p{L}])/iu;
const MOST_CUTS = 14;
const SHORTEST_NAME_WORDS = 3;

/** Splits "Đề xuất phương án …: đã có Báo cáo số 45" into the task and the statement, where the task is likest. */
export function readHeadline(text: string, index: TaskIndex): Headline {
  const { rank, number, rest } = readNumber(text);
  // readNumber takes "Nhiệm vụ số 9:" for a number already; "- Nhiệm vụ số 9:" leaves it in the rest.
  const typed = tidyText(text);
  const called = CALLED.exec(rest) ?? CALLED.exec(typed) ?? CALLED_IN_BRACKETS.exec(rest);
  const words = called === null ? rest : tidyText(rest.replace(called[0], ' '));
  const lead = LEAD.exec(words)?.[0] ?? '';
  const plain = chooseName(words, 0, index);
  const led = lead === '' ? undefined : chooseName(words, lead.length, index);
  const chosen = led !== undefined && led.score > plain.score ? led : plain;
  const stated = chosen === led && /(?:đã|đang|chưa|vẫn|tiếp tục|sẽ)\s/iu.test(lead);
  return {
    rank,
    number: called === null ? number : Number(called[1]),
    callsNumber: called !== null,
    task: words.slice(chosen.from, chosen.to),
    said: stated ? words : tidyText(words.slice(chosen.end)),
    best: chosen.best,
  };
}

type Name = { from: number; to: number; end: number; score: number; best: Weighed | undefined };

function chooseName(words: string, from: number, index: TaskIndex): Name {
  const [whole] = weighText(words.slice(from), index);
  let chosen: Name = { from, to: words.length, end: words.length, score: whole?.score ?? 0, best: whole };
  let top = chosen.score;
  const cuts = [...words.slice(from).matchAll(CUT)].slice(0, MOST_CUTS).toReversed();
  for (const cut of cuts) {
    const [to, end] = [from + cut.index, from + cut.index + cut[0].length];
    const name = words.slice(from, to);
    if (name.split(' ').length < SHORTEST_NAME_WORDS) continue;
    const [best] = weighText(name, index);
    const divides = cut[0].startsWith(':') || STATEMENT.test(words.slice(end));
    if (best === undefined || best.score < top + (divides ? -DIVISION_IS_WORTH : LONGER_IS_WORTH)) continue;
    chosen = { from, to, end, score: best.score, best };
    top = Math.max(top, best.score);
  }
  return chosen;
}
