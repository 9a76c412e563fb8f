import { readHeaderBlock, type HeaderBlock } from './header-block.ts';
import { readMimeFields, type MimeFields } from './mime.ts';
import {
  findDelimiters,
  findLostPart,
  guessBoundary,
  isBlank,
  listMargins,
  listSegments,
  type ByteRange,
} from './mime-boundary.ts';

/** A part of a message; a multipart has children, any other has the bytes of its body, still transfer-encoded. */
export type MimePart = {
  readonly block: HeaderBlock;
  readonly fields: MimeFields;
  /** the declared type, or the default of its place: text/plain, message/rfc822 in a digest */
  readonly type: string;
  readonly body: Uint8Array;
  readonly children: readonly MimePart[];
  /** a multipart that lay too deep to be opened; it has a body and no children */
  readonly tooDeep: boolean;
};

/** What was wrong with the structure of a message, and was worked around. */
export type MimeDefect =
  | 'boundary_absent'
  | 'boundary_damaged'
  | 'charset_guessed'
  | 'fields_unterminated'
  | 'not_closed'
  | 'part_after_end'
  | 'parts_capped'
  | 'too_deep';

export type SplitLimits = { readonly maxParts: number; readonly maxDepth: number };

type Walk = {
  readonly bytes: Buffer;
  readonly limits: SplitLimits;
  readonly defects: Set<MimeDefect>;
  parts: number;
};

/**
 * Finds every part that a message plainly has, also where its boundaries are damaged, undeclared or unclosed.
 * @returns the whole message as a part (several when a damaged boundary ends it early), and what was wrong with it
 */
export async function splitParts(
  message: Uint8Array,
  limits: SplitLimits,
): Promise<{ parts: readonly MimePart[]; defects: ReadonlySet<MimeDefect> }> {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  const walk: Walk = { bytes, limits, defects: new Set(), parts: 0 };
  const parts = await readPart(walk, { start: 0, end: bytes.length }, 0, 'text/plain');
  return { parts, defects: walk.defects };
}

async function readPart(walk: Walk, range: ByteRange, depth: number, defaultType: string): Promise<MimePart[]> {
  walk.parts += 1;
  if (walk.parts > walk.limits.maxParts) {
    walk.defects.add('parts_capped');
    return [];
  }
  const block = readHeaderBlock(walk.bytes, range.start, range.end);
  const fields = await readMimeFields(block.bytes);
  if (block.broken) walk.defects.add('fields_unterminated');
  if (fields.charsetGuessed) walk.defects.add('charset_guessed');
  const body = { start: block.bodyStart, end: range.end };
  const type = typeOf(fields) ?? (depth === 0 && isUndeclaredMultipart(walk, body) ? 'multipart/mixed' : defaultType);
  const part = { block, fields, type, children: [], tooDeep: false };
  if (!type.startsWith('multipart/')) return readLeaf(walk, part, body, depth);
  if (depth >= walk.limits.maxDepth) {
    walk.defects.add('too_deep');
    return [{ ...part, tooDeep: true, body: walk.bytes.subarray(range.start, range.end) }];
  }
  const children = await readMultipart(walk, part, body, depth);
  return [{ ...part, children, body: walk.bytes.subarray(body.start, body.start) }];
}

function typeOf(fields: MimeFields): string | undefined {
  return /^[\w.+-]+\/[\w.+-]+$/.test(fields.contentType.value) ? fields.contentType.value : undefined;
}

/** A gateway dropped the Content-Type of the whole message, or a blank line cut it off: the body still holds files. */
function isUndeclaredMultipart(walk: Walk, body: ByteRange): boolean {
  return findLostPart(walk.bytes, body) !== undefined;
}

async function readMultipart(
  walk: Walk,
  part: Pick<MimePart, 'fields' | 'type'>,
  body: ByteRange,
  depth: number,
): Promise<readonly MimePart[]> {
  const childType = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const declared = Buffer.from(part.fields.contentType.params['boundary'] ?? '', 'utf8');
  let delimiters = declared.length === 0 ? [] : findDelimiters(walk.bytes, body, declared, 2 * walk.limits.maxParts);
  if (delimiters.length === 0) {
    walk.defects.add('boundary_absent');
    const guessed = guessBoundary(walk.bytes, body);
    if (guessed !== undefined) delimiters = findDelimiters(walk.bytes, body, guessed, 2 * walk.limits.maxParts);
  }
  // Without any boundary the body is read as the text that it is; nobody's words are dropped.
  if (delimiters.length === 0) return readBareBody(walk, body, depth, childType);
  const end = delimiters.findIndex((delimiter) => delimiter.closing);
  if (end === -1) walk.defects.add('not_closed');
  else if (listSegments(walk.bytes, delimiters.slice(end), body.end).length > 0) walk.defects.add('part_after_end');
  const children: MimePart[] = [];
  for (const segment of listSegments(walk.bytes, delimiters, body.end)) {
    children.push(...(await readPart(walk, segment, depth + 1, childType)));
  }
  for (const margin of listMargins(delimiters, body)) children.push(...(await readLostParts(walk, margin, depth)));
  return children;
}

/** A body of a multipart in which no delimiter is found: read as one part without fields. */
async function readBareBody(walk: Walk, body: ByteRange, depth: number, type: string): Promise<readonly MimePart[]> {
  if (isBlank(walk.bytes, body)) return [];
  const block = readHeaderBlock(walk.bytes, body.start, body.start);
  const part = { block, fields: await readMimeFields(block.bytes), type, children: [], tooDeep: false };
  return readLeaf(walk, part, body, depth);
}

/**
 * A part that is no multipart. A text, or base64 (which has no "-"), that holds a delimiter and the fields of a file has
 * swallowed that file; a message or a named text file may hold such lines rightly.
 */
async function readLeaf(walk: Walk, part: Omit<MimePart, 'body'>, body: ByteRange, depth: number): Promise<MimePart[]> {
  const base64 = part.fields.encoding.startsWith('base64');
  const named = 'name' in part.fields.contentType.params || 'filename' in part.fields.disposition.params;
  const maySwallow = base64 || (part.type.startsWith('text/') && !named);
  const lost = maySwallow ? findLostPart(walk.bytes, body) : undefined;
  if (lost === undefined) return [{ ...part, body: walk.bytes.subarray(body.start, body.end) }];
  const kept = { ...part, body: walk.bytes.subarray(body.start, lost.start) };
  return [kept, ...(await readLostParts(walk, { start: lost.start, end: body.end }, depth))];
}

async function readLostParts(walk: Walk, range: ByteRange, depth: number): Promise<readonly MimePart[]> {
  const lost = findLostPart(walk.bytes, range);
  if (lost === undefined) return [];
  walk.defects.add('boundary_damaged');
  const rest = { start: lost.start, end: range.end };
  const delimiters = findDelimiters(walk.bytes, rest, lost.boundary, walk.limits.maxParts);
  const found: MimePart[] = [];
  for (const segment of listSegments(walk.bytes, delimiters, rest.end)) {
    found.push(...(await readPart(walk, segment, depth + 1, 'text/plain')));
  }
  for (const margin of listMargins(delimiters, rest)) found.push(...(await readLostParts(walk, margin, depth)));
  return found;
}
