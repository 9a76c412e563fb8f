import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isPeriodId, type PeriodId } from '../model/period.ts';

/**
 * The kinds of work, in the order in which one leads to the next: a job asks for jobs of later kinds only, so when a
 * kind is idle and all before it are, it stays idle.
 */
export const JOB_NAMES = ['open_message', 'read_attachment', 'settle_period', 'render_report'] as const;
export type JobName = (typeof JOB_NAMES)[number];

/** What a job is told: ids only. Its contents are in the store, which is the truth. */
export type JobPayloads = {
  readonly open_message: { readonly messageSha256: string };
  readonly read_attachment: { readonly sha256: string; readonly edition: string };
  // the inputs belong to the key: new mail of a period is new work, the same inputs twice are the same
  readonly settle_period: { readonly period: PeriodId; readonly inputsSha256: string };
  readonly render_report: { readonly period: PeriodId; readonly inputsSha256: string };
};

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const edition = z.string().min(1).max(200);
const period = z.string().refine(isPeriodId);

/** Jobs lie in a database and may be of another version of the program: they are checked when they are taken. */
export const jobPayloadSchemas: { readonly [Name in JobName]: z.ZodType<JobPayloads[Name]> } = {
  open_message: z.object({ messageSha256: sha256 }),
  read_attachment: z.object({ sha256, edition }),
  settle_period: z.object({ period, inputsSha256: sha256 }),
  render_report: z.object({ period, inputsSha256: sha256 }),
};

/** A job's natural key: the same work asked for twice is one job. No ":" and not all digits, for BullMQ. */
export const jobIds: { readonly [Name in JobName]: (payload: JobPayloads[Name]) => string } = {
  open_message: (payload) => `open-${payload.messageSha256}`,
  read_attachment: (payload) => `read-${payload.sha256}-${shorten(payload.edition)}`,
  settle_period: (payload) => `settle-${payload.period}-${shorten(payload.inputsSha256)}`,
  render_report: (payload) => `render-${payload.period}-${shorten(payload.inputsSha256)}`,
};

function shorten(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
