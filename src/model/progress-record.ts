import type { PeriodId } from './period.ts';
import type { PlanCode, TaskKey } from './plan.ts';
import type { Source } from './source.ts';

export const RECORD_STATUSES = ['completed', 'in_progress', 'not_started', 'not_applicable', 'unclear'] as const;
/** What the agency says of a task, read from ticks, percent or words; never concluded by us. */
export type RecordStatus = (typeof RECORD_STATUSES)[number];

/** What one file says about one task of a plan, in the agency's words. null = the agency left it blank. */
export type TaskReading = {
  readonly plan: PlanCode;
  /** the plan's own number */
  readonly task: number;
  readonly status: RecordStatus;
  /** 0–100 */
  readonly percent: number | null;
  readonly result: string | null;
  readonly difficulties: string | null;
  readonly proposals: string | null;
  /** 0–1, calibrated: of the records with 0.9, nine of ten are right */
  readonly confidence: number;
  readonly needsReview: boolean;
  /** what is in doubt: which task the row belongs to (it does not count yet) or what its status is (it counts as unclear) */
  readonly reviewKind?: 'row' | 'status';
  /** why a person must look, in Vietnamese; null when not needed */
  readonly reviewReason: string | null;
  /** the task as the agency wrote it */
  readonly rowText: string;
  readonly candidates: readonly Candidate[];
  readonly source: Source;
};

export type Candidate = TaskKey & { readonly confidence: number; readonly evidence: readonly string[] };

/** A task reading in force: whose, for which period, out of which version of the agency's submission. */
export type ProgressRecord = TaskReading & {
  readonly agency: { readonly id: string; readonly name: string };
  readonly period: PeriodId;
  readonly submissionVersion: number;
  /** the message that brought it */
  readonly messageSha256: string;
  /** where a person changed it */
  readonly corrected: boolean;
};
