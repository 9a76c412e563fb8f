import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, UpstreamError } from '../model/errors.ts';
import { JOB_NAMES, jobIds, jobPayloadSchemas, type JobName, type JobPayloads } from './job-names.ts';
import { jobOptions, LOCK_MS } from './job-options.ts';
import type { Log } from './log.ts';
import { openPostgresBackend } from './postgres-backend.ts';
import type { BackendQueue, BackendWorker, QueueBackend } from './queue-backend.ts';
import { openRedisBackend } from './redis-backend.ts';
import { startWorker, type WorkerSpec } from './start-worker.ts';
import { waitUntilIdle } from './wait-until-idle.ts';

/** Where the jobs live; `connection` as node-postgres takes it. */
export type QueuePlace =
  | { readonly kind: 'postgres'; readonly connection: { readonly [option: string]: unknown }; readonly schema: string }
  | { readonly kind: 'redis'; readonly url: string };

/** Exactly one worker for each kind of job. */
export type Workers = { readonly [Name in JobName]: WorkerSpec<Name> };

type UnfinishedCounts = { readonly [Name in JobName]: number };

/**
 * The jobs of mung10, one queue for each kind. A job may run twice, even at the same moment, when a process is killed
 * or stalls, and must then change nothing. A queue may be emptied: what there is to do is in the store, and to ask
 * again is harmless.
 */
export type Queues = {
  /**
   * Asks for a job. Nothing changes when it waits or runs already; one that ended before is done again.
   * @throws UpstreamError when the queue is out of reach
   */
  readonly enqueue: <Name extends JobName>(name: Name, payload: JobPayloads[Name]) => Promise<void>;
  /** Starts working in this process; once. */
  readonly startWorkers: (workers: Workers) => Promise<void>;
  /** What waits, runs or will be tried again. */
  readonly countUnfinished: () => Promise<UnfinishedCounts>;
  /**
   * Resolves when nothing of these kinds (default: all) is left to do, whoever asked for it.
   * @throws UpstreamError when the queue is out of reach; the signal's reason when it is aborted
   */
  readonly waitUntilIdle: (options?: {
    readonly names?: readonly JobName[] | undefined;
    readonly signal?: AbortSignal | undefined;
  }) => Promise<void>;
  /** Takes no more jobs, lets the running ones end, closes everything. */
  readonly close: () => Promise<void>;
};

/** A job that has not ended by then is left to another process, which takes it over when its lock runs out. */
const CLOSE_TIMEOUT_MS = 30_000;
/** … and when the queue is away no job can end in it. */
const CLOSE_UNREACHABLE_TIMEOUT_MS = 1_000;

/**
 * Opens the queues.
 * @param lockMs how long the jobs of a process that died stay its own
 * @throws UpstreamError or ConfigError with a sentence for the operator
 */
export async function openQueues(place: QueuePlace, log: Log, { lockMs = LOCK_MS } = {}): Promise<Queues> {
  const backend =
    place.kind === 'redis'
      ? await openRedisBackend(place.url, log)
      : openPostgresBackend({ ...place.connection }, place.schema);
  const queues = new Map<JobName, BackendQueue>();
  const workers = new Map<JobName, BackendWorker>();
  const close = async (): Promise<void> => {
    const isReachable = await isDone(countAll(queues));
    const ending = Promise.all([...workers.values()].map((worker) => worker.close()));
    await endWithin(isReachable ? CLOSE_TIMEOUT_MS : CLOSE_UNREACHABLE_TIMEOUT_MS, ending, log);
    await Promise.all([...queues.values()].map((queue) => queue.close()));
    await backend.close();
  };
  try {
    // one after the other: the first makes the tables
    for (const name of JOB_NAMES) queues.set(name, await openQueue(backend, name, log));
  } catch (error) {
    await close();
    throw describeQueueError(error);
  }
  let closed: Promise<void> | undefined;
  return {
    enqueue: (name, payload) => reach(() => enqueue(queues, name, payload)),
    startWorkers: async (specs) => {
      checkWorkers(specs, workers);
      for (const name of JOB_NAMES) {
        workers.set(name, await reach(() => startNamed(backend, { name, specs, lockMs, log })));
      }
    },
    countUnfinished: () => reach(() => countAll(queues)),
    waitUntilIdle: (options) => waitUntilIdle((name) => reach(() => countUnfinished(queues, name)), options),
    close: () => (closed ??= close()),
  };
}

async function openQueue(backend: QueueBackend, name: JobName, log: Log): Promise<BackendQueue> {
  const queue = backend.openQueue(name);
  queue.on('error', (error) => log.warn({ queue: name, error: error.message }, 'job queue connection failed'));
  try {
    await queue.waitUntilReady();
    return queue;
  } catch (error) {
    await queue.close();
    throw error;
  }
}

async function enqueue<Name extends JobName>(
  queues: ReadonlyMap<JobName, BackendQueue>,
  name: Name,
  payload: JobPayloads[Name],
): Promise<void> {
  const queue = getQueue(queues, name);
  const id = jobIds[name](payload);
  const known = await queue.getJob(id);
  // It fails when another process was quicker to ask again; then the job is there, which is what was wanted.
  if (known?.finishedOn !== undefined) await known.remove().catch(() => {});
  await queue.add(name, jobPayloadSchemas[name].parse(payload), jobOptions(id));
}

/** A kind without a worker would wait for ever, and two workers for one kind would be two rules for the same work. */
function checkWorkers(specs: Workers, running: ReadonlyMap<JobName, BackendWorker>): void {
  if (running.size > 0) throw new Error('workers were started already');
  const missing = JOB_NAMES.filter((name) => !Object.hasOwn(specs, name));
  const unknown = Object.keys(specs).filter((name) => !JOB_NAMES.some((each) => each === name));
  if (missing.length > 0 || unknown.length > 0) {
    throw new Error(`jobs without a worker: [${missing.join()}]; workers without a job: [${unknown.join()}]`);
  }
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties the kind of job to its own payload
async function startNamed<Name extends JobName>(
  backend: QueueBackend,
  { name, specs, lockMs, log }: { name: Name; specs: Workers; lockMs: number; log: Log },
): Promise<BackendWorker> {
  return startWorker(backend, { name, spec: specs[name], lockMs, log });
}

async function countAll(queues: ReadonlyMap<JobName, BackendQueue>): Promise<UnfinishedCounts> {
  return {
    open_message: await countUnfinished(queues, 'open_message'),
    read_attachment: await countUnfinished(queues, 'read_attachment'),
    settle_period: await countUnfinished(queues, 'settle_period'),
    render_report: await countUnfinished(queues, 'render_report'),
  };
}

async function countUnfinished(queues: ReadonlyMap<JobName, BackendQueue>, name: JobName): Promise<number> {
  const counts = await getQueue(queues, name).getJobCounts('waiting', 'active', 'delayed', 'prioritized');
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function getQueue(queues: ReadonlyMap<JobName, BackendQueue>, name: JobName): BackendQueue {
  const queue = queues.get(name);
  if (queue === undefined) throw new Error(`queue ${name} is not open`);
  return queue;
}

async function isDone(asked: Promise<unknown>): Promise<boolean> {
  return asked.then(
    () => true,
    () => false,
  );
}

async function endWithin(timeoutMs: number, ending: Promise<unknown>, log: Log): Promise<void> {
  const stopWaiting = new AbortController();
  const timeout = sleep(timeoutMs, 'late' as const, { signal: stopWaiting.signal }).catch(() => {});
  if ((await Promise.race([ending, timeout])) === 'late') log.warn({ timeoutMs }, 'jobs left running at close');
  stopWaiting.abort();
}

/** Whatever fails between here and the queue's database is told as one thing, with its cause. */
async function reach<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw describeQueueError(error);
  }
}

function describeQueueError(error: unknown): Error {
  if (error instanceof UpstreamError || error instanceof ConfigError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new UpstreamError('queue', `The job queue is out of reach: ${reason}`, { cause: error });
}
