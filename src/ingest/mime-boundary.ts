import { readHeaderBlock } from './header-block.ts';

/** One delimiter line of a multipart: where it stands, where what follows it begins, and whether it is the closing one. */
export type Delimiter = { readonly start: number; readonly next: number; readonly closing: boolean };

/** A stretch of bytes: [start, end). */
export type ByteRange = { readonly start: number; readonly end: number };

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;

/** A header block behind a damaged boundary is looked for this far, and so many times, in one body. */
const LOST_HEADER_BYTES = 8 * 1024;
const MAX_LOST_CANDIDATES = 1000;

/** The delimiter lines "--boundary" and "--boundary--" of a range, in their order, at most `max` of them. */
export function findDelimiters(bytes: Buffer, range: ByteRange, boundary: Buffer, max: number): readonly Delimiter[] {
  const mark = Buffer.concat([Buffer.from('--'), boundary]);
  const found: Delimiter[] = [];
  let from = range.start;
  while (found.length < max) {
    const start = bytes.indexOf(mark, from);
    if (start === -1 || start + mark.length > range.end) break;
    from = start + mark.length;
    if (start > range.start && bytes[start - 1] !== LF) continue;
    const closing = bytes[from] === DASH && bytes[from + 1] === DASH;
    const next = lineEndAfterBlanks(bytes, closing ? from + 2 : from, range.end);
    if (next === undefined) continue;
    found.push({ start, next, closing });
    from = next;
  }
  return found;
}

/**
 * The parts between delimiters. The line end in front of a delimiter belongs to it (RFC 2046, 5.1.1). Parts after the
 * closing delimiter, where gateways append theirs, count too; the text there does not.
 */
export function listSegments(bytes: Buffer, delimiters: readonly Delimiter[], end: number): readonly ByteRange[] {
  const segments: ByteRange[] = [];
  delimiters.forEach((delimiter, index) => {
    const following = delimiters[index + 1];
    if (delimiter.closing) return;
    const segment = { start: delimiter.next, end: following === undefined ? end : contentEnd(bytes, following.start) };
    if (!isBlank(bytes, segment)) segments.push(segment);
  });
  return segments;
}

/** What stands before the first delimiter and after the last closing one: of no meaning, unless a part was lost there. */
export function listMargins(delimiters: readonly Delimiter[], range: ByteRange): readonly ByteRange[] {
  const first = delimiters[0];
  if (first === undefined) return [range];
  const margins = [{ start: range.start, end: first.start }];
  delimiters.forEach((delimiter, index) => {
    const end = delimiters[index + 1]?.start ?? range.end;
    if (delimiter.closing && delimiter.next < end) margins.push({ start: delimiter.next, end });
  });
  return margins;
}

/** The boundary that a multipart uses though it declares another or none: the first "--x" line with fields below it. */
export function guessBoundary(bytes: Buffer, range: ByteRange): Buffer | undefined {
  for (const line of listDashLines(bytes, range)) {
    if (/^[A-Za-z][\w-]{0,60}:/.test(bytes.toString('latin1', line.next, Math.min(line.next + 80, range.end)))) {
      return line.token;
    }
  }
  return undefined;
}

/**
 * Where a body swallowed a part whose boundary was damaged: a "--x" line followed by the fields of a named base64 file.
 * @returns the start of that line and the boundary that it uses
 */
export function findLostPart(bytes: Buffer, range: ByteRange): { start: number; boundary: Buffer } | undefined {
  let candidates = 0;
  for (const line of listDashLines(bytes, range)) {
    if (!/^content-/i.test(bytes.toString('latin1', line.next, line.next + 8))) continue;
    candidates += 1;
    if (candidates > MAX_LOST_CANDIDATES) return undefined;
    const block = readHeaderBlock(bytes, line.next, Math.min(range.end, line.next + LOST_HEADER_BYTES));
    const encoded = block.fields.some((each) => each.name.endsWith('-encoding') && /^base64/i.test(each.value));
    if (encoded && block.fields.some((each) => /name\*?[\d*]{0,4}=/i.test(each.value))) {
      return { start: line.start, boundary: line.token };
    }
  }
  return undefined;
}

function* listDashLines(bytes: Buffer, range: ByteRange): Generator<{ start: number; next: number; token: Buffer }> {
  let at = range.start;
  while (at < range.end) {
    const atLineStart = at === range.start || bytes[at - 1] === LF;
    if (atLineStart && bytes[at] === DASH && bytes[at + 1] === DASH) {
      const lineFeed = bytes.indexOf(LF, at);
      if (lineFeed === -1 || lineFeed >= range.end) return;
      const token = bytes.toString('latin1', at + 2, Math.min(lineFeed, at + 202)).trimEnd();
      if (/^\S/.test(token)) yield { start: at, next: lineFeed + 1, token: Buffer.from(token, 'latin1') };
      at = lineFeed;
    }
    const next = bytes.indexOf('\n--', at, 'latin1');
    if (next === -1) return;
    at = next + 1;
  }
}

function lineEndAfterBlanks(bytes: Buffer, from: number, end: number): number | undefined {
  let at = from;
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === CR)) at += 1;
  if (at >= end) return end;
  return bytes[at] === LF ? at + 1 : undefined;
}

function contentEnd(bytes: Buffer, delimiterStart: number): number {
  let end = delimiterStart;
  if (bytes[end - 1] === LF) end -= 1;
  if (bytes[end - 1] === CR) end -= 1;
  return end;
}

export function isBlank(bytes: Buffer, range: ByteRange): boolean {
  for (let at = range.start; at < range.end; at += 1) {
    const byte = bytes[at];
    if (byte !== LF && byte !== CR && byte !== 0x20 && byte !== 0x09) return false;
  }
  return true;
}
