import type { StoreContext } from '../src/app/context.ts';
import { settle } from '../src/app/settle.ts';
import type { WorkerSpec } from '../src/queue/start-worker.ts';

/** Puts periods in order, one at a time: each replaces a whole picture. */
export function settlePeriodWorker(context: StoreContext): WorkerSpec<'settle_period'> {
  return { concurrency: 1, run: async ({ period }) => void (await settle(context, period)) };
}
