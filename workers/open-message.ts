import type { StoreContext } from '../src/app/context.ts';
import { openStoredMessage } from '../src/app/open-message.ts';
import type { ReaderPool } from '../src/app/reader/reader-pool.ts';
import type { WorkerSpec } from '../src/queue/start-worker.ts';

/** Opens mails into their files, as many at once as there are readers. */
export function openMessageWorker(context: StoreContext, readers: ReaderPool): WorkerSpec<'open_message'> {
  return {
    concurrency: context.config.limits.readers,
    run: ({ messageSha256 }) => openStoredMessage(context, readers, messageSha256),
  };
}
