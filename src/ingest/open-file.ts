import { InputError } from '../model/errors.ts';
import type { FileFormat } from '../model/file-format.ts';
import type { ForwardedMessage, OpenedAttachment } from '../model/message.ts';
import type { Remark } from '../model/remark.ts';
import type { MessageFile } from './collect-parts.ts';
import { tidyFileName } from './file-name.ts';
import { identifyFile, type FileIdentity } from './identify-file.ts';
import { describeMislabel } from './mislabelled.ts';
import { openArchive, type ArchivedFile } from './open-archive.ts';
import { OPEN_LIMITS, type OpenLimits } from './open-limits.ts';
import { readMessage, type ReadMessage } from './read-message.ts';
import { sha256Hex } from './sha256.ts';

/** The files found in one file or message, containers opened, in the order in which they lie there. */
export type OpenedFiles = {
  readonly attachments: readonly OpenedAttachment[];
  readonly forwarded: readonly ForwardedMessage[];
  readonly remarks: readonly Remark[];
};

type Opening = {
  readonly limits: OpenLimits;
  readonly attachments: OpenedAttachment[];
  readonly forwarded: ForwardedMessage[];
  readonly remarks: Remark[];
  /** what archives may still inflate to, all together */
  bytesLeft: number;
};

type Item = FileIdentity & { readonly path: string; readonly bytes: Uint8Array; readonly inline: boolean };

/**
 * Opens one file as if it had been mailed: an archive or a message gives the files inside it, at any depth; any other
 * file gives itself. A container that gave files is not listed; one that gave none, or cannot be opened, is, with its
 * error.
 */
export async function openFile(
  name: string,
  bytes: Uint8Array,
  limits: OpenLimits = OPEN_LIMITS,
): Promise<OpenedFiles> {
  const opening = startOpening(limits);
  const identity = await identifyFile(bytes);
  await expand(opening, { ...identity, path: tidyFileName(name), bytes, inline: false }, 0);
  return opening;
}

/** Opens the files that a message carries. */
export async function openFilesOf(message: ReadMessage, limits: OpenLimits): Promise<OpenedFiles> {
  const opening = startOpening(limits);
  await expandMessage(opening, message, null, 0);
  return opening;
}

function startOpening(limits: OpenLimits): Opening {
  return { limits, attachments: [], forwarded: [], remarks: [], bytesLeft: limits.archive.maxTotalBytes };
}

async function expand(opening: Opening, item: Item, depth: number): Promise<void> {
  if (item.error !== null || (item.format !== 'zip' && item.format !== 'eml')) {
    opening.attachments.push(describeAttachment(item, item.error));
    const mislabel = describeMislabel(item.path, item.format);
    if (mislabel !== undefined) opening.remarks.push(mislabel);
    return;
  }
  try {
    if (depth >= opening.limits.maxContainerDepth) throw new InputError('too_deep');
    if (item.format === 'zip') await expandArchive(opening, item, depth);
    else await expandForwarded(opening, item, depth);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    opening.attachments.push(describeAttachment(item, error));
  }
}

async function expandArchive(opening: Opening, item: Item, depth: number): Promise<void> {
  const files = await openArchive(item.bytes, { ...opening.limits.archive, maxTotalBytes: opening.bytesLeft });
  checkCount(opening, files.length);
  opening.bytesLeft -= files.reduce((sum, file) => sum + file.bytes.length, 0);
  for (const file of files) {
    const identity = await identifyArchived(file);
    await expand(
      opening,
      { ...identity, path: `${item.path}/${file.path}`, bytes: file.bytes, inline: false },
      depth + 1,
    );
  }
}

async function identifyArchived(file: ArchivedFile): Promise<FileIdentity> {
  return file.error === null ? identifyFile(file.bytes) : { format: 'unknown', error: file.error };
}

async function expandForwarded(opening: Opening, item: Item, depth: number): Promise<void> {
  const message = await readMessage(item.bytes, item.path, opening.limits);
  checkCount(opening, message.files.length);
  const { subject, from, sentAt, bodyText } = message;
  opening.forwarded.push({ path: item.path, subject, from, sentAt, bodyText });
  opening.remarks.push(...message.remarks);
  if (message.files.length === 0) opening.attachments.push(describeAttachment(item, null));
  await expandMessage(opening, message, item.path, depth + 1);
}

async function expandMessage(
  opening: Opening,
  message: ReadMessage,
  path: string | null,
  depth: number,
): Promise<void> {
  let unnamed = 0;
  for (const file of message.files) {
    const identity = await identifyMessageFile(file);
    if (file.name === '') unnamed += 1;
    const name = file.name === '' ? nameByKind(file, identity.format, unnamed) : file.name;
    const item = {
      ...identity,
      path: path === null ? name : `${path}/${name}`,
      bytes: file.bytes,
      inline: file.inline,
    };
    await expand(opening, item, depth);
  }
}

async function identifyMessageFile(file: MessageFile): Promise<FileIdentity> {
  if (file.error !== null) return { format: 'unknown', error: file.error };
  if (file.isMessage && file.bytes.length > 0) return { format: 'eml', error: null };
  return identifyFile(file.bytes);
}

/** "thu-chuyen-tiep.eml", "tep-dinh-kem-2.docx": a name for a part that has none, numbered from the second on. */
function nameByKind(file: MessageFile, format: FileFormat, ordinal: number): string {
  const number = ordinal === 1 ? '' : `-${ordinal}`;
  if (format === 'eml') return `thu-chuyen-tiep${number}.eml`;
  const image = /^image\/(png|jpe?g|gif|bmp|tiff|webp)$/.exec(file.declaredType)?.[1];
  const extension = format === 'unknown' ? '' : `.${format === 'image' ? (image ?? 'img') : format}`;
  return `tep-dinh-kem${number}${extension}`;
}

function checkCount(opening: Opening, more: number): void {
  const { maxFiles } = opening.limits;
  if (opening.attachments.length + more > maxFiles) {
    throw new InputError('too_many_entries', `cả thư quá ${maxFiles} tệp`);
  }
}

function describeAttachment(item: Item, error: InputError | null): OpenedAttachment {
  return {
    name: item.path,
    sha256: sha256Hex(item.bytes),
    bytes: item.bytes,
    format: item.format,
    inline: item.inline,
    error: error === null ? null : { code: error.code, message: error.message },
  };
}
