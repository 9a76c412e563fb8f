import type { Weighed } from './weigh-evidence.ts';

/** A row whose task is certain by its own words. */
export type Anchor = { readonly row: number; readonly plan: string; readonly task: number };

const IN_ORDER_WEIGHT = 1.5;
const OUT_OF_ORDER_WEIGHT = -1;
const ANCHORS_THAT_TELL = 4;
/** A table is in the plan's order when this share of its steps from anchor to anchor goes up. */
const ORDERED_SHARE = 0.8;

/**
 * Adds what the order of rows tells: where the certain rows of a plan stand in the plan's order, a row between two of
 * them means a task between theirs.
 */
export function weighOrder(
  weighed: readonly (readonly Weighed[])[],
  anchors: readonly Anchor[],
): readonly (readonly Weighed[])[] {
  const ordered = new Map<string, readonly Anchor[]>();
  for (const plan of new Set(anchors.map((anchor) => anchor.plan))) {
    const own = anchors.filter((anchor) => anchor.plan === plan);
    if (isOrdered(own)) ordered.set(plan, own);
  }
  if (ordered.size === 0) return weighed;
  const anchored = new Set(anchors.map((anchor) => anchor.row));
  return weighed.map((candidates, row) =>
    anchored.has(row)
      ? candidates
      : candidates
          .map((candidate) => addOrder(candidate, row, ordered.get(candidate.task.plan.code)))
          .toSorted((one, other) => other.score - one.score),
  );
}

function addOrder(candidate: Weighed, row: number, anchors: readonly Anchor[] | undefined): Weighed {
  if (anchors === undefined) return candidate;
  const { number } = candidate.task.task;
  const before = anchors.findLast((anchor) => anchor.row < row)?.task ?? 0;
  const behind = anchors.find((anchor) => anchor.row > row)?.task ?? Number.POSITIVE_INFINITY;
  const fits = before < number && number < behind;
  const weight = fits ? IN_ORDER_WEIGHT : OUT_OF_ORDER_WEIGHT;
  const words = fits ? 'đúng thứ tự của kế hoạch' : 'không đúng thứ tự của kế hoạch';
  return { ...candidate, score: candidate.score + weight, evidence: [...candidate.evidence, { weight, words }] };
}

function isOrdered(anchors: readonly Anchor[]): boolean {
  if (anchors.length < ANCHORS_THAT_TELL) return false;
  const steps = anchors.slice(1).map((anchor, at) => anchor.task > (anchors[at]?.task ?? 0));
  return steps.filter(Boolean).length >= steps.length * ORDERED_SHARE;
}
