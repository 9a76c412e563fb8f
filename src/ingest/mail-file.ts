import { constants, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { InputError, UpstreamError } from '../model/errors.ts';

/** A folder or an mbox has no UIDVALIDITY: names in it are never given twice. */
export const NO_UID_VALIDITY = '0';

/**
 * Reads a mail that lies in a file, with its times; undefined when it is gone or is no plain file (links are not
 * followed, since a link could show any file of the machine).
 * @throws InputError 'too_large' before it is read
 * @throws UpstreamError when the machine refuses (rights, too many open files): no fault of the mail
 */
export async function readMailFile(
  path: string,
  maxBytes: number,
): Promise<{ bytes: Buffer; stats: Stats } | undefined> {
  const handle = await openMailFile(path);
  if (handle === undefined) return undefined;
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return undefined;
    if (stats.size > maxBytes) throw tooLargeMessage(maxBytes);
    return { bytes: await handle.readFile(), stats };
  } catch (error) {
    throw describeReadFailure(path, error);
  } finally {
    await handle.close();
  }
}

/** As readMailFile, of the header block alone, whatever the size of the mail. */
export async function readMailHead(path: string): Promise<{ bytes: Buffer; stats: Stats } | undefined> {
  const handle = await openMailFile(path);
  if (handle === undefined) return undefined;
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return undefined;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_HEAD_BYTES), 0, MAX_HEAD_BYTES, 0);
    return { bytes: cutAfterHead(buffer.subarray(0, bytesRead)), stats };
  } catch (error) {
    throw describeReadFailure(path, error);
  } finally {
    await handle.close();
  }
}

/** More fields than this are no mail's. */
export const MAX_HEAD_BYTES = 256 * 1024;

/** The bytes up to and including the empty line that ends the fields; all of them when there is none. */
export function cutAfterHead(bytes: Buffer): Buffer {
  const ends = ['\r\n\r\n', '\n\n'].flatMap((end) => {
    const at = bytes.indexOf(end, 0, 'latin1');
    return at === -1 ? [] : [at + end.length];
  });
  return bytes.subarray(0, Math.min(bytes.length, ...ends));
}

export function tooLargeMessage(maxBytes: number): InputError {
  return new InputError('too_large', `thư lớn hơn ${Math.floor(maxBytes / (1024 * 1024))} MB`);
}

/** The sentence for the operator when the machine refuses to read; any other error is given back as it is. */
export function describeReadFailure(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const advice = 'check that it exists and may be read';
  return new UpstreamError('mailbox', `Cannot read ${path} (${codeOf(error)}); ${advice}.`, { cause: error });
}

/** The code of an error of the operating system: "ENOENT". */
export function codeOf(error: unknown): string {
  return isSystemError(error) ? error.code : 'no code';
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

/** Absent, a link, or a folder in its place. */
const NO_MAIL_HERE = new Set(['ENOENT', 'ELOOP', 'EISDIR', 'ENOTDIR']);

async function openMailFile(path: string): Promise<FileHandle | undefined> {
  try {
    // O_NONBLOCK: a named pipe must not hold the run for ever.
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (NO_MAIL_HERE.has(codeOf(error))) return undefined;
    throw describeReadFailure(path, error);
  }
}
