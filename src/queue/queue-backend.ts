import type { Job, JobsOptions, JobType, Processor, WorkerOptions } from 'bullmq';

/** What mung10 uses of a BullMQ queue, whichever database it lives on. */
export type BackendQueue = {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  getJob(id: string): Promise<{ readonly finishedOn?: number; remove(): Promise<void> } | undefined>;
  getJobCounts(...types: JobType[]): Promise<{ [type: string]: number }>;
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
};

/** … and of a worker. */
export type BackendWorker = {
  run(): Promise<void>;
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  on(event: 'stalled', listener: (jobId: string) => void): unknown;
  close(): Promise<void>;
};

/** The database of the queue. */
export type QueueBackend = {
  openQueue(name: string): BackendQueue;
  openWorker(name: string, run: Processor<unknown, void>, options: Omit<WorkerOptions, 'connection'>): BackendWorker;
  /** Ends what queues and workers shared. */
  close(): Promise<void>;
};
