import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../model/errors.ts';
import type { ReaderAnswer, ReaderResult, ReaderTask } from './reader-task.ts';

/**
 * Reads hostile bytes in child processes, each with a deadline and a memory limit: a file that loops or swells ends its
 * own child and nothing else. Threads do not contain that; processes do.
 */
export type ReaderPool = {
  /**
   * @throws InputError 'timed_out' or 'out_of_memory' when the child had to be ended
   * @throws ReaderFailure when the child died of this task or has a bug that it shows
   * @throws Error when the task never reached a child: the machine's trouble, no fault of the task
   */
  run<Task extends ReaderTask>(task: Task): Promise<ReaderResult[Task['kind']]>;
  close(): Promise<void>;
};

/** A child that had begun a task could not end it. */
export class ReaderFailure extends Error {
  override readonly name = 'ReaderFailure';
}

export type ReaderPoolOptions = {
  readonly size: number;
  readonly catalogDir: string;
  readonly deadlineMs: number;
  readonly memoryMb: number;
};

/** Children are replaced after so many files, so that what one leaks does not add up. */
const TASKS_PER_CHILD = 200;
/** A child loads its libraries and the catalogue before its first file. */
const START_DEADLINE_MS = 60_000;
const MEMORY_CHECK_MS = 100;
const PAGE_BYTES = 4096;

export function openReaderPool(options: ReaderPoolOptions): ReaderPool {
  const idle: Reader[] = [];
  const all = new Set<Reader>();
  const waiting: { readonly resolve: (reader: Reader) => void; readonly reject: (error: Error) => void }[] = [];
  let closed = false;

  function start(): Reader {
    const reader = startReader(options);
    all.add(reader);
    return reader;
  }

  function drop(reader: Reader): void {
    all.delete(reader);
    reader.end();
  }

  function take(): Promise<Reader> {
    for (let free = idle.pop(); free !== undefined; free = idle.pop()) {
      if (!free.isSpent()) return Promise.resolve(free);
      drop(free);
    }
    if (all.size < options.size) return Promise.resolve(start());
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  }

  function giveBack(reader: Reader): void {
    // those who waited were told when the pool was closed
    if (closed) return;
    const next = waiting.shift();
    if (reader.isSpent()) {
      drop(reader);
      next?.resolve(start());
    } else if (next === undefined) idle.push(reader);
    else next.resolve(reader);
  }

  return {
    async run(task) {
      if (closed) throw closedError();
      const reader = await take();
      try {
        // The child answers each kind of task with that kind's result.
        return (await reader.run(task)) as ReaderResult[(typeof task)['kind']];
      } finally {
        giveBack(reader);
      }
    },
    async close() {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(closedError());
      for (const reader of all) reader.end();
      await Promise.all([...all].map((reader) => reader.ended));
    },
  };
}

function closedError(): Error {
  return new Error('the reader pool is closed');
}

type Reader = {
  run(task: ReaderTask): Promise<ReaderResult[ReaderTask['kind']]>;
  isSpent(): boolean;
  end(): void;
  readonly ended: Promise<void>;
};

function startReader(options: ReaderPoolOptions): Reader {
  // From source (tests) the child is TypeScript too and needs the same loader.
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = fileURLToPath(new URL(fromSource ? './reader-child.ts' : './reader-child.js', import.meta.url));
  const child = fork(entry, [options.catalogDir], {
    execArgv: [`--max-old-space-size=${options.memoryMb}`, ...(fromSource ? ['--import', 'tsx'] : [])],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  let tasks = 0;
  let isDead = false;
  const ready = nextAnswer(child, START_DEADLINE_MS, options.memoryMb).then(
    () => undefined,
    (cause: unknown) => new Error(`a reading process did not start: ${complaint}`, { cause }),
  );
  return {
    async run(task) {
      tasks += 1;
      try {
        const failed = await ready;
        if (failed !== undefined) throw failed;
        if (hasEnded(child)) throw new Error('a reading process ended while it was idle');
        const answer = nextAnswer(child, options.deadlineMs, options.memoryMb);
        const unsent = new Promise<never>((_, reject) => {
          child.send(task, (cause) => {
            if (cause !== null) reject(new Error('a reading process could not be reached', { cause }));
          });
        });
        // whichever comes second is of no interest
        answer.catch(() => child.kill('SIGKILL'));
        const told = await Promise.race([answer, unsent]);
        if (told.kind === 'bug') throw new ReaderFailure(`reading failed: ${told.stack}`);
        if (told.kind !== 'done') throw new Error('a reading process answered out of turn');
        return told.value;
      } catch (error) {
        isDead = true;
        throw error;
      }
    },
    isSpent: () => isDead || tasks >= TASKS_PER_CHILD || hasEnded(child),
    end: () => child.kill('SIGKILL'),
    ended,
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || !child.connected;
}

/** The child's next answer, or the end of the child: by its deadline, its memory, or by itself. */
function nextAnswer(child: ChildProcess, deadlineMs: number, memoryMb: number): Promise<ReaderAnswer> {
  return new Promise((resolve, reject) => {
    const stop = (error: Error) => {
      child.kill('SIGKILL');
      settle(() => reject(error));
    };
    const deadline = setTimeout(() => stop(new InputError('timed_out', `${deadlineMs / 1000} giây`)), deadlineMs);
    const watch = setInterval(() => {
      void residentMb(child.pid).then((used) => {
        if (!settled && used > memoryMb) stop(new InputError('out_of_memory', `${memoryMb} MB`));
      });
    }, MEMORY_CHECK_MS);
    // Only the parent's own checks; the answer itself comes from the same program.
    const onMessage = (answer: unknown) => settle(() => resolve(answer as ReaderAnswer));
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      // V8 aborts when --max-old-space-size is reached.
      const isHeap = signal === 'SIGABRT' || code === 134;
      const error = isHeap
        ? new InputError('out_of_memory', `${memoryMb} MB`)
        : new ReaderFailure(`a reading process ended by itself (${signal ?? code})`);
      settle(() => reject(error));
    };
    // it could not be started at all: there will be no exit
    const onError = (error: Error) => settle(() => reject(error));
    let settled = false;
    const settle = (finish: () => void) => {
      settled = true;
      clearTimeout(deadline);
      clearInterval(watch);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onError);
      finish();
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.on('error', onError);
  });
}

/** Resident memory of a process; 0 where the system does not tell (the heap limit still holds there). */
async function residentMb(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  try {
    const pages = Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]);
    return (pages * PAGE_BYTES) / (1024 * 1024);
  } catch {
    return 0;
  }
}
