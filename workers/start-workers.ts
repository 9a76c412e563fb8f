import type { StoreContext } from '../src/app/context.ts';
import type { ReaderPool } from '../src/app/reader/reader-pool.ts';
import type { Queues } from '../src/queue/open-queues.ts';
import { openMessageWorker } from './open-message.ts';
import { readAttachmentWorker } from './read-attachment.ts';
import { renderReportWorker } from './render-report.ts';
import { settlePeriodWorker } from './settle-period.ts';

/** Starts one worker for each kind of job in this process. */
export function startWorkers(context: StoreContext, queues: Queues, readers: ReaderPool): Promise<void> {
  return queues.startWorkers({
    open_message: openMessageWorker(context, readers),
    read_attachment: readAttachmentWorker(context, readers),
    settle_period: settlePeriodWorker(context),
    render_report: renderReportWorker(context),
  });
}
