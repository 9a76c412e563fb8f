import type { PeriodId } from '../model/period.ts';
import type { ReportProgress } from './collect-mail.ts';
import { readNewMail, type JobContext } from './read-new-mail.ts';
import { resolveNewMessages } from './settle.ts';
import { settleStalePeriods } from './settle-stale-periods.ts';

/**
 * Brings what the store concludes up to the mail that it holds, by this edition of program and catalogue: whatever came
 * new, was left half done by a killed process, or was last read with another catalogue.
 * @returns the periods whose picture was made anew, in order
 */
export async function catchUp(context: JobContext, onProgress: ReportProgress): Promise<readonly PeriodId[]> {
  await readNewMail(context, onProgress);
  await resolveNewMessages(context);
  return settleStalePeriods(context);
}
