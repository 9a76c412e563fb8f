import { UpstreamError } from '../model/errors.ts';
import type { PeriodId } from '../model/period.ts';
import { hashSettlementInputs } from './hash-settlement-inputs.ts';
import type { JobContext } from './read-new-mail.ts';

/**
 * Settles every period whose claims are not those that it was last settled from. The store says which they are, so one
 * that a killed process left behind is found by the next.
 * @returns the periods that were settled, in order
 * @throws UpstreamError when one is still behind after its job
 */
export async function settleStalePeriods(context: JobContext): Promise<readonly PeriodId[]> {
  const stale = await listStalePeriods(context);
  for (const { period, inputsSha256 } of stale) await context.queues.enqueue('settle_period', { period, inputsSha256 });
  await context.queues.waitUntilIdle();
  const left = await listStalePeriods(context);
  if (left.length > 0) {
    const names = left.map(({ period }) => period).join(', ');
    throw new UpstreamError(
      'queue',
      `Not put in order: ${names}. Another command took mail in at the same time, or the log says why; run this again.`,
    );
  }
  return stale.map(({ period }) => period);
}

async function listStalePeriods({
  store,
}: JobContext): Promise<readonly { readonly period: PeriodId; readonly inputsSha256: string }[]> {
  const stale = [];
  // a period that its last message left has a settlement and no claims
  const periods = new Set([
    ...(await store.claims.listClaimedPeriods()),
    ...(await store.settlements.listSettledPeriods()),
  ]);
  for (const period of [...periods].toSorted()) {
    const inputsSha256 = hashSettlementInputs(await store.claims.listEditedClaims(period));
    const mark = await store.settlements.findSettlementMark(period);
    if (mark?.inputsSha256 !== inputsSha256) stale.push({ period, inputsSha256 });
  }
  return stale;
}
