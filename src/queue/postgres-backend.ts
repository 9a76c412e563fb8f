import { createPostgresBackend, withBackend, type PostgresPoolConfig } from 'bullmq';
import type { QueueBackend } from './queue-backend.ts';

const { Queue, Worker } = withBackend(createPostgresBackend);

/** A queue asks for one thing at a time; a worker takes, renews and ends jobs at once. Both listen on a connection more. */
const QUEUE_POOL_SIZE = 1;
const WORKER_POOL_SIZE = 2;

/** Jobs beside the store, in a schema of their own that BullMQ makes and keeps up to date. */
export function openPostgresBackend(connection: PostgresPoolConfig, schema: string): QueueBackend {
  const given = connection['options'];
  const config = {
    application_name: 'mung10 queue',
    ...connection,
    // A crash may take the last half second of the queue with it, which is nothing: the store knows what there is to do.
    options: `${typeof given === 'string' ? given : ''} -c synchronous_commit=off`.trim(),
    schema,
    migrate: true,
  };
  return {
    openQueue: (name) => new Queue(name, { connection: { ...config, max: QUEUE_POOL_SIZE } }),
    openWorker: (name, run, options) =>
      new Worker(name, run, { ...options, connection: { ...config, max: WORKER_POOL_SIZE } }),
    close: async () => {},
  };
}
