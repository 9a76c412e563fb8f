import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailPlace, RawMessage } from '../model/message.ts';
import { readReceivedAt } from './mail-date.ts';
import { codeOf, NO_UID_VALIDITY, readMailFile, readMailHead, describeReadFailure } from './mail-file.ts';
import type { MailListing, MailSource, MailSourceOptions } from './mail-source.ts';
import { MAX_MESSAGE_BYTES } from './open-limits.ts';
import { sha256Hex } from './sha256.ts';

const FOLDER = '.';

/**
 * Opens a folder of .eml files: uid = file name, sorted by it; subfolders, links and other files are not looked at, and
 * nothing in the folder is ever changed (filing away does nothing; the ledger knows what was taken).
 * A message was received when its topmost Received field says so, else its Date field, else at the file's mtime: copies
 * and git keep contents but not times.
 * @throws UpstreamError when the folder cannot be read
 */
export async function openDirectorySource(path: string, options: MailSourceOptions): Promise<MailSource> {
  const maxBytes = options.maxMessageBytes ?? MAX_MESSAGE_BYTES;
  const name = `dir:${path}`;
  await listNames(path);

  async function list(): Promise<readonly MailListing[]> {
    const listings: MailListing[] = [];
    for (const uid of await listNames(path)) {
      const sizeBytes = await sizeOf(join(path, uid));
      if (sizeBytes === undefined) continue;
      const place = { source: name, folder: FOLDER, uidValidity: NO_UID_VALIDITY, uid };
      // people replace files under their names, and copies keep contents but not times: only the bytes tell
      const file = sizeBytes > maxBytes ? undefined : await readMailFile(join(path, uid), maxBytes);
      listings.push({ place, sizeBytes, ...(file === undefined ? {} : { sha256: sha256Hex(file.bytes) }) });
    }
    return listings;
  }

  async function fetchWith(place: MailPlace, read: typeof readMailHead): Promise<RawMessage | undefined> {
    if (place.source !== name || !isMailName(place.uid)) return undefined;
    const file = await read(join(path, place.uid));
    if (file === undefined) return undefined;
    const receivedAt = readReceivedAt(file.bytes) ?? file.stats.mtime;
    return { bytes: file.bytes, sha256: sha256Hex(file.bytes), receivedAt, place };
  }

  const fetch = (place: MailPlace) => fetchWith(place, (file) => readMailFile(file, maxBytes));
  const fetchHead = (place: MailPlace) => fetchWith(place, readMailHead);
  return { name, list, fetch, fetchHead, fileAway: () => Promise.resolve(), close: () => Promise.resolve() };
}

/** A uid comes back from the ledger and becomes a file name: it must be one, and no way out of the folder. */
function isMailName(name: string): boolean {
  return /^[^/\\\0]+\.eml$/i.test(name) && !name.startsWith('.');
}

async function listNames(path: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && isMailName(entry.name))
      .map((entry) => entry.name)
      .toSorted();
  } catch (error) {
    throw describeReadFailure(path, error);
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await lstat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw describeReadFailure(path, error);
  }
}
