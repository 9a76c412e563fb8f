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

/**
 * How long a worker that fell silent keeps its jobs. Locks are renewed while the event loop turns, and nothing long runs
 * there, so this decides how soon the jobs of a killed process are taken over: after lock and check, twenty seconds.
 */
export const LOCK_MS = 15 * SECOND_MS;

/** How every worker holds its jobs. */
export function workerOptions(concurrency: number, lockMs: number): Omit<WorkerOptions, 'connection'> {
  return {
    concurrency,
    autorun: false,
    lockDuration: lockMs,
    stalledInterval: lockMs / 3,
    // a job that kills its process is found out by the attempts that the store counts; this is the net below
    maxStalledCount: 3,
    maxStartedAttempts: 10,
  };
}
