import type { PeriodId } from './period.ts';
import type { Candidate } from './progress-record.ts';
import type { Source } from './source.ts';

export type ReviewKind = 'row' | 'status' | 'agency' | 'period' | 'sender' | 'attachment' | 'submission' | 'general';

/** One thing that waits for a person. The id is made from what it is about, so that it stays the same at each reading. */
export type ReviewItem = {
  readonly id: string;
  readonly kind: ReviewKind;
  readonly period: PeriodId;
  readonly messageSha256: string;
  readonly messageId: string | null;
  readonly agency: { readonly id: string | null; readonly name: string } | null;
  readonly source: Source | null;
  /** the words in question, as written */
  readonly text: string;
  /** why it waits: one sentence in Vietnamese */
  readonly reason: string;
  readonly candidates: readonly Candidate[];
};
