import { InputError } from '../model/errors.ts';
import type { PackageParts } from '../model/file-format.ts';
import { PACKAGE_LIMITS, type ArchiveLimits } from './open-limits.ts';
import { checkDeclaredSize, openZip, readZipEntry } from './zip.ts';

/** Pictures, fonts, macros and printer settings: nobody reads them, and they make most of a file's size. */
const UNREAD =
  /^(?:(?:word|xl|ppt)\/(?:media|fonts)\/|word\/embeddings\/.*\.bin$|xl\/printerSettings\/|xl\/vbaProject\.bin$|word\/vbaProject\.bin$|docProps\/thumbnail|Pictures\/|Thumbnails\/)/i;

/**
 * Inflates the parts of a .docx, .xlsx, .xlsm, .odt or .ods, except media, fonts, macros and printer settings.
 * Sizes are checked in the directory before anything is inflated, so that a bomb costs milliseconds. Of two parts with
 * one name the first counts; an absolute or climbing name is no part of a document and is left out.
 * @throws InputError 'corrupt', 'too_many_entries', 'too_large', 'password_protected', 'unsupported'
 */
export async function openPackage(bytes: Uint8Array, limits: ArchiveLimits = PACKAGE_LIMITS): Promise<PackageParts> {
  const zip = await openZip(bytes, limits.maxEntries);
  const entries = zip.entries.filter((entry) => isPartName(entry.name) && !UNREAD.test(entry.name));
  const declaredBytes = entries.reduce((sum, entry) => sum + entry.declaredBytes, 0);
  if (declaredBytes > limits.maxTotalBytes) throw new InputError('too_large', 'sau khi giải nén');
  for (const entry of entries) checkDeclaredSize(entry, limits);
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (!parts.has(entry.name)) parts.set(entry.name, await readZipEntry(zip, entry));
  }
  return parts;
}

function isPartName(name: string): boolean {
  if (name.endsWith('/') || name.startsWith('/')) return false;
  return !name.split('/').some((segment) => segment === '' || segment === '.' || segment === '..');
}
