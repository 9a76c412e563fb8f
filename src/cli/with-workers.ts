import { withReaders, withStore, type Context } from '../app/context.ts';
import type { JobContext } from '../app/read-new-mail.ts';
import { withQueues } from '../app/with-queues.ts';
import { startWorkers } from '../../workers/start-workers.ts';

/** Runs one use case with the whole machinery in this process: store, readers, queues and workers on them. */
export function withWorkers<T>(context: Context, work: (context: JobContext) => Promise<T>): Promise<T> {
  return withStore(context, (store) =>
    withReaders(store, (readers) =>
      withQueues(store, async (jobs) => {
        await startWorkers(store, jobs.queues, readers);
        return work(jobs);
      }),
    ),
  );
}
