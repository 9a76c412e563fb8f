import type { TaskQuery } from './task-query.ts';
import { NO_TASK, type TableHabits, type Weighed } from './weigh-evidence.ts';

/** How far the best candidate must lead, by its text alone, to teach something about the table. */
const CLEAR_LEAD = 2;
const CLEAR_SCORE = NO_TASK + 2;
/** Number evidence by the share of clear rows whose number is the plan's. */
const NUMBER_SLOPE = 6;
const NUMBER_AT_ZERO = 0.4;
const NUMBER_MOST = 3.5;
/** Fewer clear rows than this say little about which plan a table follows. */
const ROWS_THAT_TELL_PLAN = 3;

/** Learns from the rows that are clear by text alone whether a table keeps the plan's numbers and which plans it follows. */
export function listHabits(queries: readonly TaskQuery[], byText: readonly (readonly Weighed[])[]): TableHabits {
  let [agree, numbered] = [0, 0];
  const planCounts = new Map<string, number>();
  let clear = 0;
  for (const [row, query] of queries.entries()) {
    const best = findClearBest(byText[row] ?? []);
    if (best === undefined) continue;
    clear += 1;
    planCounts.set(best.task.plan.code, (planCounts.get(best.task.plan.code) ?? 0) + 1);
    if (query.number === null) continue;
    numbered += 1;
    if (query.number === best.task.task.number) agree += 1;
  }
  const agreement = (agree + 0.5) / (numbered + 1);
  const plans = new Set(byText.flatMap((candidates) => candidates.map((each) => each.task.plan.code)));
  return {
    numberWeight: Math.min(NUMBER_MOST, Math.max(0, NUMBER_SLOPE * (agreement - NUMBER_AT_ZERO))),
    planShare:
      clear < ROWS_THAT_TELL_PLAN
        ? new Map()
        : new Map([...plans].map((plan) => [plan, ((planCounts.get(plan) ?? 0) + 0.5) / (clear + 1)])),
  };
}

function findClearBest(candidates: readonly Weighed[]): Weighed | undefined {
  const [best, second] = candidates;
  if (best === undefined || best.score < CLEAR_SCORE) return undefined;
  return second === undefined || best.score - second.score >= CLEAR_LEAD ? best : undefined;
}
