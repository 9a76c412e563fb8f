import { link, lstat, mkdir, readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, UpstreamError } from '../model/errors.ts';
import type { MailPlace, RawMessage } from '../model/message.ts';
import { codeOf, NO_UID_VALIDITY, readMailFile, readMailHead, describeReadFailure } from './mail-file.ts';
import type { Filing, MailListing, MailSource, MailSourceOptions } from './mail-source.ts';
import { MAX_MESSAGE_BYTES } from './open-limits.ts';
import { sha256Hex } from './sha256.ts';

const FOLDER = 'INBOX';

/** Where a message lies now; mail programs rename the file when flags change, so only its unique name is lasting. */
type Stored = { readonly uid: string; readonly subfolder: 'new' | 'cur'; readonly file: string };

/**
 * Opens a Maildir (new/ and cur/): uid = the unique name, sorted by delivery. Nothing is changed, except that filing away
 * by moving puts the file into the Maildir++ folder ".NAME/cur"; filing by a flag does nothing, since the flags are in
 * the file name and belong to the mail programs that share the folder.
 * @throws ConfigError when the folder to file into has no Maildir++ name
 * @throws UpstreamError when the folder cannot be read
 */
export async function openMaildirSource(path: string, options: MailSourceOptions): Promise<MailSource> {
  const maxBytes = options.maxMessageBytes ?? MAX_MESSAGE_BYTES;
  const name = `maildir:${path}`;
  const target = filingFolder(path, options.filing ?? { kind: 'none' });
  let known = await listStored(path);

  async function list(): Promise<readonly MailListing[]> {
    known = await listStored(path);
    const listings: MailListing[] = [];
    for (const stored of known.values()) {
      const sizeBytes = await sizeOf(pathOf(stored));
      if (sizeBytes === undefined) continue;
      listings.push({
        place: { source: name, folder: FOLDER, uidValidity: NO_UID_VALIDITY, uid: stored.uid },
        sizeBytes,
      });
    }
    return listings;
  }

  async function fetchWith(place: MailPlace, read: typeof readMailHead): Promise<RawMessage | undefined> {
    const stored = await find(place);
    const file = stored === undefined ? undefined : await read(pathOf(stored));
    if (file === undefined) return undefined;
    const receivedAt = deliveredAt(place.uid) ?? file.stats.mtime;
    return { bytes: file.bytes, sha256: sha256Hex(file.bytes), receivedAt, place };
  }

  async function fileAway(place: MailPlace): Promise<void> {
    if (target === undefined) return;
    const stored = await find(place);
    if (stored !== undefined) await moveInto(target, pathOf(stored), stored);
  }

  /** Where the message is now: a mail program may have renamed its file since the last listing. */
  async function find(place: MailPlace): Promise<Stored | undefined> {
    if (place.source !== name) return undefined;
    const last = known.get(place.uid);
    if (last !== undefined && (await sizeOf(pathOf(last))) !== undefined) return last;
    known = await listStored(path);
    return known.get(place.uid);
  }

  function pathOf(stored: Stored): string {
    return join(path, stored.subfolder, stored.file);
  }

  const fetch = (place: MailPlace) => fetchWith(place, (file) => readMailFile(file, maxBytes));
  const fetchHead = (place: MailPlace) => fetchWith(place, readMailHead);
  return { name, list, fetch, fetchHead, fileAway, close: () => Promise.resolve() };
}

/** By unique name, in the order of delivery. */
async function listStored(path: string): Promise<ReadonlyMap<string, Stored>> {
  const found: Stored[] = [];
  for (const subfolder of ['new', 'cur'] as const) {
    try {
      const entries = await readdir(join(path, subfolder), { withFileTypes: true });
      for (const entry of entries) {
        if (!entry.isFile() || entry.name.startsWith('.')) continue;
        found.push({ uid: entry.name.replace(/:.*$/s, ''), subfolder, file: entry.name });
      }
    } catch (error) {
      throw describeReadFailure(join(path, subfolder), error);
    }
  }
  found.sort((a, b) => secondOf(a.uid) - secondOf(b.uid) || (a.uid < b.uid ? -1 : 1));
  return new Map(found.map((stored) => [stored.uid, stored]));
}

/** The unique name begins with the second of delivery: "1744161120.M123P45.host". */
function secondOf(uid: string): number {
  return Number(/^(\d{9,10})\./.exec(uid)?.[1] ?? 0);
}

/** The second in the name, when it lies in the time of mail servers that this program can meet (2000–2100). */
function deliveredAt(uid: string): Date | undefined {
  const second = secondOf(uid);
  return second >= 946_684_800 && second < 4_102_444_800 ? new Date(second * 1000) : undefined;
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await lstat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw describeReadFailure(path, error);
  }
}

function filingFolder(path: string, filing: Filing): string | undefined {
  if (filing.kind !== 'move') return undefined;
  if (!/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/.test(filing.folder)) {
    throw new ConfigError(
      'The Maildir folder to file mails into must be named with letters, digits, "-" and "_" ("." for subfolders).',
    );
  }
  return join(path, `.${filing.folder}`);
}

/** Linked first and unlinked then, so that a mail which already lies there is never overwritten. */
async function moveInto(target: string, from: string, stored: Stored): Promise<void> {
  const file = stored.subfolder === 'cur' ? stored.file : `${stored.uid}:2,`;
  try {
    for (const subfolder of ['cur', 'new', 'tmp'])
      await mkdir(join(target, subfolder), { recursive: true, mode: 0o700 });
    // Maildir++ marks a subfolder with this file, so that delivery agents find the way back to the quota of its owner.
    await writeFile(join(target, 'maildirfolder'), '', { flag: 'a', mode: 0o600 });
    await link(from, join(target, 'cur', file));
    await unlink(from);
  } catch (error) {
    const advice = 'check its rights, and that no mail of this name lies there already';
    throw new UpstreamError('mailbox', `Cannot move ${from} into ${target} (${codeOf(error)}); ${advice}.`, {
      cause: error,
    });
  }
}
