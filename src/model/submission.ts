import type { AttachmentOutcome } from './message.ts';
import type { PeriodId } from './period.ts';

export type SubmissionState = 'in_force' | 'superseded' | 'needs_review' | 'rejected';
export type Timeliness = 'on_time' | 'late';

/** What one agency sent for one period in one message; versions count from 1 in the order of arrival. */
export type Submission = {
  /** `id` null: the letterhead names an agency that the roster lacks */
  readonly agency: { readonly id: string | null; readonly name: string };
  readonly period: PeriodId;
  readonly version: number;
  readonly state: SubmissionState;
  readonly timeliness: Timeliness;
  readonly receivedAt: Date;
  readonly messageSha256: string;
  readonly messageId: string | null;
  readonly from: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly outcome: AttachmentOutcome;
  }[];
  /** how many of its records are in force */
  readonly records: number;
};
