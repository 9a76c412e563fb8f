import type { StoreContext } from '../src/app/context.ts';
import { makeReport } from '../src/app/make-report.ts';
import type { WorkerSpec } from '../src/queue/start-worker.ts';

/** Renders reports and freezes them, one at a time. */
export function renderReportWorker(context: StoreContext): WorkerSpec<'render_report'> {
  return { concurrency: 1, run: async ({ period }) => void (await makeReport(context, period)) };
}
