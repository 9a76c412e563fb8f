import type { Catalog } from '../../model/catalog.ts';
import { foldMarks, foldWords } from '../../model/fold-text.ts';
import type { Candidate } from '../../model/progress-record.ts';
import { assignRows, takeGreatest } from './assign-rows.ts';
import { ACCEPTED_FROM, decide } from './decide.ts';
import { listHabits } from './table-habits.ts';
import { taskIndexOf } from './task-index.ts';
import type { TaskMatch, TaskQuery } from './task-query.ts';
import { weighOrder, type Anchor } from './weigh-order.ts';
import { NO_TASK, weighEvidence, weighText, type Weighed } from './weigh-evidence.ts';

/** Own-plan headings make "no task of the province's plans" that much likelier. */
const OWN_PLAN_WEIGHT = 4;
/**
 * So do the words "của đơn vị", "của xã" in the row: the province's plans never say them of one agency, nor do
 * they speak of its rooms and villages. */
const OWN_WORDS_WEIGHT = 2.5;
const OWN_WORDS =
  /(?:của|tại|cho) (?:đơn vị|cơ quan|xã|phường|thị trấn|huyện|thị xã|thành phố|sở|ngành|địa phương|ubnd (?:xã|phường|thị trấn|huyện))(?: mình)?(?:[.,;]|$)|(?:phòng,? ban|phòng chuyên môn|(?<!nông )thôn|khu phố|tổ dân phố|nội bộ|trực thuộc)(?![\p{L}])/u;
const CANDIDATES_SHOWN = 5;
/** Less likely tasks are noise. */
const LEAST_CONFIDENCE_SHOWN = 0.05;
/** The plans have some 73 tasks; a longer table is no table of them, and the exact way grows with the cube. */
const MOST_ROWS_ASSIGNED = 250;

/**
 * Finds the tasks that the rows of one table (or the passages of one narrative) mean, all together: a task goes to one
 * row only, and what the clear rows show of the table's habits helps the others.
 * @returns one match per query, in order
 */
export function matchTasks(
  queries: readonly TaskQuery[],
  { catalog, agencyId }: { catalog: Catalog; agencyId: string | null },
): readonly TaskMatch[] {
  const index = taskIndexOf(catalog);
  const byText = queries.map((query) => weighText(query.text, index));
  const habits = listHabits(queries, byText);
  const first = queries.map((query, at) => weighEvidence(query, byText[at] ?? [], { habits, agencyId, index }));
  const floors = queries.map(
    (query) =>
      NO_TASK + (query.underOwnPlan ? OWN_PLAN_WEIGHT : 0) + (speaksOfItself(query.text) ? OWN_WORDS_WEIGHT : 0),
  );
  const certain = first.flatMap((candidates, row) => findAnchor(candidates, row, floors[row] ?? NO_TASK));
  const weighed = weighOrder(first, certain);
  const chosen = assign(weighed, floors);
  const holders = new Map<string, number>();
  for (const [row, key] of chosen.entries()) if (key !== null) holders.set(key, row);
  const alone = weighed.map((candidates, row) => shareOut(candidates, floors[row] ?? NO_TASK, () => 1));
  return queries.map((query, row) => {
    // What another row holds with certainty is no rival here.
    const freedom = (key: string): number => {
      const holder = holders.get(key);
      if (holder === undefined || holder === row) return 1;
      return 1 - (alone[holder]?.get(key) ?? 0);
    };
    const candidates = weighed[row] ?? [];
    const shares = shareOut(candidates, floors[row] ?? NO_TASK, freedom);
    const best = candidates[0];
    const holder = best === undefined ? undefined : holders.get(best.task.key);
    const holds = holder === undefined || holder === row ? undefined : queries[holder];
    return decide(query, {
      chosen: candidates.find((each) => each.task.key === chosen[row]),
      shares,
      candidates: describeCandidates(candidates, shares),
      repeats: holds !== undefined && isClear(alone[row], best) && saysTheSame(query, holds) ? best : undefined,
    });
  });
}

/** The task of a row that its own evidence leaves no doubt of. */
function findAnchor(candidates: readonly Weighed[], row: number, floor: number): readonly Anchor[] {
  const [best] = candidates;
  if (
    best === undefined ||
    !isClear(
      shareOut(candidates, floor, () => 1),
      best,
    )
  )
    return [];
  return [{ row, plan: best.task.plan.code, task: best.task.task.number }];
}

/** Its own words leave no other task. */
function isClear(shares: ReadonlyMap<string, number> | undefined, best: Weighed | undefined): boolean {
  return best !== undefined && (shares?.get(best.task.key) ?? 0) >= ACCEPTED_FROM;
}

/** Two rows that name a task in the same words, or by the same number, say the same task twice. */
function saysTheSame(one: TaskQuery, other: TaskQuery): boolean {
  return foldWords(one.text) === foldWords(other.text) || (one.number !== null && one.number === other.number);
}

function assign(weighed: readonly (readonly Weighed[])[], floors: readonly number[]): readonly (string | null)[] {
  const keys = [...new Set(weighed.flatMap((candidates) => candidates.map((each) => each.task.key)))];
  const columnOf = new Map(keys.map((key, column) => [key, column]));
  const gains = weighed.map((candidates, row) => {
    const gain = Array.from({ length: keys.length }, () => 0);
    for (const each of candidates) gain[columnOf.get(each.task.key) ?? 0] = each.score - (floors[row] ?? NO_TASK);
    return gain;
  });
  const chosen = weighed.length <= MOST_ROWS_ASSIGNED ? assignRows(gains) : takeGreatest(gains);
  return chosen.map((column) => (column === null ? null : (keys[column] ?? null)));
}

/** Turns scores into shares that, with "no task", sum to 1. */
function shareOut(
  candidates: readonly Weighed[],
  floor: number,
  freedom: (key: string) => number,
): ReadonlyMap<string, number> {
  const top = Math.max(floor, ...candidates.map((each) => each.score));
  const odds = candidates.map((each) => Math.exp(each.score - top) * freedom(each.task.key));
  const sum = odds.reduce((total, each) => total + each, Math.exp(floor - top));
  return new Map(candidates.map((each, at) => [each.task.key, (odds[at] ?? 0) / sum]));
}

function describeCandidates(candidates: readonly Weighed[], shares: ReadonlyMap<string, number>): readonly Candidate[] {
  return candidates
    .map(({ task, evidence }) => ({
      plan: task.plan.code,
      task: task.task.number,
      confidence: roundShare(shares.get(task.key) ?? 0),
      evidence: evidence.map((each) => each.words),
    }))
    .filter((candidate) => candidate.confidence >= LEAST_CONFIDENCE_SHOWN)
    .slice(0, CANDIDATES_SHOWN);
}

function speaksOfItself(text: string): boolean {
  return OWN_WORDS.test(foldMarks(text));
}

function roundShare(share: number): number {
  return Math.round(share * 1000) / 1000;
}
