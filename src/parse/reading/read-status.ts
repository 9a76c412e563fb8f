import { foldText, tidyText } from '../../model/fold-text.ts';
import type { RecordStatus } from '../../model/progress-record.ts';
import { findProduct } from './find-product.ts';
import { findCues, foldForCues, type Cue } from './find-cues.ts';
import { readPercentInWords, type PercentReading } from './read-percent.ts';
import { BARE_DONE, BARE_NOTHING } from './status-words.ts';
import { withoutEcho } from './without-echo.ts';

/** What words say of status. `sure` is false where the words only describe activity. */
export type StatusReading = {
  readonly status: RecordStatus;
  readonly sure: boolean;
  readonly percent: PercentReading;
  /** the wording that decided, for explaining */
  readonly because: string;
};

/**
 * Reads how far a task is from what an agency wrote about it.
 * @param taskTexts the task's own words, which a result may repeat and which say nothing of its status
 * @param continuous the task goes on all year, so that a document never ends it while work is under way
 * @param product the expected product: an issued plan is the end of a task only where the plan is the product
 */
export function readStatus(
  text: string,
  {
    taskTexts,
    product,
    continuous = false,
  }: { taskTexts: readonly string[]; product: string | null; continuous?: boolean },
): StatusReading {
  const said = withoutEcho(text, taskTexts);
  const percent = readPercentInWords(said);
  const { folded, plain } = foldForCues(said);
  const bare = folded.replace(/[.;,]+$/, '').trim();
  if (BARE_DONE.has(bare)) return { status: 'completed', sure: true, percent, because: bare };
  if (BARE_NOTHING.has(bare)) {
    return { status: 'not_applicable', sure: true, percent: { kind: 'none' }, because: tidyText(text) };
  }
  const cues = findCues(folded, plain).filter((cue) => cue.kind !== 'harmless' && !isDemand(folded, cue));
  const verdict = judge(cues, percent, { product: findProduct(said, product), folded, continuous });
  return { ...verdict, percent };
}

const COUNTED =
  /\d+\s+(?:lượt |bộ )?(?:hồ sơ|lượt|trường hợp|thủ tục|tài khoản|người|công dân|đơn vị|văn bản|lớp|buổi|tin|bài|thẻ|đối tượng|hộ|tổ|mô hình|xã|phường|cơ sở|trường|ho so|luot|truong hop|thu tuc|tai khoan|nguoi|don vi|van ban|lop|buoi|doi tuong)(?![\p{L}])/u;

type Verdict = { status: RecordStatus; sure: boolean; because: string };

function judge(
  cues: readonly Cue[],
  percent: PercentReading,
  { product, folded, continuous }: { product: ReturnType<typeof findProduct>; folded: string; continuous: boolean },
): Verdict {
  const active = (kind: Cue['kind']): Cue | undefined =>
    cues.find((cue) => cue.kind === kind && !cue.negated && !cue.future);
  const done = active('done');
  const unfinished = cues.find((cue) => (cue.kind === 'done' || cue.kind === 'issued') && cue.negated);
  const doings = cues.filter((cue) => cue.kind === 'doing' && !cue.negated && !cue.future);
  const [doing] = doings;
  const waiting = active('submitted');
  const notYet = cues.find(
    (cue) => cue.kind === 'not_started' && !cue.negated && !cue.future && !isWishedEnd(folded, cue),
  );
  const nothing = active('nothing_arose') ?? active('not_ours');
  const by = (status: RecordStatus, cue: Cue | undefined, sure = true): Verdict => ({
    status,
    sure,
    because: cue?.phrase ?? '',
  });
  if (nothing !== undefined && done === undefined && doing === undefined && active('issued') === undefined) {
    return by('not_applicable', nothing);
  }
  const stopped = active('stopped');
  if (stopped !== undefined && done === undefined) return by('unclear', stopped, false);
  const partly = active('partly');
  const partOnly = percent.kind === 'percent' && percent.percent > 0 && percent.percent < 100;
  const phase = /\d\s*%\s*(?:của )?(?:giai đoạn|bước|đợt|phần|giai doan|buoc|dot|phan)(?![\p{L}])/u.test(folded);
  if (partly !== undefined || partOnly || phase) return by('in_progress', partly ?? done);
  if (done !== undefined) {
    const opened = doings.some((cue) => cue.phrase !== 'còn' && cue.phrase !== 'con' && isLater(cue, done, folded));
    if (opened || unfinished !== undefined || (notYet !== undefined && notYet.phrase !== 'sẽ'))
      return by('in_progress', doing ?? unfinished ?? notYet);
    return by('completed', done);
  }
  if (percent.kind === 'percent' && percent.percent === 100 && doing === undefined && unfinished === undefined) {
    return by('completed', undefined);
  }
  const issued = active('issued');
  if (product === 'delivered' && unfinished === undefined && notYet === undefined)
    return by('completed', issued ?? waiting);
  if (
    issued !== undefined &&
    product === 'unknown' &&
    doing === undefined &&
    waiting === undefined &&
    unfinished === undefined
  ) {
    return by('completed', issued, false);
  }
  if (issued !== undefined || doing !== undefined || waiting !== undefined)
    return by('in_progress', doing ?? waiting ?? issued);
  if (notYet !== undefined) return by('not_started', notYet);
  if (unfinished !== undefined) return by('in_progress', unfinished);
  if (percent.kind === 'percent' && percent.percent === 0) return by('not_started', undefined);
  const overdue = active('overdue');
  if (overdue !== undefined) return by('in_progress', overdue);
  const wished = cues.find((cue) => cue.kind === 'done' && cue.future);
  if (wished !== undefined) return by('in_progress', wished, false);
  const planned = cues.find((cue) => cue.future && cue.kind !== 'kept_up');
  if (planned !== undefined || /(?:^|[^\p{L}])(?:dự kiến|du kien)(?![\p{L}])/u.test(folded))
    return by('not_started', planned, false);
  const keptUp = active('kept_up');
  if (keptUp !== undefined) return by('in_progress', keptUp);
  // Activity without a word of its end: "đã phối hợp …", "thu nhận 45 hồ sơ".
  if (/(?:^|[^\p{L}])(?:đã|da)\s+\p{L}/u.test(folded) || COUNTED.test(folded))
    return by('in_progress', undefined, false);
  return { status: 'unclear', sure: false, because: '' };
}

/** Work that goes on beside or after the finished part; "tiếp tục duy trì" after "đã hoàn thành" keeps it up only. */
function isLater(doing: Cue, done: Cue, folded: string): boolean {
  if (doing.start < done.start) {
    // "đang hoàn thành": the work itself is not done
    return doing.phrase === 'đang' || doing.phrase === 'dang' || doing.phrase === 'đã và đang';
  }
  if (doing.phrase.startsWith('tiếp tục') || doing.phrase.startsWith('tiep tuc')) {
    return !/^\s*(?:duy trì|thực hiện|triển khai|vận hành|theo dõi|phát huy|cập nhật|duy tri|thuc hien|trien khai)?/u.test(
      folded.slice(doing.end),
    );
  }
  return doing.phrase === 'đang' || doing.phrase === 'dang';
}

/** "Sẽ hoàn thành trong tháng 5" speaks of the end of work, not of its beginning. */
function isWishedEnd(folded: string, cue: Cue): boolean {
  return (
    (cue.phrase === 'sẽ' || cue.phrase === 'se') &&
    /^\s*(?:hoàn thành|hoàn tất|xong|hoan thanh|hoan tat)/u.test(folded.slice(cue.end))
  );
}

/** "Hoàn thành trước ngày 5/4/2025" without "đã" repeats the demand of the plan. */
function isDemand(folded: string, cue: Cue): boolean {
  if (cue.kind !== 'done' || cue.past || cue.future) return false;
  return /^\s*(?:trước|trong|vào|chậm nhất|xong trước|truoc|trong|vao|cham nhat)\s+(?:ngày|tháng|quý|năm|ngay|thang|quy|nam|\d)/u.test(
    folded.slice(cue.end),
  );
}

/** Whether a text is a bare "nothing": in a column of difficulties it means that there are none. */
export function isBareNothing(text: string): boolean {
  const folded = foldText(text)
    .replace(/[.;]+$/, '')
    .trim();
  return /^(?:khong(?: co)?(?: (?:kho khan|vuong mac|phat sinh|de xuat|kien nghi|gi|y kien))*(?:,? (?:kho khan|vuong mac|kien nghi|de xuat))*|kps|[-–—/.…_\s]*|0|n\/a|chua (?:co|phat sinh)(?: (?:kho khan|vuong mac|de xuat|kien nghi))*(?:,? (?:vuong mac|kien nghi))*)$/.test(
    folded,
  );
}
