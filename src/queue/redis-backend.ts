import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { ConfigError, UpstreamError } from '../model/errors.ts';
import type { Log } from './log.ts';
import type { QueueBackend } from './queue-backend.ts';

const PREFIX = 'mung10';

/**
 * Jobs on Redis, for workers on several machines.
 * @throws UpstreamError when Redis is out of reach, ConfigError when it may throw jobs away
 */
export async function openRedisBackend(url: string, log: Log): Promise<QueueBackend> {
  // who asks is told at once that Redis is away; a worker waits for it to come back
  const asking = openClient(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false }, log);
  const working = openClient(url, { maxRetriesPerRequest: null }, log);
  const close = async (): Promise<void> => {
    asking.disconnect();
    working.disconnect();
  };
  // connect() says only that it failed; why is told to the listener
  let refusal: unknown;
  asking.once('error', (error) => (refusal = error));
  try {
    await asking.connect();
    await checkKeepsJobs(asking);
    await working.connect();
  } catch (error) {
    await close();
    throw describeRefusal(error instanceof ConfigError ? error : (refusal ?? error), asking);
  }
  return {
    openQueue: (name) => new Queue(name, { connection: asking, prefix: PREFIX }),
    openWorker: (name, run, options) => new Worker(name, run, { ...options, connection: working, prefix: PREFIX }),
    close,
  };
}

function openClient(
  url: string,
  options: Pick<RedisOptions, 'enableOfflineQueue' | 'maxRetriesPerRequest'>,
  log: Log,
): Redis {
  if (!/^rediss?:\/\//.test(url))
    throw new ConfigError('REDIS_URL is not an address like redis://:password@host:6379.');
  const client = new Redis(url, { ...options, lazyConnect: true });
  // before connect(): an unheard error would end the process
  client.on('error', (error) => log.warn({ error: error.message }, 'redis connection failed'));
  return client;
}

/** A Redis that makes room by forgetting keys would forget jobs. */
async function checkKeepsJobs(client: Redis): Promise<void> {
  // INFO, because hosted ones forbid CONFIG GET
  const policy = /^maxmemory_policy:(\S+)/m.exec(await client.info('memory'))?.[1];
  if (policy === undefined || policy === 'noeviction') return;
  throw new ConfigError(
    `Redis at ${describePlace(client)} forgets keys when its memory is full (maxmemory-policy ${policy}) and would lose ` +
      'jobs; put the line "maxmemory-policy noeviction" into its redis.conf and restart it.',
  );
}

function describeRefusal(error: unknown, client: Redis): Error {
  if (error instanceof ConfigError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (/NOAUTH|WRONGPASS|NOPERM/.test(reason)) {
    return new ConfigError(`Redis at ${describePlace(client)} refuses the password of REDIS_URL.`, { cause: error });
  }
  return new UpstreamError('queue', `Redis at ${describePlace(client)} (REDIS_URL) is out of reach: ${reason}`, {
    cause: error,
  });
}

function describePlace({ options }: Redis): string {
  return options.path ?? `${options.host ?? 'localhost'}:${options.port ?? 6379}`;
}
