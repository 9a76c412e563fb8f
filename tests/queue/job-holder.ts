import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { QueuePlace } from '../../src/queue/open-queues.ts';

/** Starts another process whose workers take a job and never end it. */
export async function startJobHolder(
  place: QueuePlace,
  lockMs: number,
): Promise<{ readonly holding: Promise<void>; readonly kill: () => Promise<void> }> {
  const script = fileURLToPath(new URL('./hold-job.ts', import.meta.url));
  const args = ['--import', import.meta.resolve('tsx'), script, JSON.stringify({ place, lockMs })];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  const said = (word: string): Promise<void> =>
    new Promise((resolve) => lines.on('line', (line) => line === word && resolve()));
  const holding = said('holding');
  await said('ready');
  return {
    holding,
    kill: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}
