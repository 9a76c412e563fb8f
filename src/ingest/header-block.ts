/** The header fields at the start of a message or a part, as byte ranges and as raw lines. */
export type HeaderBlock = {
  /** the bytes of the fields alone, without the blank line */
  readonly bytes: Uint8Array;
  /** fields in their order, unfolded; the name in lower case, the value as raw bytes in latin1 */
  readonly fields: readonly HeaderField[];
  /** offset of the first byte of the body, in the bytes that were read */
  readonly bodyStart: number;
  /** no blank line stood between the fields and the body */
  readonly broken: boolean;
};

type HeaderField = { readonly name: string; readonly value: string };

/** More than any real mail carries (signatures and trace fields included); the rest would only feed a parser. */
const MAX_HEADER_BYTES = 512 * 1024;

const LF = 0x0a;
const CR = 0x0d;

/**
 * Reads the header block of bytes[start, end). A line that is neither a field nor the continuation of one begins the
 * body, as mail programs do when a gateway lost the blank line. A "From " line of an mbox in front is skipped.
 */
export function readHeaderBlock(bytes: Uint8Array, start: number, end: number): HeaderBlock {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const limit = Math.min(end, start + MAX_HEADER_BYTES);
  const lines: string[] = [];
  let fieldsStart = start;
  let at = start;
  let closed = false;
  while (at < limit) {
    const lineFeed = buffer.subarray(at, limit).indexOf(LF);
    const next = lineFeed === -1 ? limit : at + lineFeed + 1;
    const line = buffer.toString('latin1', at, trimLineEnd(buffer, at, next));
    if (line === '') {
      closed = true;
      break;
    }
    if (/^[\t ]/.test(line) && lines.length > 0) lines[lines.length - 1] += line;
    else if (/^[!-9;-~]+[\t ]*:/.test(line)) lines.push(line);
    else if (lines.length === 0 && /^>?From /.test(line)) fieldsStart = next;
    else break;
    at = next;
  }
  return {
    bytes: bytes.subarray(fieldsStart, at),
    fields: lines.map(readField),
    bodyStart: closed ? skipLineEnd(buffer, at) : at,
    broken: !closed && at < end,
  };
}

/** The value of the first field of a name, trimmed, or undefined. */
export function findField(block: HeaderBlock, name: string): string | undefined {
  return block.fields.find((field) => field.name === name)?.value;
}

function readField(line: string): HeaderField {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
}

function trimLineEnd(buffer: Buffer, start: number, next: number): number {
  let end = next;
  if (end > start && buffer[end - 1] === LF) end -= 1;
  if (end > start && buffer[end - 1] === CR) end -= 1;
  return end;
}

function skipLineEnd(buffer: Buffer, at: number): number {
  return buffer[at] === CR && buffer[at + 1] === LF ? at + 2 : at + 1;
}
