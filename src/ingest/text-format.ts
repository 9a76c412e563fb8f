import type { FileFormat } from '../model/file-format.ts';

/** Enough to tell what a text is; the rest is the reader's. */
const HEAD_BYTES = 64 * 1024;
const MAX_SAMPLE_LINES = 50;

/** A kind of text that this program knows by name but does not read, in words for the clerk. */
export type TextIdentity = { readonly format: FileFormat; readonly unsupported: string | null };

/**
 * What a file without a binary signature is: eml, html, csv, txt, or undefined when it is no text.
 * UTF-8, UTF-16 and the one-byte character sets are texts; XML dialects of old Office are named as unsupported.
 */
export function identifyText(bytes: Uint8Array): TextIdentity | undefined {
  const text = readHead(bytes);
  if (text === undefined) return undefined;
  const start = text.trimStart();
  if (isMessage(start)) return { format: 'eml', unsupported: null };
  if (/^MIME-Version:/i.test(start)) return { format: 'unknown', unsupported: 'trang web lưu thành một tệp .mht' };
  if (start.startsWith('<')) return identifyMarkup(start);
  return { format: isCsv(text) ? 'csv' : 'txt', unsupported: null };
}

function readHead(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES));
  const text = decodeHead(head, bytes.byteLength > HEAD_BYTES);
  return countControls(text) * 100 > text.length ? undefined : text;
}

function decodeHead(head: Buffer, isCut: boolean): string {
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2, head.length & ~1).toString('utf16le');
  if (head[0] === 0xfe && head[1] === 0xff) return decodeBigEndian(head.subarray(2, head.length & ~1));
  const zeros = countZeros(head);
  if (zeros.odd * 4 > head.length && zeros.even === 0) return head.subarray(0, head.length & ~1).toString('utf16le');
  if (zeros.even * 4 > head.length && zeros.odd === 0) return decodeBigEndian(head.subarray(0, head.length & ~1));
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return head.toString('utf8', 3);
  try {
    // A cut head may end within a character, which `stream` allows.
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: isCut });
  } catch {
    return head.toString('latin1');
  }
}

function decodeBigEndian(bytes: Buffer): string {
  return Buffer.from(bytes).swap16().toString('utf16le');
}

/** Tab, line ends and form feed are the controls of a text; 0x1A ended DOS files. */
function countControls(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a].includes(code)) count += 1;
  }
  return count;
}

function countZeros(head: Buffer): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] === 0) zeros[at % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  return zeros;
}

/** Fields of a mail at the start, of which at least two are such that no other text begins with them. */
function isMessage(text: string): boolean {
  const names = new Set<string>();
  for (const line of text.split('\n', 200)) {
    const field = /^([!-9;-~]{1,60}):/.exec(line)?.[1];
    if (field !== undefined) names.add(field.toLowerCase());
    else if (!/^[\t ]/.test(line) && !/^>?From /.test(line)) break;
  }
  const origin = ['from', 'received', 'return-path', 'delivered-to'].some((name) => names.has(name));
  const other = ['date', 'subject', 'message-id', 'to', 'mime-version', 'received', 'content-type'].filter((name) =>
    names.has(name),
  );
  return origin && other.length >= 2;
}

function identifyMarkup(text: string): TextIdentity {
  if (/urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/i.test(text) && !/<html/i.test(text)) {
    return { format: 'unknown', unsupported: 'bảng tính XML 2003; cần lưu lại thành .xlsx' };
  }
  if (
    /schemas\.microsoft\.com\/office\/word\/2003\/wordml|schemas\.microsoft\.com\/office\/2006\/xmlPackage/i.test(text)
  ) {
    return { format: 'unknown', unsupported: 'văn bản Word dạng XML; cần lưu lại thành .docx' };
  }
  const body = text.replace(/^(?:\s+|<\?[^>]{0,500}>|<!--[\s\S]{0,2000}?-->){1,20}/, '');
  if (/^<(?:!doctype html|html|head|body|meta|title|style|script|table|div|p|center|font|span|br)\b/i.test(body)) {
    return { format: 'html', unsupported: null };
  }
  if (/^<svg\b/i.test(body)) return { format: 'image', unsupported: null };
  if (text.startsWith('<?xml')) return { format: 'unknown', unsupported: 'tệp dữ liệu XML' };
  return { format: 'txt', unsupported: null };
}

/** At least three lines that hold the same number of separators outside quotes. */
function isCsv(text: string): boolean {
  const lines = text.split(/\r?\n/, MAX_SAMPLE_LINES).filter((line) => line.trim() !== '');
  if (lines.length < 3) return false;
  return [',', ';', '\t'].some((separator) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1);
    const most = counts[0] ?? 0;
    return most > 0 && counts.filter((count) => count === most).length >= lines.length * 0.9;
  });
}
