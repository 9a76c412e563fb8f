import { taskKeyText } from '../../model/plan.ts';
import type { Candidate } from '../../model/progress-record.ts';
import type { TaskMatch, TaskQuery } from './task-query.ts';
import type { Weighed } from './weigh-evidence.ts';

/** At or above: a record that counts by itself. */
export const ACCEPTED_FROM = 0.9;
/** At or above, below ACCEPTED_FROM: a record that counts only after a person agrees. Below: no record, only a proposal. */
const PROBABLE_FROM = 0.6;
/** A candidate worth naming as a rival. */
const RIVAL_FROM = 0.15;

/** Where no plan is named, a near twin in another plan with this share leaves the row open; with the lower one, doubtful. */
const TWIN_LEAVES_OPEN = 0.1;
const TWIN_CASTS_DOUBT = 0.01;

/** Turns the shares of the candidates into the verdict on one row. */
export function decide(
  query: TaskQuery,
  {
    chosen,
    shares,
    candidates,
    repeats,
  }: {
    chosen: Weighed | undefined;
    shares: ReadonlyMap<string, number>;
    candidates: readonly Candidate[];
    /** the best candidate, when another row holds it and says the same */
    repeats: Weighed | undefined;
  },
): TaskMatch {
  const confidence = chosen === undefined ? 0 : (shares.get(chosen.task.key) ?? 0);
  if (repeats !== undefined)
    return { verdict: 'repeated', task: keyOf(repeats), confidence: ACCEPTED_FROM, candidates };
  const twin = chosen === undefined || query.plansNamedBy !== null ? 0 : shareOfTwins(chosen, shares);
  if (twin >= TWIN_LEAVES_OPEN) return { verdict: 'ambiguous_plan', task: null, confidence, candidates };
  if (chosen !== undefined && confidence >= PROBABLE_FROM) {
    const verdict = confidence >= ACCEPTED_FROM && twin < TWIN_CASTS_DOUBT ? 'accepted' : 'probable';
    return { verdict, task: keyOf(chosen), confidence, candidates };
  }
  const rivals = candidates.filter((candidate) => candidate.confidence >= RIVAL_FROM);
  if (rivals.length >= 2) {
    const verdict = rivals[0]?.plan === rivals[1]?.plan ? 'ambiguous_task' : 'ambiguous_plan';
    return { verdict, task: null, confidence, candidates };
  }
  // A row that says whose plan it belongs to, or that is like no task at all, is one of the agency's own.
  const verdict = rivals.length === 0 || query.underOwnPlan ? 'own_plan_task' : 'no_task_found';
  return { verdict, task: null, confidence, candidates };
}

/** How likely the row means a near twin of the chosen task, in another plan. */
function shareOfTwins({ task }: Weighed, shares: ReadonlyMap<string, number>): number {
  return Math.max(0, ...task.task.twins.map((twin) => shares.get(taskKeyText(twin)) ?? 0));
}

function keyOf({ task }: Weighed): { plan: string; task: number } {
  return { plan: task.plan.code, task: task.task.number };
}
