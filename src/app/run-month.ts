import { join } from 'node:path';
import type { PeriodId } from '../model/period.ts';
import { collectMail, type Collected, type ReportProgress } from './collect-mail.ts';
import { makeReport } from './make-report.ts';
import { catchUp } from './catch-up.ts';
import type { JobContext } from './read-new-mail.ts';
import { saveOutput } from './save-output.ts';
import { summarizeMonth, type MonthSummary } from './summarize-month.ts';

export type TakenIn = Collected & { readonly periods: readonly PeriodId[] };

export type RunSummary = MonthSummary & {
  readonly report: { readonly version: number; readonly file: string; readonly sha256: string };
};

/** Takes new messages in, reads them and puts the periods that they touch in order. */
export async function takeIn(
  context: JobContext,
  { from, onProgress }: { readonly from: string; readonly onProgress: ReportProgress },
): Promise<TakenIn> {
  const collected = await collectMail(context, { from, onProgress });
  return { ...collected, periods: await catchUp(context, onProgress) };
}

/** The monthly job: takes in, consolidates the period, renders its report into a folder, and gives the accounts. */
export async function runMonth(
  context: JobContext,
  job: {
    readonly from: string;
    readonly period: PeriodId;
    readonly outDir: string;
    readonly onProgress: ReportProgress;
  },
): Promise<RunSummary> {
  const { period } = job;
  const collected = await takeIn(context, job);
  job.onProgress('Rendering', 0, 1);
  const { version, bytes } = await makeReport(context, period);
  const name = `bao-cao-tong-hop-${period}-v${version.version}.docx`;
  const file = await saveOutput(join(job.outDir, name), bytes);
  const summary = await summarizeMonth(context, period, collected);
  context.log.info({ period, version: version.version, sha256: version.sha256 }, 'report made');
  return { ...summary, report: { version: version.version, file, sha256: version.sha256 } };
}
