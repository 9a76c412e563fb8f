import type { Candidate } from '../../model/progress-record.ts';
import type { UnmatchedReason } from '../../model/reading.ts';
import type { PlanCode, TaskKey } from '../../model/plan.ts';

/** What a report says of which task it means: the question that matching answers. */
export type TaskQuery = {
  /** the task in the agency's words */
  readonly text: string;
  /** the number in the row, which may be the plan's or the agency's own */
  readonly number: number | null;
  /** the words call it the plan's number: "nhiệm vụ số 9" */
  readonly callsNumber: boolean;
  /** plans named for it, and where: beside the row or above its table, or only in the title of the whole document */
  readonly plans: readonly PlanCode[];
  readonly plansNamedBy: 'row' | 'heading' | 'document' | null;
  readonly groupTitle: string | null;
  readonly lead: string | null;
  readonly product: string | null;
  readonly deadline: string | null;
  /** it stands under a heading that speaks of the agency's own plan */
  readonly underOwnPlan: boolean;
};

export type TaskMatch = {
  readonly verdict:
    | 'accepted' // counts without a person
    | 'probable' // a record, but a person must agree
    | 'repeated' // another row of the same table says the same task better
    | Extract<UnmatchedReason, 'own_plan_task' | 'no_task_found' | 'ambiguous_task' | 'ambiguous_plan'>;
  readonly task: TaskKey | null;
  readonly confidence: number;
  /** best first */
  readonly candidates: readonly Candidate[];
};
