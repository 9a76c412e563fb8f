import type { JobsOptions, WorkerOptions } from 'bullmq';

const SECOND_MS = 1000;
const DAY_S = 24 * 60 * 60;

/** How every job is kept and tried again. */
export function jobOptions(jobId: string): JobsOptions {
  return {
    jobId,
    // only what may pass by itself is tried again (mailbox, database, disk); see start-worker.ts
    attempts: 5,
    backoff: { type: 'exponential', delay: 2 * SECOND_MS, jitter: 0.5 },
    removeOnComplete: { age: DAY_S },
    removeOnFail: { age: 7 * DAY_S },
    // ids, never contents
    sizeLimit: 1024,
    stackTraceLimit: 20,
  };
}

/** How every worker holds its jobs. */
export function workerOptions(concurrency: number): Omit<WorkerOptions, 'connection'> {
  return {
    concurrency,
    autorun: false,
    // A worker renews its locks while its event loop turns, and nothing long runs there. So these decide only how soon
    // the jobs of a killed process are taken up: after twenty seconds at most.
    lockDuration: 15 * SECOND_MS,
    stalledInterval: 5 * SECOND_MS,
    // a job that kills its process is found out by the attempts that the store counts; this is the net below
    maxStalledCount: 3,
    maxStartedAttempts: 10,
  };
}
