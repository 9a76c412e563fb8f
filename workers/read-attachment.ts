import type { StoreContext } from '../src/app/context.ts';
import { readStoredAttachment } from '../src/app/read-attachment.ts';
import type { ReaderPool } from '../src/app/reader/reader-pool.ts';
import type { WorkerSpec } from '../src/queue/start-worker.ts';

/** Reads files into what they say, as many at once as there are readers. */
export function readAttachmentWorker(context: StoreContext, readers: ReaderPool): WorkerSpec<'read_attachment'> {
  return {
    concurrency: context.config.limits.readers,
    run: (payload) => readStoredAttachment(context, readers, payload),
  };
}
