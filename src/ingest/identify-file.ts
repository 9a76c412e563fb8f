import { InputError } from '../model/errors.ts';
import type { FileFormat } from '../model/file-format.ts';
import { COMPOUND_FILE_MAGIC, listRootNames } from './compound-file.ts';
import { identifyPackage } from './identify-package.ts';
import { identifyText } from './text-format.ts';

/** What a file is by its content, and why it will not be read although its kind is known; null when nothing stands against it. */
export type FileIdentity = { readonly format: FileFormat; readonly error: InputError | null };

/**
 * Finds from the bytes alone what a file is; names and declared types lie ("BC.xls" is often a web page).
 * An encrypted .pdf or a damaged part is found later by the reader.
 */
export async function identifyFile(bytes: Uint8Array): Promise<FileIdentity> {
  if (bytes.length === 0) return { format: 'unknown', error: new InputError('empty') };
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES));
  if (startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06')) return identifyPackage(bytes);
  if (head.subarray(0, 8).equals(COMPOUND_FILE_MAGIC)) return identifyCompoundFile(bytes);
  return identifySignature(head) ?? identifyPlain(bytes);
}

/** A PDF may have junk in front, as its readers allow (ISO 32000-1, annex H.3.4.1). */
const HEAD_BYTES = 1024;

function identifySignature(head: Buffer): FileIdentity | undefined {
  if (head.includes('%PDF-', 0, 'latin1')) return { format: 'pdf', error: null };
  if (startsWith(head, '{\\rtf')) return { format: 'rtf', error: null };
  if (startsWith(head, 'Rar!\x1a\x07'))
    return unsupported('rar', 'tệp nén .rar; cần gửi lại dạng .zip hoặc từng tệp rời');
  if (isImage(head)) return { format: 'image', error: null };
  const known = UNREAD_KINDS.find(
    (kind) => head.toString('latin1', kind.at, kind.at + kind.magic.length) === kind.magic,
  );
  return known === undefined ? undefined : unsupported('unknown', known.what);
}

const UNREAD_KINDS = [
  { at: 0, magic: '7z\xbc\xaf\x27\x1c', what: 'tệp nén .7z; cần gửi lại dạng .zip hoặc từng tệp rời' },
  { at: 0, magic: '\x1f\x8b', what: 'tệp nén .gz; cần gửi lại dạng .zip hoặc từng tệp rời' },
  { at: 257, magic: 'ustar', what: 'tệp nén .tar; cần gửi lại dạng .zip hoặc từng tệp rời' },
  { at: 0, magic: '\x78\x9f\x3e\x22', what: 'winmail.dat của Outlook; cần gửi lại với định dạng thư HTML hoặc văn bản thuần' },
  { at: 0, magic: 'MZ\x90\0', what: 'tệp chương trình' },
]; // prettier-ignore

function isImage(head: Buffer): boolean {
  const latin = head.toString('latin1', 0, 16);
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|BM[\s\S]{4}\0\0\0\0|II\*\0|MM\0\*)/.test(latin)) return true;
  if (/^RIFF[\s\S]{4}WEBP/.test(latin)) return true;
  return /^[\s\S]{4}ftyp(?:heic|heix|mif1|msf1|avif)/.test(latin);
}

function identifyCompoundFile(bytes: Uint8Array): FileIdentity {
  const names = new Set(listRootNames(bytes));
  // [MS-OFFCRYPTO] 1.3.3: a .docx or .xlsx with a password is a compound file around the encrypted package.
  if (names.has('EncryptedPackage')) return { format: 'unknown', error: new InputError('password_protected') };
  if (names.has('WordDocument')) return { format: 'doc', error: null };
  if (names.has('Workbook') || names.has('Book')) return { format: 'xls', error: null };
  if (names.has('PowerPoint Document')) return unsupported('unknown', 'bản trình chiếu .ppt');
  if (names.has('__properties_version1.0'))
    return unsupported('unknown', 'thư Outlook .msg; cần gửi lại các tệp đính kèm');
  const readable = names.size > 0;
  return { format: 'unknown', error: new InputError(readable ? 'unknown_format' : 'corrupt') };
}

function identifyPlain(bytes: Uint8Array): FileIdentity {
  const text = identifyText(bytes);
  if (text === undefined) return { format: 'unknown', error: new InputError('unknown_format') };
  return text.unsupported === null ? { format: text.format, error: null } : unsupported(text.format, text.unsupported);
}

function unsupported(format: FileFormat, what: string): FileIdentity {
  return { format, error: new InputError('unsupported', what) };
}

function startsWith(head: Buffer, magic: string): boolean {
  return head.toString('latin1', 0, magic.length) === magic;
}
