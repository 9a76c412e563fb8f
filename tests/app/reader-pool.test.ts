import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReaderPool, ReaderFailure, type ReaderPool } from '../../src/app/reader/reader-pool.ts';
import { InputError } from '../../src/model/errors.ts';

const options = { size: 1, catalogDir: 'catalog', deadlineMs: 20_000, memoryMb: 700 };
const bytes = (text: string) => new TextEncoder().encode(text);

describe('reading in child processes', () => {
  let pool: ReaderPool;
  beforeAll(() => (pool = openReaderPool(options)));
  afterAll(() => pool.close());

  it('answers for a text and for a file that nobody knows', async () => {
    const text = await pool.run({
      kind: 'read_file',
      name: 'a.txt',
      bytes: bytes('SỞ TƯ PHÁP\nBáo cáo tháng 4 năm 2025\n'),
    });
    expect(text.format).toBe('txt');
    expect(text.reading?.rows.seen).toBeGreaterThan(0);
    const empty = await pool.run({ kind: 'read_file', name: 'a.docx', bytes: new Uint8Array() });
    expect(empty.error?.code).toBe('empty');
  });

  it('reads many files with few children, each once', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `tệp ${index}`);
    const read = await Promise.all(
      names.map((name) => pool.run({ kind: 'read_file', name, bytes: bytes(`Nội dung ${name}`) })),
    );
    expect(read.map((each) => each.error)).toEqual(names.map(() => null));
  });

  it('ends a child that takes too long, and goes on with another', async () => {
    const hasty = openReaderPool({ ...options, deadlineMs: 1 });
    const book = bytes('Một đoạn văn rất dài về Đề án 06.\n'.repeat(20_000));
    await expect(hasty.run({ kind: 'read_file', name: 'x.txt', bytes: book })).rejects.toMatchObject({
      code: 'timed_out',
    });
    await expect(hasty.run({ kind: 'read_file', name: 'x.txt', bytes: book })).rejects.toBeInstanceOf(InputError);
    await hasty.close();
  });

  it('ends a child that grows beyond its memory', async () => {
    const small = openReaderPool({ ...options, memoryMb: 400 });
    const fits = await small.run({ kind: 'read_file', name: 'x.txt', bytes: bytes('x') });
    expect(fits.error).toBeNull();
    const large = new Uint8Array(500 * 1024 * 1024);
    await expect(small.run({ kind: 'read_file', name: 'x.txt', bytes: large })).rejects.toMatchObject({
      code: 'out_of_memory',
    });
    await small.close();
  });

  it('says of a child that cannot start that it did not start, and blames no file', async () => {
    const broken = openReaderPool({ ...options, catalogDir: '/nowhere' });
    const failure = broken.run({ kind: 'read_file', name: 'x.txt', bytes: bytes('x') });
    await expect(failure).rejects.toThrow('did not start');
    await expect(failure).rejects.not.toBeInstanceOf(InputError);
    await expect(failure).rejects.not.toBeInstanceOf(ReaderFailure);
    await broken.close();
  });

  it('replaces a child that died while it was idle', async () => {
    const other = openReaderPool(options);
    const task = { kind: 'read_file', name: 'x.txt', bytes: bytes('x') } as const;
    const before = listChildren();
    await other.run(task);
    const [child] = listChildren().filter((pid) => !before.includes(pid));
    if (child === undefined) throw new Error('the pool has a child');
    process.kill(child, 'SIGKILL');
    await sleep(300);
    expect((await other.run(task)).error).toBeNull();
    await other.close();
  });

  it('starts no child for those who still wait when it is closed', async () => {
    const other = openReaderPool(options);
    const task = { kind: 'read_file', name: 'x.txt', bytes: bytes('x') } as const;
    const before = listChildren();
    const runs = [other.run(task), other.run(task), other.run(task)];
    const ends = Promise.allSettled(runs);
    await other.close();
    expect((await ends).map((end) => end.status)).toEqual(['rejected', 'rejected', 'rejected']);
    await sleep(100);
    expect(listChildren().filter((pid) => !before.includes(pid))).toEqual([]);
  });

  it('leaves no child behind when it is closed', async () => {
    const other = openReaderPool(options);
    await other.run({ kind: 'read_file', name: 'x.txt', bytes: bytes('x') });
    await other.close();
    await expect(other.run({ kind: 'read_file', name: 'x.txt', bytes: bytes('x') })).rejects.toThrow('closed');
  });
});

/** The reading processes of this one that live. */
function listChildren(): number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args=']).toString();
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, state]) => Number(parent) === process.pid && !state?.startsWith('Z'))
    .filter((words) => words.some((word) => word.includes('reader-child')))
    .map(([pid]) => Number(pid));
}
