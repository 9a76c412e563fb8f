import { setTimeout as sleep } from 'node:timers/promises';
import { JOB_NAMES, type JobName } from './job-names.ts';

const POLL_MS = 50;

/**
 * Resolves when nothing of these kinds is left to do.
 * @param countUnfinished what waits, runs or will be tried again, of one kind
 * @throws what counting throws; the signal's reason when it is aborted
 */
export async function waitUntilIdle(
  countUnfinished: (name: JobName) => Promise<number>,
  { names = JOB_NAMES, signal }: { names?: readonly JobName[] | undefined; signal?: AbortSignal | undefined } = {},
): Promise<void> {
  // Asked again from the first kind on whenever one is busy, and in order: work moves to later kinds only, so it
  // cannot slip past behind the question.
  const ordered = JOB_NAMES.filter((name) => names.includes(name));
  for (let index = 0; index < ordered.length;) {
    signal?.throwIfAborted();
    const name = ordered[index];
    if (name === undefined || (await countUnfinished(name)) === 0) {
      index++;
    } else {
      index = 0;
      await sleep(POLL_MS, undefined, signal === undefined ? {} : { signal });
    }
  }
}
