import { isUtf8 } from 'node:buffer';
import { InputError } from '../model/errors.ts';
import type { RemarkCode } from '../model/remark.ts';
import { tidyFileName } from './file-name.ts';
import { readMimeText } from './mime.ts';
import type { MimePart } from './split-parts.ts';
import { decodeTransfer } from './transfer-encoding.ts';
import { findUuencoded } from './uuencode.ts';

/** A file as the message carries it, not opened yet. */
export type MessageFile = {
  /** fit to be shown; '' when the message gave none */
  readonly name: string;
  readonly declaredType: string;
  readonly bytes: Uint8Array;
  /** an ornament of the text or a part for machines */
  readonly inline: boolean;
  /** declared to be a message, whatever it looks like */
  readonly isMessage: boolean;
  /** why it must not be opened, or null */
  readonly error: InputError | null;
};

export type CollectedParts = {
  readonly bodyText: string;
  readonly files: readonly MessageFile[];
  readonly remarks: readonly { readonly code: RemarkCode; readonly message: string }[];
};

type Collector = {
  readonly maxTextBytes: number;
  readonly files: MessageFile[];
  readonly remarks: { code: RemarkCode; message: string }[];
};

type Place = { readonly inRelated: boolean; readonly wantsText: boolean };

/** Unnamed parts of these types are what the sender, or a server on the way, has to say. */
const BODY_TYPES = [
  'text/plain',
  'text/html',
  'text/rfc822-headers',
  'message/delivery-status',
  'message/disposition-notification',
];

const MESSAGE_TYPES = ['message/rfc822', 'message/global', 'message/news'];

/** Parts for programs: invitations and signatures. */
const MACHINE_TYPES =
  /^(?:text\/calendar|application\/(?:ics|pgp-signature|pgp-keys|(?:x-)?pkcs7-signature|pgp-encrypted))$/;

/** A larger picture in the text is no logo: clerks paste the photograph of a signed page into the mail. */
const MAX_ORNAMENT_BYTES = 150 * 1024;

/**
 * Divides the parts of a message into the text of its body and its files. Every part ends in one of the two; only the
 * poorer versions of an alternative are left out.
 */
export async function collectParts(parts: readonly MimePart[], maxTextBytes: number): Promise<CollectedParts> {
  const collector: Collector = { maxTextBytes, files: [], remarks: [] };
  const texts: string[] = [];
  for (const part of parts) texts.push(await visit(collector, part, { inRelated: false, wantsText: true }));
  return { bodyText: joinTexts(texts), files: collector.files, remarks: collector.remarks };
}

async function visit(collector: Collector, part: MimePart, place: Place): Promise<string> {
  if (part.tooDeep) {
    collector.files.push(fileOf(part, part.body, { error: new InputError('too_deep') }));
    return '';
  }
  if (part.type.startsWith('multipart/')) return visitChildren(collector, part, place);
  const bytes = decodeTransfer(part.body, part.fields.encoding);
  if (isBody(part)) return place.wantsText ? readBody(collector, part, bytes) : '';
  collector.files.push(fileOf(part, bytes, { inline: isOrnament(part, bytes, place) }));
  return '';
}

async function visitChildren(collector: Collector, part: MimePart, place: Place): Promise<string> {
  const inRelated = place.inRelated || part.type === 'multipart/related';
  const alternative = part.type === 'multipart/alternative';
  const texts: string[] = [];
  for (const child of part.children) {
    // The first version with words in it counts: plain text stands first (RFC 2046, 5.1.4) and loses nothing in reading.
    const wantsText = place.wantsText && !(alternative && texts.some((text) => text !== ''));
    texts.push(await visit(collector, child, { inRelated, wantsText }));
  }
  return joinTexts(texts);
}

function isBody(part: MimePart): boolean {
  if (!BODY_TYPES.includes(part.type) || nameOf(part) !== '') return false;
  return ['', 'inline'].includes(part.fields.disposition.value);
}

async function readBody(collector: Collector, part: MimePart, bytes: Uint8Array): Promise<string> {
  const kind = part.type === 'text/html' ? 'html' : 'plain';
  const words = kind === 'plain' ? takeUuencoded(collector, bytes) : bytes;
  if (words.length > collector.maxTextBytes) return keepAsFile(collector, part, words);
  const { params } = part.fields.contentType;
  const declared = (params['charset'] ?? '').trim();
  const presumed = /^(?:us-?ascii|utf-?8|)$/i.test(declared);
  const guessed = presumed && !isUtf8(words);
  if (guessed) {
    const message = 'Nội dung thư không đúng bảng mã đã khai; đã đọc theo bảng mã tiếng Việt của Windows (1258).';
    collector.remarks.push({ code: 'charset_guessed', message });
  }
  const charset = guessed ? 'windows-1258' : presumed ? 'utf-8' : declared;
  const flowed = params['format']?.toLowerCase() === 'flowed';
  const deleteSpace = params['delsp']?.toLowerCase() === 'yes';
  try {
    return tidyBody(await readMimeText(words, { kind, charset, flowed, deleteSpace }, collector.maxTextBytes));
  } catch (error) {
    if (error instanceof InputError) return keepAsFile(collector, part, words);
    throw error;
  }
}

/** Takes uuencoded files out of a plain text; the rest of the text is returned. */
function takeUuencoded(collector: Collector, bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = findUuencoded(text);
  if (found.length === 0) return bytes;
  const rest: Buffer[] = [];
  let from = 0;
  for (const file of found) {
    rest.push(text.subarray(from, file.start));
    from = file.end;
    const raw = Buffer.from(file.name, 'latin1');
    const name = tidyFileName(isUtf8(raw) ? raw.toString('utf8') : new TextDecoder('windows-1258').decode(raw));
    const declaredType = 'application/octet-stream';
    collector.files.push({ name, declaredType, bytes: file.bytes, inline: false, isMessage: false, error: null });
    if (!file.complete) {
      const message = `Tệp “${name}” nằm trong nội dung thư bị cắt cụt; có thể không đầy đủ.`;
      collector.remarks.push({ code: 'broken_mime', message });
    }
  }
  return Buffer.concat([...rest, text.subarray(from)]);
}

function keepAsFile(collector: Collector, part: MimePart, bytes: Uint8Array): string {
  const name = part.type === 'text/html' ? 'noi-dung-thu.html' : 'noi-dung-thu.txt';
  collector.files.push({ ...fileOf(part, bytes, {}), name });
  const message = `Nội dung thư quá dài hoặc quá rối để đọc như lời thư; được giữ thành tệp “${name}”.`;
  collector.remarks.push({ code: 'part_skipped', message });
  return '';
}

function fileOf(
  part: MimePart,
  bytes: Uint8Array,
  { inline = false, error = null }: Partial<MessageFile>,
): MessageFile {
  const isMessage = MESSAGE_TYPES.includes(part.type);
  const elsewhere = /^message\/(?:external-body|partial)$/.test(part.type);
  const refused = elsewhere ? new InputError('unsupported', 'phần thư trỏ tới nội dung nằm ở nơi khác') : error;
  return { name: nameOf(part), declaredType: part.type, bytes, inline, isMessage, error: refused };
}

function nameOf(part: MimePart): string {
  return tidyFileName(part.fields.disposition.params['filename'] ?? part.fields.contentType.params['name'] ?? '');
}

function isOrnament(part: MimePart, bytes: Uint8Array, place: Place): boolean {
  if (MACHINE_TYPES.test(part.type)) return true;
  if (!part.type.startsWith('image/') || bytes.length > MAX_ORNAMENT_BYTES) return false;
  return part.fields.contentId !== null && (place.inRelated || part.fields.disposition.value !== 'attachment');
}

function tidyBody(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\uFEFF/gu, '')
    .trim();
}

function joinTexts(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}
