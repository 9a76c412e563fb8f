import type { PeriodId } from '../model/period.ts';
import type { ProgressRecord } from '../model/progress-record.ts';
import type { StoreContext } from './context.ts';

/** A record in force with the message that brought it: the last step of the way back to the mailbox. */
export type ListedRecord = {
  readonly record: ProgressRecord;
  readonly messageId: string | null;
  readonly from: string;
  readonly receivedAt: Date | null;
};

export async function listRecords({ store }: StoreContext, period: PeriodId): Promise<readonly ListedRecord[]> {
  const submissions = await store.settlements.listSubmissions(period);
  const byMessage = new Map(submissions.map((each) => [each.messageSha256, each]));
  return (await store.settlements.listRecords(period)).map((record) => {
    const submission = byMessage.get(record.messageSha256);
    return {
      record,
      messageId: submission?.messageId ?? null,
      from: submission?.from ?? '',
      receivedAt: submission?.receivedAt ?? null,
    };
  });
}
