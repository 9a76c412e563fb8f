import { describeFileError, InputError } from '../../model/errors.ts';
import { ReaderFailure, type ReaderPool } from './reader-pool.ts';
import type { FileError, ReaderResult, ReaderTask } from './reader-task.ts';

/** What ends its reader so often is set aside, visible, never deleted. */
export const MAX_ATTEMPTS = 3;

export type Attempt<Task extends ReaderTask> =
  | { readonly kind: 'answered'; readonly value: ReaderResult[Task['kind']] }
  | { readonly kind: 'given_up'; readonly error: FileError };

/**
 * Runs one task that was counted as an attempt. Only what happens to the child while it works on these bytes is held
 * against them.
 * @param attempts with this one
 * @throws ReaderFailure when the child failed and another attempt is left
 * @throws Error when the task never reached a child: the attempt does not count
 */
export async function runAttempt<Task extends ReaderTask>(
  readers: ReaderPool,
  task: Task,
  attempts: number,
): Promise<Attempt<Task>> {
  try {
    return { kind: 'answered', value: await readers.run(task) };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'given_up', error: { code: error.code, message: error.message } };
    if (!(error instanceof ReaderFailure) || attempts < MAX_ATTEMPTS) throw error;
    const detail = 'chương trình gặp lỗi khi đọc';
    return { kind: 'given_up', error: { code: 'corrupt', message: describeFileError('corrupt', detail) } };
  }
}
