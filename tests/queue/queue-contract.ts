import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError, UpstreamError } from '../../src/model/errors.ts';
import type { JobName, JobPayloads } from '../../src/queue/job-names.ts';
import { openQueues, type QueuePlace, type Queues, type Workers } from '../../src/queue/open-queues.ts';
import { startJobHolder } from './job-holder.ts';
import { memoryLog } from './memory-log.ts';

/** The database of a queue under test. */
export type QueueServer = {
  /** an empty place for each test */
  readonly makePlace: () => Promise<QueuePlace>;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
};

const SHA = 'a'.repeat(64);
const OTHER_SHA = 'b'.repeat(64);
const mail = (messageSha256: string): JobPayloads['open_message'] => ({ messageSha256 });

/** What every backend of the queue must do. */
export function describeQueues(name: string, getServer: () => QueueServer): void {
  describe(`jobs on ${name}`, () => {
    let place: QueuePlace;
    let opened: Queues[];
    const { log, lines } = memoryLog();

    beforeEach(async () => {
      place = await getServer().makePlace();
      opened = [];
      lines.length = 0;
    });
    afterEach(async () => {
      await Promise.all(opened.map((queues) => queues.close()));
    });

    const openAnother = async (): Promise<Queues> => {
      const queues = await openQueues(place, log);
      opened.push(queues);
      return queues;
    };

    it('are done with the payload that was asked for, one kind after the other', async () => {
      const queues = await openAnother();
      const done: string[] = [];
      await queues.startWorkers(
        workers({
          open_message: async ({ messageSha256 }) => {
            done.push(`open ${messageSha256 === SHA}`);
            await queues.enqueue('read_attachment', { sha256: OTHER_SHA, edition: 'e1' });
          },
          read_attachment: async ({ sha256, edition }) => {
            done.push(`read ${sha256 === OTHER_SHA} ${edition}`);
            await queues.enqueue('settle_period', { period: '2025-04', inputsSha256: SHA });
          },
          settle_period: async ({ period }) => {
            done.push(`settle ${period}`);
            await queues.enqueue('render_report', { period, inputsSha256: SHA });
          },
          render_report: async ({ period }) => void done.push(`render ${period}`),
        }),
      );
      await queues.enqueue('open_message', mail(SHA));
      await queues.waitUntilIdle();
      expect(done).toEqual(['open true', 'read true e1', 'settle 2025-04', 'render 2025-04']);
    });

    it('are one when the same work is asked for twice, and done again when asked for after the end', async () => {
      const queues = await openAnother();
      let runs = 0;
      await Promise.all([queues.enqueue('open_message', mail(SHA)), queues.enqueue('open_message', mail(SHA))]);
      expect((await queues.countUnfinished()).open_message).toBe(1);
      await queues.startWorkers(workers({ open_message: async () => void runs++ }));
      await queues.waitUntilIdle();
      expect(runs).toBe(1);
      await Promise.all([queues.enqueue('open_message', mail(SHA)), queues.enqueue('open_message', mail(SHA))]);
      await queues.waitUntilIdle();
      expect(runs).toBeGreaterThan(1);
    });

    it('are not asked for again while they run', async () => {
      const queues = await openAnother();
      const gate = openGate();
      let runs = 0;
      await queues.startWorkers(
        workers({
          open_message: async () => {
            runs++;
            await gate.passed;
          },
        }),
      );
      await queues.enqueue('open_message', mail(SHA));
      await until(() => runs === 1);
      await queues.enqueue('open_message', mail(SHA));
      expect((await queues.countUnfinished()).open_message).toBe(1);
      gate.open();
      await queues.waitUntilIdle();
      expect(runs).toBe(1);
    });

    it('run as many at once as their kind allows, and no more', async () => {
      const queues = await openAnother();
      let running = 0;
      let most = 0;
      await queues.startWorkers({
        ...workers({}),
        read_attachment: {
          concurrency: 3,
          run: async () => {
            most = Math.max(most, ++running);
            await sleep(50);
            running--;
          },
        },
      });
      for (let index = 0; index < 9; index++) {
        await queues.enqueue('read_attachment', { sha256: SHA, edition: `e${index}` });
      }
      await queues.waitUntilIdle({ names: ['read_attachment'] });
      expect(most).toBe(3);
    });

    it('are tried again when somebody else must recover', async () => {
      const queues = await openAnother();
      let runs = 0;
      await queues.startWorkers(
        workers({
          open_message: async () => {
            if (++runs === 1) throw new UpstreamError('database', 'The database is away.');
          },
        }),
      );
      await queues.enqueue('open_message', mail(SHA));
      await queues.waitUntilIdle();
      expect(runs).toBe(2);
      expect(lines.filter((line) => line.event === 'job failed')).toHaveLength(1);
    });

    it('fail for good when the sender or the program must change, without harm to others', async () => {
      const queues = await openAnother();
      const runs: string[] = [];
      await queues.startWorkers(
        workers({
          open_message: async ({ messageSha256 }) => {
            runs.push(messageSha256);
            if (messageSha256 === SHA) throw new InputError('corrupt');
          },
          settle_period: async () => {
            runs.push('settle');
            throw new TypeError('a bug');
          },
        }),
      );
      await queues.enqueue('open_message', mail(SHA));
      await queues.enqueue('open_message', mail(OTHER_SHA));
      await queues.enqueue('settle_period', { period: '2025-04', inputsSha256: SHA });
      await queues.waitUntilIdle();
      expect(runs.toSorted()).toEqual([SHA, OTHER_SHA, 'settle'].toSorted());
      const bug = lines.find((line) => line.fields['queue'] === 'settle_period');
      expect(bug).toMatchObject({ event: 'job failed', fields: { err: expect.any(TypeError), attempt: 1 } });
    });

    it('are refused when they do not name what they are about', async () => {
      const queues = await openAnother();
      await expect(queues.enqueue('open_message', mail('../etc'))).rejects.toThrow();
      expect((await queues.countUnfinished()).open_message).toBe(0);
    });

    it('need exactly one worker for each kind', async () => {
      const queues = await openAnother();
      // as: what the compiler forbids is tried all the same
      const incomplete = { open_message: workers({}).open_message } as Workers;
      await expect(queues.startWorkers(incomplete)).rejects.toThrow(
        /without a worker: \[read_attachment,settle_period,render_report\]/,
      );
      await queues.startWorkers(workers({}));
      await expect(queues.startWorkers(workers({}))).rejects.toThrow(/started already/);
    });

    it('are shared by two processes, each done by one of them', async () => {
      const [one, two] = [await openAnother(), await openAnother()];
      const done: string[] = [];
      const run = async ({ edition }: JobPayloads['read_attachment']): Promise<void> => {
        done.push(edition);
        await sleep(5);
      };
      await one.startWorkers(workers({ read_attachment: run }));
      await two.startWorkers(workers({ read_attachment: run }));
      const editions = Array.from({ length: 30 }, (_, index) => `e${index}`);
      for (const edition of editions) await one.enqueue('read_attachment', { sha256: SHA, edition });
      await two.waitUntilIdle();
      expect(done.toSorted()).toEqual(editions.toSorted());
    });

    it('that run are finished before the queue closes; the others wait for the next process', async () => {
      const queues = await openAnother();
      let finished = 0;
      const started = openGate();
      await queues.startWorkers(
        workers({
          open_message: async () => {
            started.open();
            await sleep(200);
            finished++;
          },
        }),
      );
      await queues.enqueue('open_message', mail(SHA));
      await queues.enqueue('open_message', mail(OTHER_SHA));
      await started.passed;
      await queues.close();
      expect(finished).toBe(1);
      const next = await openAnother();
      expect((await next.countUnfinished()).open_message).toBe(1);
      await next.startWorkers(workers({ open_message: async () => void finished++ }));
      await next.waitUntilIdle();
      expect(finished).toBe(2);
    });

    it('of a process that was killed are taken over by the next', async () => {
      const lockMs = 1500;
      const child = await startJobHolder(place, lockMs);
      await (await openAnother()).enqueue('open_message', mail(SHA));
      await child.holding;
      await child.kill();
      const next = await openQueues(place, log, { lockMs });
      opened.push(next);
      const done: string[] = [];
      await next.startWorkers(workers({ open_message: async ({ messageSha256 }) => void done.push(messageSha256) }));
      // asking again while the dead one's lock lasts neither helps nor harms
      await next.enqueue('open_message', mail(SHA));
      await next.waitUntilIdle();
      expect(done).toEqual([SHA]);
    });

    it('are no longer waited for when the wait is called off', async () => {
      const queues = await openAnother();
      await queues.enqueue('open_message', mail(SHA));
      await expect(queues.waitUntilIdle({ signal: AbortSignal.timeout(100) })).rejects.toThrow(/abort/i);
      await queues.waitUntilIdle({ names: ['settle_period'] });
    });

    it('are not waited for in vain when the database goes away, and asking is refused', async () => {
      const queues = await openAnother();
      await queues.startWorkers(workers({ open_message: () => sleep(60) }));
      const idle = queues.waitUntilIdle({ names: ['open_message'] });
      for (let index = 0; index < 100; index++) {
        await queues.enqueue('open_message', mail(index.toString(16).padStart(64, '0')));
      }
      const refused = expect(queues.waitUntilIdle()).rejects.toThrow(UpstreamError);
      await idle.catch(() => {});
      await getServer().kill();
      try {
        await refused;
        await expect(queues.enqueue('open_message', mail(SHA))).rejects.toThrow(UpstreamError);
        await queues.close();
      } finally {
        await getServer().start();
      }
    });
  });
}

function workers(runs: { readonly [Name in JobName]?: (payload: JobPayloads[Name]) => Promise<void> }): Workers {
  const nothing = async (): Promise<void> => {};
  return {
    open_message: { concurrency: 1, run: runs.open_message ?? nothing },
    read_attachment: { concurrency: 2, run: runs.read_attachment ?? nothing },
    settle_period: { concurrency: 1, run: runs.settle_period ?? nothing },
    render_report: { concurrency: 1, run: runs.render_report ?? nothing },
  };
}

function openGate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(10);
}
