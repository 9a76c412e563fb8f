import { findUuencoded } from './uuencode.ts';

/** Undoes a Content-Transfer-Encoding; an unknown one is taken as identity, as RFC 2045, 6.4 has it read. */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // "base64 (comment)" and "quoted-printable;" are seen; the first word decides.
  const [word = ''] = /^[\w-]*/.exec(encoding) ?? [];
  switch (word) {
    case 'base64':
      return decodeBase64(body);
    case 'quoted-printable':
      return decodeQuotedPrintable(body);
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return findUuencoded(body)[0]?.bytes ?? body;
    default:
      return body;
  }
}

const LETTERS_ONLY = /^[A-Za-z0-9+/\s]*$/;

/**
 * Decodes base64 that may have been padded in the middle (pieces encoded one by one) or followed by the plain words of
 * a gateway, which are dropped. Other foreign characters are skipped.
 */
function decodeBase64(body: Buffer): Buffer {
  const text = withoutCutDelimiter(body.toString('latin1'));
  const decoded = Buffer.allocUnsafe(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let at = 0;
  while (at < text.length) {
    const padding = text.indexOf('=', at);
    const piece = text.slice(at, padding === -1 ? text.length : padding);
    if (length > 0 && !LETTERS_ONLY.test(piece)) break;
    length += decoded.write(piece, length, 'base64');
    at = padding === -1 ? text.length : padding + 1;
  }
  return decoded.subarray(0, length);
}

/** Where a mail was cut within the delimiter after a file, what is left of that line is no base64. */
function withoutCutDelimiter(text: string): string {
  const lastLine = text.lastIndexOf('\n') + 1;
  return text.startsWith('-', lastLine) ? text.slice(0, lastLine) : text;
}

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

/** Decodes quoted-printable; a "=" that begins no escape stays as written. */
function decodeQuotedPrintable(body: Buffer): Buffer {
  const decoded = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte !== EQUALS) {
      decoded[length] = byte;
      length += 1;
      continue;
    }
    const lineEnd = softLineEnd(body, at + 1);
    if (lineEnd !== undefined) {
      at = lineEnd;
      continue;
    }
    const digits = body.toString('latin1', at + 1, at + 3);
    const escaped = /^[0-9A-Fa-f]{2}$/.test(digits);
    decoded[length] = escaped ? Number.parseInt(digits, 16) : byte;
    length += 1;
    if (escaped) at += 2;
  }
  return decoded.subarray(0, length);
}

/** The last byte of a soft line break that starts at `from` (spaces before the line end allowed), or undefined. */
function softLineEnd(body: Buffer, from: number): number | undefined {
  let at = from;
  while (body[at] === 0x20 || body[at] === 0x09) at += 1;
  if (at >= body.length) return at;
  if (body[at] === LF) return at;
  return body[at] === CR && body[at + 1] === LF ? at + 1 : undefined;
}
