import { UnrecoverableError } from 'bullmq';
import { UpstreamError } from '../model/errors.ts';
import { jobPayloadSchemas, type JobName, type JobPayloads } from './job-names.ts';
import { workerOptions } from './job-options.ts';
import type { Log } from './log.ts';
import type { BackendWorker, QueueBackend } from './queue-backend.ts';

/** How one kind of job is worked on. */
export type WorkerSpec<Name extends JobName> = {
  /** how many at once in this process */
  readonly concurrency: number;
  /** May be called twice for one payload. An UpstreamError is tried again later, every other error is final. */
  readonly run: (payload: JobPayloads[Name]) => Promise<void>;
};

/** Starts the worker of one kind of job. */
export async function startWorker<Name extends JobName>(
  backend: QueueBackend,
  { name, spec, lockMs, log }: { name: Name; spec: WorkerSpec<Name>; lockMs: number; log: Log },
): Promise<BackendWorker> {
  const run = async (job: { readonly data: unknown }): Promise<void> => {
    try {
      await spec.run(jobPayloadSchemas[name].parse(job.data));
    } catch (error) {
      throw error instanceof UpstreamError ? error : finalError(error);
    }
  };
  const worker = backend.openWorker(name, run, workerOptions(spec.concurrency, lockMs));
  worker.on('error', (error) => log.warn({ queue: name, error: error.message }, 'job queue connection failed'));
  worker.on('stalled', (jobId) => log.warn({ queue: name, jobId }, 'job taken over from a process that died'));
  worker.on('failed', (job, error) =>
    log.error({ queue: name, jobId: job?.id, attempt: job?.attemptsMade, err: error.cause ?? error }, 'job failed'),
  );
  await worker.waitUntilReady();
  worker.run().catch((error: unknown) => log.error({ queue: name, err: error }, 'worker ended'));
  return worker;
}

/** Tells BullMQ not to try again, and keeps the error with its own stack. */
function finalError(error: unknown): UnrecoverableError {
  const final = new UnrecoverableError(error instanceof Error ? error.message : String(error));
  final.cause = error;
  if (error instanceof Error && error.stack !== undefined) final.stack = error.stack;
  return final;
}
