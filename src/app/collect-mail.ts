import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailSource } from '../ingest/mail-source.ts';
import { readMailSourceSpec } from '../ingest/mail-source-spec.ts';
import { openMailSource } from '../ingest/open-mail-source.ts';
import { ConfigError, InputError, UpstreamError } from '../model/errors.ts';
import type { MailPlace } from '../model/message.ts';
import type { Sighting } from '../store/ledger.ts';
import type { Store } from '../store/open-store.ts';
import type { Config } from './config.ts';
import type { StoreContext } from './context.ts';

export type Collected = {
  readonly source: string;
  /** messages that lay in the mailbox */
  readonly seen: number;
  /** messages whose bytes the store did not have */
  readonly fresh: number;
  /** sha256 of what lay there, in the order of the mailbox */
  readonly messages: readonly string[];
};

export type ReportProgress = (label: string, done: number, total: number) => void;

const LEASE = 'collect';
/** A collector that was killed holds its lease no longer than this. */
const LEASE_MS = 15_000;
const LEASE_POLL_MS = 500;

/**
 * Takes new messages from a mailbox into the ledger. A message is filed away in the mailbox only after its bytes are
 * committed; nothing is deleted; what was taken before is not downloaded again.
 * @throws UpstreamError when the mailbox is out of reach or another collector is at work
 */
export async function collectMail(
  context: StoreContext,
  { from, onProgress }: { readonly from: string; readonly onProgress: ReportProgress },
): Promise<Collected> {
  const { store, now, log } = context;
  const holder = randomUUID();
  await waitForLease(store, holder);
  const renewal = setInterval(() => void renew(), LEASE_MS / 4);
  let lost = false;
  const renew = async (): Promise<void> => {
    if (!(await store.leases.renewLease(LEASE, holder, LEASE_MS).catch(() => false))) lost = true;
  };
  try {
    const source = await openConfiguredSource(context.config, from);
    const run = await store.collectRuns.startCollectRun(source.name, now());
    const tally = { seen: 0, fresh: 0 };
    const messages: string[] = [];
    const maxBytes = context.config.limits.messageBytes;
    try {
      await takeAll(context, { source, tally, messages, maxBytes, onProgress, isLost: () => lost });
      await store.collectRuns.finishCollectRun(run, { finishedAt: now(), ...tally, error: null });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      await store.collectRuns
        .finishCollectRun(run, { finishedAt: now(), ...tally, error: text })
        .catch(() => undefined);
      throw error;
    } finally {
      await source.close();
    }
    log.info({ source: source.name, ...tally }, 'mailbox collected');
    return { source: source.name, ...tally, messages };
  } finally {
    clearInterval(renewal);
    await store.leases.releaseLease(LEASE, holder).catch(() => undefined);
  }
}

/** Waits as long as a dead collector could still hold the lease; who holds it then is alive. */
async function waitForLease(store: Store, holder: string): Promise<void> {
  for (let waited = 0; waited <= LEASE_MS + LEASE_POLL_MS; waited += LEASE_POLL_MS) {
    if (await store.leases.acquireLease(LEASE, holder, LEASE_MS)) return;
    await sleep(LEASE_POLL_MS);
  }
  throw new UpstreamError('mailbox', 'Another collector is at work on this store; try again when it has ended.');
}

async function takeAll(
  { store, log }: StoreContext,
  work: {
    readonly source: MailSource;
    readonly tally: { seen: number; fresh: number };
    readonly messages: string[];
    readonly maxBytes: number;
    readonly onProgress: ReportProgress;
    readonly isLost: () => boolean;
  },
): Promise<void> {
  const { source, tally } = work;
  const listing = await source.list();
  const knownIn = rememberKnown(store);
  tally.seen = listing.length;
  for (const [index, { place, sizeBytes, sha256 }] of listing.entries()) {
    if (work.isLost()) throw new UpstreamError('mailbox', 'Another collector took over; run the command again.');
    work.onProgress('Collecting', index, listing.length);
    const known = (await knownIn(place)).get(place.uid);
    const isTooLarge = sizeBytes !== null && sizeBytes > work.maxBytes;
    const isChanged = !isTooLarge && sha256 !== undefined && sha256 !== known?.messageSha256;
    // a limit that was raised lets in what it kept out
    const isToTake = known === undefined || isChanged || (known.isHeadOnly && !isTooLarge);
    const taken = isToTake
      ? await takeOne(store, source, place)
      : { sha256: known.messageSha256, ...known, isNew: false };
    // It went away between listing and fetching.
    if (taken === undefined) continue;
    if (taken.isNew) tally.fresh += 1;
    work.messages.push(taken.sha256);
    // Its bytes are not ours: it stays where it is.
    if (taken.isHeadOnly || (!isToTake && known.isFiled)) continue;
    await source.fileAway(place);
    await store.ledger.markFiled(place);
    log.debug({ place }, 'message filed away');
  }
  work.onProgress('Collecting', listing.length, listing.length);
}

/**
 * Brings one message into the ledger; of one that is too large only its header block, given up with its reason, so that
 * it is seen and waits for a person.
 */
async function takeOne(
  store: Store,
  source: MailSource,
  place: MailPlace,
): Promise<{ readonly sha256: string; readonly isNew: boolean; readonly isHeadOnly: boolean } | undefined> {
  try {
    const raw = await source.fetch(place);
    if (raw === undefined) return undefined;
    return { sha256: raw.sha256, isNew: (await store.ledger.saveRawMessage(raw)) === 'new', isHeadOnly: false };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const head = await source.fetchHead(place);
    if (head === undefined) return undefined;
    const message = `${error.message} Thư vẫn còn trong hộp thư.`;
    const isNew = (await store.ledger.saveMessageHead(head, { code: error.code, message })) === 'new';
    return { sha256: head.sha256, isNew, isHeadOnly: true };
  }
}

/** The places of a folder that gave a message before, asked once per folder and UIDVALIDITY. */
function rememberKnown(store: Store): (place: MailPlace) => Promise<ReadonlyMap<string, Sighting>> {
  const folders = new Map<string, Promise<ReadonlyMap<string, Sighting>>>();
  return ({ source, folder, uidValidity }) => {
    const key = JSON.stringify([source, folder, uidValidity]);
    const known = folders.get(key) ?? store.ledger.listKnownSightings({ source, folder, uidValidity });
    folders.set(key, known);
    return known;
  };
}

/** Opens a mailbox as this installation is configured to. */
export async function openConfiguredSource({ mail, limits }: Config, from: string): Promise<MailSource> {
  const password = await readPassword(mail);
  if (/^imaps?:/i.test(from) && (password === undefined || password === '')) {
    // a source that makes no sense is told first
    readMailSourceSpec(from);
    throw new ConfigError(
      'The mailbox needs a password: put it into a file and name that in MUNG10_MAIL_PASSWORD_FILE.',
    );
  }
  return openMailSource(from, {
    password,
    filing: mail.filing,
    maxMessageBytes: limits.messageBytes,
    ...(mail.allowPlaintext ? { allowPlaintext: true } : {}),
    ...(mail.caFile === null ? {} : { tls: { ca: await readSetting('MUNG10_MAIL_CA_FILE', mail.caFile) } }),
  });
}

async function readPassword(mail: Config['mail']): Promise<string | undefined> {
  if (mail.passwordFile === null) return mail.password ?? undefined;
  return (await readSetting('MUNG10_MAIL_PASSWORD_FILE', mail.passwordFile)).replace(/\r?\n$/, '');
}

async function readSetting(name: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${name}: the file ${path} cannot be read.`, { cause });
  }
}
