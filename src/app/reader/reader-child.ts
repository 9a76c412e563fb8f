import { Worker } from 'node:worker_threads';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { answerTask } from './answer-task.ts';
import type { ReaderAnswer, ReaderTask } from './reader-task.ts';

/** The child of the reader pool: answers one task at a time until its parent goes away. */

// A file that keeps this thread busy for ever must not outlive the parent: another thread watches for its end.
const watch = `
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);
`;
new Worker(watch, { eval: true }).unref();
process.on('disconnect', () => process.exit(0));

const [catalogDir = ''] = process.argv.slice(2);
const catalog = await loadCatalog(catalogDir);

process.on('message', (task: ReaderTask) => {
  void answerTask(task, catalog).then(
    (value) => answer({ kind: 'done', value }),
    (error: unknown) =>
      answer({ kind: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
answer({ kind: 'ready' });

function answer(value: ReaderAnswer): void {
  process.send?.(value);
}
