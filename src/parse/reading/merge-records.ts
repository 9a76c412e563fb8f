import { foldWords } from '../../model/fold-text.ts';
import { taskKeyText } from '../../model/plan.ts';
import type { TaskReading } from '../../model/progress-record.ts';
import type { Remark } from '../../model/remark.ts';

type Made = { readonly record: TaskReading; readonly place: 'table' | 'narrative' };

/**
 * One file says one thing about one task: what narrative and table (or two rows) say of it is put together, the table
 * first, and remarked on where they disagree.
 */
export function mergeRecords(made: readonly Made[]): { records: readonly TaskReading[]; remarks: readonly Remark[] } {
  const byTask = new Map<string, Made[]>();
  for (const each of made) {
    const key = taskKeyText(each.record);
    byTask.set(key, [...(byTask.get(key) ?? []), each]);
  }
  const remarks: Remark[] = [];
  const records = [...byTask.values()].flatMap((same) => {
    const sorted = same.toSorted(
      (one, other) => Number(one.place === 'narrative') - Number(other.place === 'narrative'),
    );
    const [first, ...others] = sorted.map((each) => each.record);
    if (first === undefined) return [];
    return [others.reduce((one, other) => mergeTwo(one, other, remarks), first)];
  });
  return { records, remarks };
}

function mergeTwo(first: TaskReading, second: TaskReading, remarks: Remark[]): TaskReading {
  // What surely speaks of the task leads; a doubtful row beside it does not keep it from counting.
  const swapped = first.reviewKind === 'row' && second.reviewKind !== 'row';
  const [one, other] = swapped ? [second, first] : [first, second];
  const disagree = one.status !== other.status && one.status !== 'unclear' && other.status !== 'unclear';
  const message = `Nhiệm vụ ${one.task} (${one.plan}) được nêu ở nhiều nơi trong tệp${disagree ? ' với trạng thái khác nhau' : ''}.`;
  remarks.push({ code: 'duplicate_task_row', message, source: other.source });
  const reasons = [one.reviewReason, other.reviewReason, disagree ? message : null].filter((reason) => reason !== null);
  const status = one.status === 'unclear' ? other.status : one.status;
  const settled =
    one.status === 'unclear' && other.status !== 'unclear'
      ? [other.reviewReason].filter((reason) => reason !== null)
      : reasons;
  const { reviewKind, ...rest } = one;
  return {
    ...rest,
    status,
    percent: one.percent ?? other.percent,
    result: joinOnce(one.result, other.result),
    difficulties: joinOnce(one.difficulties, other.difficulties),
    proposals: joinOnce(one.proposals, other.proposals),
    confidence: disagree ? Math.min(one.confidence, other.confidence) : Math.max(one.confidence, other.confidence),
    needsReview: settled.length > 0,
    ...(settled.length > 0 ? { reviewKind: reviewKind ?? ('status' as const) } : {}),
    reviewReason: settled.length === 0 ? null : [...new Set(settled)].join(' '),
  };
}

function joinOnce(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  const [first, second] = [foldWords(one), foldWords(other)];
  if (first.includes(second)) return one;
  return second.includes(first) ? other : `${one} ${other}`;
}
