import { openQueues, type QueuePlace } from '../../src/queue/open-queues.ts';

// A process that takes a job and never ends it; started by job-holder.ts, which kills it.

const log = { info: () => {}, warn: () => {}, error: () => {} };
const worker = {
  concurrency: 1,
  run: (): Promise<void> => {
    process.stdout.write('holding\n');
    return new Promise(() => {});
  },
};
// as: the words of job-holder.ts
const { place, lockMs } = JSON.parse(process.argv[2] ?? '') as { place: QueuePlace; lockMs: number };
const queues = await openQueues(place, log, { lockMs });
await queues.startWorkers({
  open_message: worker,
  read_attachment: worker,
  settle_period: worker,
  render_report: worker,
});
process.stdout.write('ready\n');
