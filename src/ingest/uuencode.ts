/** A uuencoded file found in a text: the range of lines it takes and what it decodes to. */
export type UuencodedFile = {
  readonly start: number;
  readonly end: number;
  /** as written after "begin 644 ", raw bytes in latin1 */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** its "end" line was reached */
  readonly complete: boolean;
};

/**
 * Finds the files that old mail programs put as uuencode into a plain text ("begin 644 BC.doc"). A "begin" that is not
 * followed by a well-formed data line is only a word of the text.
 */
export function findUuencoded(text: Buffer): readonly UuencodedFile[] {
  const found: UuencodedFile[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('begin ', from, 'latin1');
    if (start === -1) return found;
    const file = start === 0 || text[start - 1] === 0x0a ? readFile(text, start) : undefined;
    if (file !== undefined) found.push(file);
    from = file?.end ?? start + 1;
  }
}

function readFile(text: Buffer, start: number): UuencodedFile | undefined {
  let line = readLine(text, start);
  const name = /^begin [0-7]{3,4} (.{1,255})$/.exec(line.text)?.[1];
  if (name === undefined) return undefined;
  const pieces: Buffer[] = [];
  while (line.next < text.length) {
    line = readLine(text, line.next);
    if (line.text === 'end') return finish(line.next, true);
    const piece = decodeLine(line.text);
    if (pieces.length === 0 && !isFirstDataLine(line.text)) return undefined;
    if (piece === undefined) return finish(line.start, false);
    pieces.push(piece);
  }
  return pieces.length === 0 ? undefined : finish(text.length, false);

  function finish(end: number, complete: boolean): UuencodedFile {
    return { start, end, name: name ?? '', bytes: Buffer.concat(pieces), complete };
  }
}

/** Trailing blanks may be cut, yet no file begins with so many zero bytes that half of its first line is blank. */
function isFirstDataLine(line: string): boolean {
  const bytes = decodeLine(line);
  return bytes !== undefined && bytes.length > 0 && line.length * 2 > (bytes.length / 3) * 4;
}

/** The bytes of one data line, or undefined when it is none; trailing blanks that a gateway cut are put back. */
function decodeLine(line: string): Buffer | undefined {
  if (line === '' || line === '`') return Buffer.alloc(0);
  const count = (line.charCodeAt(0) - 32) & 63;
  const needed = Math.ceil(count / 3) * 4;
  if (!/^[\x20-\x60]+$/.test(line) || line.length > needed + 2) return undefined;
  const data = line.slice(1).padEnd(needed, ' ');
  const bytes = Buffer.alloc((needed / 4) * 3);
  for (let group = 0; group * 4 < needed; group += 1) {
    let bits = 0;
    for (let at = 0; at < 4; at += 1) bits = (bits << 6) | ((data.charCodeAt(group * 4 + at) - 32) & 63);
    bytes.writeUIntBE(bits, group * 3, 3);
  }
  return bytes.subarray(0, count);
}

function readLine(text: Buffer, start: number): { text: string; start: number; next: number } {
  const lineFeed = text.indexOf(0x0a, start);
  const next = lineFeed === -1 ? text.length : lineFeed + 1;
  return { text: text.toString('latin1', start, next).replace(/\r?\n$/, ''), start, next };
}
