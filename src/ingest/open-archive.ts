import { InputError } from '../model/errors.ts';
import { tidyEntryPath } from './file-name.ts';
import type { ArchiveLimits } from './open-limits.ts';
import { checkDeclaredSize, openZip, readStoredBytes, readZipEntry, type Zip, type ZipEntry } from './zip.ts';

/** One file of an archive; when `error` is set, `bytes` are those stored in the archive, still packed or encrypted. */
export type ArchivedFile = { readonly path: string; readonly bytes: Uint8Array; readonly error: InputError | null };

/** What macOS, Windows and Office leave in archives without anybody having meant to send it. */
const JUNK = /(?:^|\/)(?:__MACOSX\/.*|\._[^/]*|~\$[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

/**
 * Opens a zip archive: every file in it in the order of its directory, folders and junk left out.
 * @throws InputError for the archive as a whole: 'corrupt', 'too_many_entries', 'too_large' (all files together), 'empty',
 * 'password_protected' (every file is). What is wrong with a single file is said at that file.
 */
export async function openArchive(bytes: Uint8Array, limits: ArchiveLimits): Promise<readonly ArchivedFile[]> {
  const zip = await openZip(bytes, limits.maxEntries);
  const entries = zip.entries.filter((entry) => !entry.isDirectory && !JUNK.test(entry.name));
  if (entries.length === 0) throw new InputError('empty');
  if (entries.every((entry) => entry.isEncrypted)) throw new InputError('password_protected');
  const files: ArchivedFile[] = [];
  let totalBytes = 0;
  for (const entry of entries) {
    // Entries may share their stored bytes, so even those that are not inflated are counted.
    const nextBytes = entry.declaredBytes > limits.maxEntryBytes ? entry.compressedBytes : entry.declaredBytes;
    if (totalBytes + nextBytes > limits.maxTotalBytes) {
      throw new InputError('too_large', 'cộng các tệp sau khi giải nén');
    }
    const file = await openEntry(zip, entry, limits);
    totalBytes += file.bytes.length;
    files.push(file);
  }
  return files;
}

async function openEntry(zip: Zip, entry: ZipEntry, limits: ArchiveLimits): Promise<ArchivedFile> {
  const path = tidyEntryPath(entry.name) || 'khong-ten';
  try {
    checkDeclaredSize(entry, limits);
    return { path, bytes: await readZipEntry(zip, entry), error: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { path, bytes: await readStoredBytesIfAny(zip, entry), error };
  }
}

/** An entry whose very place in the archive is wrong has no bytes. */
async function readStoredBytesIfAny(zip: Zip, entry: ZipEntry): Promise<Uint8Array> {
  try {
    return await readStoredBytes(zip, entry);
  } catch (error) {
    if (error instanceof InputError) return new Uint8Array(0);
    throw error;
  }
}
