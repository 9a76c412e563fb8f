import type { GeneralStatement, OwnPlanRow } from './consolidation.ts';
import type { PeriodId } from './period.ts';
import type { ProgressRecord } from './progress-record.ts';
import type { RowAccount } from './reading.ts';
import type { ReviewItem } from './review.ts';
import type { Submission } from './submission.ts';

/** A period with its submissions put in order: what is in force, what waits. Made anew from the ledger at any time. */
export type Settlement = {
  readonly period: PeriodId;
  /** by agency in catalogue order, then version */
  readonly submissions: readonly Submission[];
  /** in force, by plan, task, agency */
  readonly records: readonly ProgressRecord[];
  readonly statements: readonly GeneralStatement[];
  readonly ownPlanRows: readonly OwnPlanRow[];
  readonly reviews: readonly ReviewItem[];
  /** rows of the files that make up the period's reports, each file once; files without any content are not among them */
  readonly rows: RowAccount;
};
