import { tidyText } from '../../model/fold-text.ts';
import type { TaskIndex } from '../match/task-index.ts';
import { weighText, type Weighed } from '../match/weigh-evidence.ts';
import { readNumber } from './strip-number.ts';

/** A text that may name a task and go on to say something of it. */
export type Headline = {
  readonly rank: number;
  readonly number: number | null;
  /** the words that name the task */
  readonly task: string;
  /** what follows them; empty when nothing does */
  readonly rest: string;
  readonly best: Weighed | undefined;
};

/** Where the name of a task may end: at a stop, or before words that begin a statement. */
const CUT =
  /[:;]\s|[.,]\s+|\s[-–]\s|\s(?=(?:đã|đang|chưa|hiện|đến nay|hiện nay|tính đến|trong tháng|kết quả|cụ thể|sẽ|tiếp tục được|được|không phát sinh)\s)|\n/giu;
/** A longer name wins over a shorter one that is better by less than this. */
const LONGER_IS_WORTH = 0.3;
const MOST_CUTS = 14;
const SHORTEST_NAME_WORDS = 3;

/** Splits "Đề xuất phương án …: đã có Báo cáo số 45" into the task and the statement, where the task is likest. */
export function readHeadline(text: string, index: TaskIndex): Headline {
  const { rank, number, rest } = readNumber(text);
  const cuts = [...rest.matchAll(CUT)].map((match) => ({ at: match.index, end: match.index + match[0].length }));
  let chosen = { task: rest, rest: '', best: weighText(rest, index)[0] };
  for (const { at, end } of cuts.slice(0, MOST_CUTS).toReversed()) {
    const task = rest.slice(0, at);
    if (task.split(' ').length < SHORTEST_NAME_WORDS) continue;
    const [best] = weighText(task, index);
    if (best !== undefined && best.score > (chosen.best?.score ?? 0) + LONGER_IS_WORTH) {
      chosen = { task, rest: tidyText(rest.slice(end)), best };
    }
  }
  return { rank, number, ...chosen };
}
