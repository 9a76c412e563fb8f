import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReaderPool, type ReaderPool } from '../../src/app/reader/reader-pool.ts';
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
    // Node alone is larger than this once its libraries are loaded.
    const small = openReaderPool({ ...options, memoryMb: 40 });
    await expect(small.run({ kind: 'read_file', name: 'x.txt', bytes: bytes('x') })).rejects.toThrow(
      /memory|did not start|bộ nhớ/,
    );
    await small.close();
  });

  it('leaves no child behind when it is closed', async () => {
    const other = openReaderPool(options);
    await other.run({ kind: 'read_file', name: 'x.txt', bytes: bytes('x') });
    await other.close();
    await expect(other.run({ kind: 'read_file', name: 'x.txt', bytes: bytes('x') })).rejects.toThrow('closed');
  });
});
