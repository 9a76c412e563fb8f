import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { InputError } from '../model/errors.ts';
import type { ArchiveLimits } from './open-limits.ts';
import { readZipEntryName } from './zip-entry-name.ts';

/** One entry of a zip's central directory; nothing of it is inflated yet. */
export type ZipEntry = {
  /** as stored, decoded, with "/" between folders; never to be used as a path */
  readonly name: string;
  readonly isDirectory: boolean;
  readonly isEncrypted: boolean;
  readonly compressedBytes: number;
  /** as declared; a lying size is found out when the entry is read */
  readonly declaredBytes: number;
  readonly raw: Entry;
};

export type Zip = { readonly entries: readonly ZipEntry[]; readonly file: ZipFile };

/** Below this a high ratio is no danger: a page of blanks or a white bitmap compresses a thousandfold. */
const RATIO_MATTERS_BYTES = 8 * 1024 * 1024;

/**
 * Reads the directory of a zip.
 * @throws InputError 'corrupt' when it has no readable directory, 'too_many_entries'
 */
export async function openZip(bytes: Uint8Array, maxEntries: number): Promise<Zip> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    // decodeStrings off: names are decoded here, and one odd name must not refuse the whole archive.
    const file = await fromBufferPromise(buffer, { decodeStrings: false, lazyEntries: true, autoClose: false });
    if (file.entryCount > maxEntries) throw tooManyEntries(maxEntries);
    const entries: ZipEntry[] = [];
    for await (const entry of file.eachEntry()) {
      if (entries.length >= maxEntries) throw tooManyEntries(maxEntries);
      entries.push(describeEntry(entry));
    }
    return { entries, file };
  } catch (error) {
    if (error instanceof InputError) throw error;
    // Everything that yauzl refuses in bytes that lie in memory is a fault of the bytes.
    throw new InputError('corrupt', 'không đọc được mục lục của tệp nén', { cause: error });
  }
}

/**
 * Refuses, from the directory alone, what must not be inflated.
 * @throws InputError 'too_large'
 */
export function checkDeclaredSize(entry: ZipEntry, limits: ArchiveLimits): void {
  const ratio = entry.declaredBytes / Math.max(1, entry.compressedBytes);
  const swollen = entry.declaredBytes > RATIO_MATTERS_BYTES && ratio > limits.maxRatio;
  if (entry.declaredBytes > limits.maxEntryBytes || swollen) {
    throw new InputError('too_large', `“${entry.name}” sau khi giải nén`);
  }
}

/**
 * Inflates one entry, never beyond its declared size.
 * @throws InputError 'password_protected', 'unsupported' (compression method), 'corrupt' (data, size or checksum)
 */
export async function readZipEntry(zip: Zip, entry: ZipEntry): Promise<Uint8Array> {
  if (entry.isEncrypted) throw new InputError('password_protected');
  if (!entry.raw.canDecodeFileData()) {
    throw new InputError('unsupported', `kiểu nén ${entry.raw.compressionMethod} trong tệp zip`);
  }
  const bytes = await collect(zip, entry, {});
  if (crc32(bytes) !== entry.raw.crc32) throw new InputError('corrupt', `“${entry.name}” sai tổng kiểm tra`);
  return bytes;
}

/** The bytes of an entry as they lie in the archive, compressed or encrypted: its identity when it cannot be read. */
export async function readStoredBytes(zip: Zip, entry: ZipEntry): Promise<Uint8Array> {
  return collect(zip, entry, { decodeFileData: false });
}

async function collect(zip: Zip, entry: ZipEntry, options: { decodeFileData?: false }): Promise<Uint8Array> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.file.openReadStreamPromise(entry.raw, options)) {
      // A Readable is typed as giving any; yauzl's streams are of bytes.
      chunks.push(chunk as Buffer);
    }
    const [only] = chunks;
    return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
  } catch (error) {
    throw new InputError('corrupt', `“${entry.name}” không giải nén được`, { cause: error });
  }
}

function describeEntry(entry: Entry): ZipEntry {
  const name = readZipEntryName(entry);
  return {
    name,
    isDirectory: name.endsWith('/'),
    isEncrypted: entry.isEncrypted(),
    compressedBytes: entry.compressedSize,
    declaredBytes: entry.uncompressedSize,
    raw: entry,
  };
}

function tooManyEntries(maxEntries: number): InputError {
  return new InputError('too_many_entries', `quá ${maxEntries} tệp bên trong`);
}
