import { ImapFlow, type MailboxObject } from 'imapflow';
import { ConfigError, UpstreamError } from '../model/errors.ts';
import type { MailPlace, RawMessage } from '../model/message.ts';
import { describeImapFailure } from './imap-failure.ts';
import { describeMailSource, type MailSourceSpec } from './mail-source-spec.ts';
import type { Filing, MailListing, MailSource, MailSourceOptions, MailTimeouts } from './mail-source.ts';
import { tooLargeMessage } from './mail-file.ts';
import { MAX_MESSAGE_BYTES } from './open-limits.ts';
import { sha256Hex } from './sha256.ts';

export type ImapSpec = Extract<MailSourceSpec, { kind: 'imap' }>;

const TIMEOUTS: MailTimeouts = { connectMs: 20_000, greetingMs: 15_000, socketMs: 60_000 };

/** Room for the words around a literal in one answer of the server. */
const RESPONSE_MARGIN_BYTES = 1024 * 1024;

/**
 * Opens a folder of an IMAP server over one connection. The key of a message is folder + UIDVALIDITY + UID; it was
 * received at its INTERNALDATE. Without filing the folder is opened read-only; bodies are fetched without marking them
 * as seen. A broken connection is not mended here: every call fails until the caller opens a new source.
 * @throws ConfigError without a password, or when mails shall be moved on a server that cannot
 * @throws UpstreamError unreachable, certificate or password refused, folder absent
 */
export async function openImapSource(spec: ImapSpec, options: MailSourceOptions): Promise<MailSource> {
  const name = describeMailSource(spec);
  const maxBytes = options.maxMessageBytes ?? MAX_MESSAGE_BYTES;
  const filing = options.filing ?? { kind: 'none' };
  const client = buildClient(spec, options, maxBytes);
  // Without a listener a late socket error would end the whole process; what broke is told at the next call.
  let lastError: Error | undefined;
  client.on('error', (error: Error) => {
    lastError = error;
  });
  const mailbox = await connect(client, spec, name, filing);
  const uidValidity = String(mailbox.uidValidity);
  const sizes = new Map<string, number>();

  /** Runs one command; whatever it throws, and a connection found broken behind it, is the mailbox's failure. */
  async function ask<T>(command: () => Promise<T>): Promise<T> {
    try {
      const answer = await command();
      if (client.usable) return answer;
    } catch (error) {
      throw describeImapFailure(name, spec, lastError ?? error);
    }
    throw describeImapFailure(name, spec, lastError);
  }

  async function list(): Promise<readonly MailListing[]> {
    // NOOP lets the server say what arrived since the folder was opened.
    await ask(() => client.noop());
    if (currentMailbox(client)?.exists === 0) return [];
    const found = await ask(() => client.fetchAll('1:*', { uid: true, size: true }, { uid: true }));
    sizes.clear();
    const listings = found
      .toSorted((a, b) => a.uid - b.uid)
      .map((message) => {
        if (message.size !== undefined) sizes.set(String(message.uid), message.size);
        const place = { source: name, folder: spec.folder, uidValidity, uid: String(message.uid) };
        return { place, sizeBytes: message.size ?? null };
      });
    return listings;
  }

  async function fetch(place: MailPlace): Promise<RawMessage | undefined> {
    if (!isHere(place)) return undefined;
    const size = sizes.get(place.uid) ?? (await askSize(place.uid));
    if (size === undefined) return undefined;
    if (size > maxBytes) throw tooLargeMessage(maxBytes);
    return fetchPart(place, 'source');
  }

  async function fetchHead(place: MailPlace): Promise<RawMessage | undefined> {
    return isHere(place) ? fetchPart(place, 'headers') : undefined;
  }

  async function fetchPart(place: MailPlace, part: 'source' | 'headers'): Promise<RawMessage | undefined> {
    const query = { uid: true, [part]: true, internalDate: true };
    const message = await ask(() => client.fetchOne(place.uid, query, { uid: true }));
    const bytes = message === false ? undefined : message[part];
    // An expunged message is answered with nothing, or with NIL for its body (typed as a Buffer, given as false).
    if (message === false || !(bytes instanceof Uint8Array)) return gone(place.uid);
    if (message.internalDate === undefined) {
      throw new UpstreamError('mailbox', `${name} gave no INTERNALDATE for a message; check the mail server.`);
    }
    return { bytes, sha256: sha256Hex(bytes), receivedAt: new Date(message.internalDate), place };
  }

  /** Undefined when the message is gone indeed; a server that cannot read it now must not make it look gone. */
  async function gone(uid: string): Promise<undefined> {
    await ask(() => client.noop());
    if ((await askSize(uid)) === undefined) return undefined;
    throw new UpstreamError('mailbox', `${name} lists a message that it does not give; check the mail server's log.`);
  }

  async function askSize(uid: string): Promise<number | undefined> {
    const message = await ask(() => client.fetchOne(uid, { uid: true, size: true }, { uid: true }));
    return message === false ? undefined : message.size;
  }

  async function fileAway(place: MailPlace): Promise<void> {
    if (filing.kind === 'none' || !isHere(place)) return;
    const done = await ask<unknown>(() =>
      filing.kind === 'move'
        ? client.messageMove(place.uid, filing.folder, { uid: true })
        : client.messageFlagsAdd(place.uid, [filing.flag], { uid: true }),
    );
    if (done === false && (await askSize(place.uid)) !== undefined) {
      const wanted = filing.kind === 'move' ? `move mails into “${filing.folder}”` : `set the flag “${filing.flag}”`;
      throw new UpstreamError('mailbox', `${name} refused to ${wanted}; check the rights of this user.`);
    }
  }

  function isHere(place: MailPlace): boolean {
    const now = currentMailbox(client)?.uidValidity;
    const sameFolder = place.source === name && place.folder === spec.folder && /^[1-9]\d{0,9}$/.test(place.uid);
    return sameFolder && place.uidValidity === uidValidity && (now === undefined || String(now) === uidValidity);
  }

  async function close(): Promise<void> {
    try {
      if (client.usable) await client.logout();
    } catch {
      // The farewell is a courtesy; a server that does not answer it has nothing of ours.
    } finally {
      client.close();
    }
  }

  return { name, list, fetch, fetchHead, fileAway, close };
}

function buildClient(spec: ImapSpec, options: MailSourceOptions, maxBytes: number): ImapFlow {
  const { password, tls } = options;
  if (password === undefined || password === '') {
    throw new ConfigError(
      `No password is given for ${describeMailSource(spec)}; put it into a file or the environment.`,
    );
  }
  const timeouts = options.timeouts ?? TIMEOUTS;
  const plaintext = options.allowPlaintext ?? isLoopback(spec.host);
  return new ImapFlow({
    host: spec.host,
    port: spec.port,
    secure: spec.encrypted,
    // Never left undefined: then whoever sits in between could strip STARTTLS and read the password.
    doSTARTTLS: !spec.encrypted && !plaintext,
    auth: { user: spec.user, pass: password },
    tls: {
      rejectUnauthorized: tls?.rejectUnauthorized ?? true,
      minVersion: 'TLSv1.2',
      ...(tls?.ca === undefined ? {} : { ca: tls.ca }),
    },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.socketMs,
    maxLiteralSize: maxBytes,
    maxResponseSize: maxBytes + RESPONSE_MARGIN_BYTES,
    maxLineLength: RESPONSE_MARGIN_BYTES,
  });
}

async function connect(client: ImapFlow, spec: ImapSpec, name: string, filing: Filing): Promise<MailboxObject> {
  try {
    await client.connect();
    // Without MOVE the client would copy, flag as deleted and expunge; nothing is ever deleted here.
    if (filing.kind === 'move' && !client.capabilities.has('MOVE')) {
      throw new ConfigError(`${name} cannot move mails (no MOVE extension); file them away by a flag instead.`);
    }
    if (filing.kind === 'move') await ensureFolder(client, filing.folder);
    return await client.mailboxOpen(spec.folder, { readOnly: filing.kind === 'none' });
  } catch (error) {
    client.close();
    throw error instanceof ConfigError ? error : describeImapFailure(name, spec, error);
  }
}

async function ensureFolder(client: ImapFlow, folder: string): Promise<void> {
  const folders = await client.list();
  if (!folders.some((each) => each.path === folder)) await client.mailboxCreate(folder);
}

function currentMailbox(client: ImapFlow): MailboxObject | undefined {
  return client.mailbox === false ? undefined : client.mailbox;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
