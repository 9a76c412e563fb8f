import type { FileHandle } from 'node:fs/promises';
import { readMboxDate } from './mail-date.ts';

/** One message of an mbox file: [start, end) with its "From " line, [bodyStart, end) without. */
export type MboxEntry = {
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
  /** the date of the "From " line; null where the line names no sender, as in files that a mail program saved itself */
  readonly receivedAt: Date | null;
};

const CHUNK_BYTES = 1024 * 1024;
const MAX_LINE_BYTES = 1000;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Finds the messages of an mbox. A "From " line separates only when a blank line (or nothing) stands before it and a
 * sender and a date behind it, so that a sentence which begins with "From " does not cut a message in two.
 */
export async function findMboxEntries(file: FileHandle, fileBytes: number): Promise<readonly MboxEntry[]> {
  const separators: { start: number; bodyStart: number; receivedAt: Date | null; blankBytes: number }[] = [];
  let base = 0;
  let from = 0;
  while (base < fileBytes) {
    const window = await readRange(file, base, Math.min(base + CHUNK_BYTES, fileBytes));
    const atEnd = base + window.length >= fileBytes;
    // What begins too near to the window's end is looked at in the next one, with the blank line before it in view.
    const stop = atEnd ? window.length : window.length - MAX_LINE_BYTES;
    for (let at = window.indexOf('From ', from); at !== -1 && at < stop; at = window.indexOf('From ', at + 1)) {
      const line = readSeparator(window, at, base);
      if (line !== undefined) separators.push({ ...line, start: base + at, bodyStart: base + line.next });
    }
    if (atEnd) break;
    base += stop - 4;
    from = 4;
  }
  const lastEnd = fileBytes - (await blankLineAtEnd(file, fileBytes));
  return separators.map(({ start, bodyStart, receivedAt }, index) => {
    const following = separators[index + 1];
    const end = following === undefined ? lastEnd : following.start - following.blankBytes;
    return { start, bodyStart, receivedAt, end: Math.max(end, bodyStart) };
  });
}

/** Reads [start, end) of a file; shorter when the file ends before. */
export async function readRange(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.alloc(end - start);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, start + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

/**
 * The bytes of the blank line that ends the file. It belongs to the next separator, which is not there yet: so a message
 * reads the same before and after another one is appended.
 */
async function blankLineAtEnd(file: FileHandle, fileBytes: number): Promise<number> {
  const tail = await readRange(file, Math.max(0, fileBytes - 4), fileBytes);
  const end = tail.toString('latin1');
  return end.endsWith('\n\r\n') ? 2 : end.endsWith('\n\n') ? 1 : 0;
}

function readSeparator(
  window: Buffer,
  at: number,
  base: number,
): { next: number; receivedAt: Date | null; blankBytes: number } | undefined {
  const blankBytes = blankLineBefore(window, at, base);
  if (blankBytes === undefined) return undefined;
  const lineFeed = window.indexOf(LF, at);
  if (lineFeed === -1 || lineFeed - at > MAX_LINE_BYTES) return undefined;
  const words = /^From (\S{1,320}) +(.{10,60}?)\s*$/.exec(window.toString('latin1', at, lineFeed));
  const date = readMboxDate(words?.[2] ?? '');
  if (date === undefined) return undefined;
  return { next: lineFeed + 1, blankBytes, receivedAt: words?.[1] === '-' ? null : date };
}

/** The bytes of the blank line in front (0 at the start of the file), or undefined when there is none. */
function blankLineBefore(window: Buffer, at: number, base: number): number | undefined {
  if (at === 0) return base === 0 ? 0 : undefined;
  if (window[at - 1] !== LF) return undefined;
  const bytes = window[at - 2] === CR ? 2 : 1;
  const before = at - bytes - 1;
  const lineStarts = before < 0 ? base === 0 : window[before] === LF;
  return lineStarts ? bytes : undefined;
}
