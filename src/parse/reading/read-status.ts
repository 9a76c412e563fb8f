import { foldText, tidyText } from '../../model/fold-text.ts';
import { findProduct } from './find-product.ts';
import { judgeWords, type Verdict } from './judge-words.ts';
import { findCues, foldForCues, type Cue } from './find-cues.ts';
import { readPercentInWords, type PercentReading } from './read-percent.ts';
import { BARE_DONE, BARE_NOTHING } from './status-words.ts';
import { withoutEcho } from './without-echo.ts';

/** What words say of status. `sure` is false where the words only describe activity. */
export type StatusReading = Verdict & { readonly percent: PercentReading };

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
  const verdict = judgeWords({ folded, cues, percent, product: findProduct(said, product), continuous });
  return { ...verdict, percent };
}

/** "Hoàn thành trước ngày 5/4/2025" without "đã" repeats the demand of the plan. */
function isDemand(folded: string, cue: Cue): boolean {
  if (cue.kind !== 'done' || cue.past || cue.future) return false;
  return /^\s*(?:trước|trong|vào|chậm nhất|xong trước|truoc|trong|vao|cham nhat)\s+(?:ngày|tháng|quý|năm|ngay|thang|quy|nam|\d)/u.test(
    folded.slice(cue.end),
  );
}

/** What may follow "không" or "chưa" when there is nothing to say. */
const OF_NOTHING =
  /^(?:co|gap|phat|sinh|ghi|nhan|kho|khan|vuong|mac|de|xuat|kien|nghi|gi|nao|y|ton|tai|han|che|nhiem|vu|qua|cham|tre|tien|do|va|hoac|lon|them|khac|dang|ke)$/;
const NOTHING_BEFORE = /^(?:(?:hien nay|hien tai|den nay|trong thang|trong ky|don vi|co ban),? )*/;

/** Whether a text is a bare "nothing": in a column of difficulties it means that there are none. */
export function isBareNothing(text: string): boolean {
  const folded = foldText(text)
    .replace(/[.;!]+$/, '')
    .trim();
  if (/^(?:kps|[-–—/.…_\s]*|0|n\/a)$/.test(folded)) return true;
  const [no, ...others] = folded.replace(NOTHING_BEFORE, '').split(/[\s,;/]+/);
  if (no !== 'khong' && (no !== 'chua' || others.length === 0)) return false;
  return others.every((word) => OF_NOTHING.test(word));
}
