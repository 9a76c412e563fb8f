import { openQueues, type QueuePlace } from '../queue/open-queues.ts';
import type { StoreContext } from './context.ts';
import type { JobContext } from './read-new-mail.ts';

/** Jobs live on Redis where one is configured, else beside the store. */
export async function withQueues<T>(context: StoreContext, work: (context: JobContext) => Promise<T>): Promise<T> {
  const { redisUrl } = context.config;
  const place: QueuePlace =
    redisUrl === null
      ? { kind: 'postgres', connection: context.store.connection, schema: 'bullmq' }
      : { kind: 'redis', url: redisUrl };
  const queues = await openQueues(place, context.log);
  try {
    return await work({ ...context, queues });
  } finally {
    await queues.close();
  }
}
