import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputError, UpstreamError } from '../model/errors.ts';
import { withReaders, type Context } from './context.ts';
import type { ReaderPool } from './reader/reader-pool.ts';
import type { FileReading, LeafFile } from './reader/reader-task.ts';

export type ParsedFile = FileReading & { readonly name: string; readonly sha256: string };

/**
 * Reads files as if they had been mailed, each in isolation, and hands the results over in the order given; an archive or
 * a message gives one result per file inside it. Touches no store.
 * @throws UpstreamError or the file system's error when a named file cannot be opened, before any is read
 */
export async function parseFiles(
  context: Context,
  paths: readonly string[],
  {
    onParsed,
    onProgress,
  }: { readonly onParsed: (file: ParsedFile) => void; readonly onProgress: (done: number) => void },
): Promise<void> {
  await checkFilesExist(paths);
  await withReaders(context, async (readers) => {
    const finished = new Map<number, readonly ParsedFile[]>();
    let next = 0;
    let shown = 0;
    const work = async (): Promise<void> => {
      for (let index = next++; index < paths.length; index = next++) {
        finished.set(index, await parseFile(context, readers, paths[index] ?? ''));
        onProgress(finished.size);
        for (let ready = finished.get(shown); ready !== undefined; ready = finished.get(++shown))
          ready.forEach(onParsed);
      }
    };
    await Promise.all(Array.from({ length: context.config.limits.readers }, work));
  });
}

/** Names every missing file at once; any other trouble is the file system's own error. */
async function checkFilesExist(paths: readonly string[]): Promise<void> {
  const missing: string[] = [];
  for (const path of paths) {
    try {
      await (await open(path)).close();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      missing.push(path);
    }
  }
  if (missing.length > 0) throw new UpstreamError('disk', `There is no such file or folder: ${missing.join(', ')}.`);
}

async function parseFile({ config }: Context, readers: ReaderPool, path: string): Promise<ParsedFile[]> {
  const name = basename(path);
  const bytes = await readWithin(path, config.limits.messageBytes);
  if (bytes === undefined)
    return [unread({ name, bytes: new Uint8Array(), error: asFault(new InputError('too_large', name)) })];
  const leaves = await orFault(readers.run({ kind: 'list_files', name, bytes }), (error) => [{ name, bytes, error }]);
  const parsed: ParsedFile[] = [];
  for (const leaf of leaves) {
    parsed.push(leaf.error === null ? await readLeaf(readers, leaf) : unread(leaf));
  }
  return parsed;
}

async function readLeaf(readers: ReaderPool, leaf: LeafFile): Promise<ParsedFile> {
  const read = await orFault<FileReading>(
    readers.run({ kind: 'read_file', name: leaf.name, bytes: leaf.bytes }),
    (error) => ({
      format: 'unknown',
      reading: null,
      error,
    }),
  );
  return { ...read, name: leaf.name, sha256: hash(leaf.bytes) };
}

/** A reader that had to be ended is the file's fault; any other failure is thrown on. */
async function orFault<T>(work: Promise<T>, otherwise: (fault: NonNullable<LeafFile['error']>) => T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof InputError) return otherwise(asFault(error));
    throw error;
  }
}

function asFault(error: InputError): NonNullable<LeafFile['error']> {
  return { code: error.code, message: error.message };
}

function unread({ name, bytes, error }: LeafFile): ParsedFile {
  return { name, sha256: hash(bytes), format: 'unknown', reading: null, error };
}

/** The file's bytes; undefined when there are more than the limit, which are then not loaded. */
async function readWithin(path: string, limitBytes: number): Promise<Uint8Array | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return size > limitBytes ? undefined : await file.readFile();
  } finally {
    await file.close();
  }
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
