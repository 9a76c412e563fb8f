import { open, type FileHandle } from 'node:fs/promises';
import { ConfigError } from '../model/errors.ts';
import type { MailPlace, RawMessage } from '../model/message.ts';
import { readReceivedAt } from './mail-date.ts';
import { cutAfterHead, MAX_HEAD_BYTES, NO_UID_VALIDITY, tooLargeMessage, describeReadFailure } from './mail-file.ts';
import type { MailListing, MailSource, MailSourceOptions } from './mail-source.ts';
import { findMboxEntries, readRange, type MboxEntry } from './mbox-separators.ts';
import { MAX_MESSAGE_BYTES } from './open-limits.ts';
import { sha256Hex } from './sha256.ts';

const FOLDER = '.';
/** Enough to tell messages apart: the separator, the fields and the first words. */
const KEY_BYTES = 64 * 1024;

/**
 * Opens an mbox file (mboxrd or mboxo; line ends as they are). uid = a hash over the separator, the beginning and the
 * length of a message, so that it stays when messages are added or removed. The file is never changed: filing away does
 * nothing, the ledger knows what was taken.
 * A message was received at the date of its separator, else of its topmost Received or Date field, else at the mtime.
 * @throws ConfigError when the file is no mbox
 * @throws UpstreamError when it cannot be read
 */
export async function openMboxSource(path: string, options: MailSourceOptions): Promise<MailSource> {
  const maxBytes = options.maxMessageBytes ?? MAX_MESSAGE_BYTES;
  const name = `mbox:${path}`;
  let known = await withFile(path, (file) => indexMbox(file, path));

  async function list(): Promise<readonly MailListing[]> {
    known = await withFile(path, (file) => indexMbox(file, path));
    return [...known].map(([uid, entry]) => ({
      place: { source: name, folder: FOLDER, uidValidity: NO_UID_VALIDITY, uid },
      sizeBytes: entry.end - entry.bodyStart,
    }));
  }

  async function fetchWith(
    place: MailPlace,
    read: (file: FileHandle, entry: MboxEntry) => Promise<Buffer>,
  ): Promise<RawMessage | undefined> {
    if (place.source !== name) return undefined;
    return withFile(path, async (file) => {
      const entry = await find(file, place.uid);
      if (entry === undefined) return undefined;
      const bytes = await read(file, entry);
      const receivedAt = entry.receivedAt ?? readReceivedAt(bytes) ?? (await file.stat()).mtime;
      return { bytes, sha256: sha256Hex(bytes), receivedAt, place };
    });
  }

  const fetch = (place: MailPlace) =>
    fetchWith(place, async (file, entry) => {
      if (entry.end - entry.bodyStart > maxBytes) throw tooLargeMessage(maxBytes);
      return unescapeFromLines(await readRange(file, entry.bodyStart, entry.end));
    });

  const fetchHead = (place: MailPlace) =>
    fetchWith(place, async (file, entry) =>
      cutAfterHead(await readRange(file, entry.bodyStart, Math.min(entry.end, entry.bodyStart + MAX_HEAD_BYTES))),
    );

  /** The entry of a uid, after looking whether it still lies where it was when last listed. */
  async function find(file: FileHandle, uid: string): Promise<MboxEntry | undefined> {
    const last = known.get(uid);
    if (last !== undefined && uid.startsWith(await keyOf(file, last))) return last;
    known = await indexMbox(file, path);
    return known.get(uid);
  }

  return { name, list, fetch, fetchHead, fileAway: () => Promise.resolve(), close: () => Promise.resolve() };
}

async function indexMbox(file: FileHandle, path: string): Promise<ReadonlyMap<string, MboxEntry>> {
  const { size } = await file.stat();
  const entries = await findMboxEntries(file, size);
  if (entries.length === 0 && size > 0) {
    throw new ConfigError(`${path} is not an mbox file: it does not begin with a "From " line that has a date.`);
  }
  const byUid = new Map<string, MboxEntry>();
  const seen = new Map<string, number>();
  for (const entry of entries) {
    const key = await keyOf(file, entry);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    byUid.set(times === 1 ? key : `${key}.${times}`, entry);
  }
  return byUid;
}

async function keyOf(file: FileHandle, entry: MboxEntry): Promise<string> {
  const head = await readRange(file, entry.start, Math.min(entry.end, entry.start + KEY_BYTES));
  return sha256Hex(Buffer.concat([head, Buffer.from(String(entry.end - entry.start))])).slice(0, 32);
}

/** mboxrd puts one ">" before every "From " line of a message, mboxo only before bare ones; both are undone alike. */
function unescapeFromLines(bytes: Buffer): Buffer {
  if (!bytes.includes('>From ')) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(/^>(>{0,99}From )/gm, '$1'), 'latin1');
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    return await use(file);
  } catch (error) {
    throw describeReadFailure(path, error);
  } finally {
    await file?.close();
  }
}
