import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError, UpstreamError } from '../../src/model/errors.ts';
import type { MailSource, MailSourceOptions } from '../../src/ingest/mail-source.ts';
import { openMailSource } from '../../src/ingest/open-mail-source.ts';
import { sha256Hex } from '../../src/ingest/sha256.ts';
import { startCuttingProxy } from '../servers/cutting-proxy.ts';
import { startDovecot, type Dovecot } from '../servers/dovecot.ts';
import { rawMail } from './mail-source-contract.ts';

describe('an IMAP mailbox on a real Dovecot', () => {
  let dovecot: Dovecot;

  beforeEach(async () => {
    dovecot = await startDovecot();
    return () => dovecot.stop();
  });

  async function open(options?: MailSourceOptions, source = dovecot.source): Promise<MailSource> {
    const opened = await openMailSource(source, { password: dovecot.password, ...options });
    onTestFinished(() => opened.close());
    return opened;
  }

  it('takes the INTERNALDATE for the time of receipt, not what the mail says of itself', async () => {
    const internalDate = new Date('2025-04-10T17:00:01Z');
    await dovecot.deliver(rawMail('BC', new Date('2025-04-10T16:00:00Z')), { receivedAt: internalDate });
    const [message] = await fetchAll(await open());
    expect(message?.receivedAt).toEqual(internalDate);
  });

  it('collects a month, files it into a folder, and then lists nothing any more', async () => {
    for (let day = 1; day <= 10; day += 1) {
      const receivedAt = new Date(Date.UTC(2025, 3, day, 2));
      await dovecot.deliver(rawMail(`Báo cáo ${day}`, receivedAt), { receivedAt });
    }
    const source = await open({ filing: { kind: 'move', folder: 'DaNhan' } });
    const listings = await source.list();
    expect(listings).toHaveLength(10);
    for (const listing of listings) {
      expect(await source.fetch(listing.place)).toBeDefined();
      await source.fileAway(listing.place);
    }
    expect(await source.list()).toEqual([]);
    expect(await (await open()).list()).toEqual([]);
    expect(await dovecot.listFiles('DaNhan')).toHaveLength(10);
  });

  it('files into a folder that exists already, and into one with a Vietnamese name', async () => {
    await dovecot.deliver(rawMail('BC', new Date()), { folder: 'DaNhan' });
    await dovecot.deliver(rawMail('BC 2', new Date()));
    const source = await open({ filing: { kind: 'move', folder: 'DaNhan' } });
    for (const listing of await source.list()) await source.fileAway(listing.place);
    expect(await dovecot.listFiles('DaNhan')).toHaveLength(2);
    await dovecot.deliver(rawMail('BC 3', new Date()));
    const other = await open({ filing: { kind: 'move', folder: 'Đã nhận' } });
    for (const listing of await other.list()) await other.fileAway(listing.place);
    expect(await (await open({}, dovecot.source.replace('INBOX', '%C4%90%C3%A3%20nh%E1%BA%ADn'))).list()).toHaveLength(
      1,
    );
  });

  it('sets the flag it is told to, and lists the message still', async () => {
    await dovecot.deliver(rawMail('BC', new Date()));
    const source = await open({ filing: { kind: 'flag', flag: '\\Flagged' } });
    const listings = await source.list();
    for (const listing of listings) await source.fileAway(listing.place);
    expect(await source.list()).toEqual(listings);
    expect(await dovecot.listFiles()).toEqual([expect.stringMatching(/:2,F$/)]);
  });

  it('does not mark a message as read by fetching it', async () => {
    await dovecot.deliver(rawMail('BC', new Date()));
    await fetchAll(await open({ filing: { kind: 'flag', flag: '$DaNhan' } }));
    expect(await dovecot.listFiles()).toEqual([expect.not.stringMatching(/:2,.*S/)]);
  });

  it('shows the same bytes under new places after the UIDVALIDITY changed', async () => {
    await dovecot.deliver(rawMail('BC', new Date('2025-04-09T01:12:00Z')));
    await dovecot.deliver(rawMail('BC 2', new Date('2025-04-09T02:12:00Z')));
    const source = await open();
    const before = await fetchAll(source);
    await source.close();
    await dovecot.renewUidValidity();
    const renewed = await open();
    const after = await fetchAll(renewed);
    expect(after.map((message) => message.sha256)).toEqual(before.map((message) => message.sha256));
    const validities = [before[0]?.place.uidValidity, after[0]?.place.uidValidity];
    expect(new Set(validities).size).toBe(2);
    // An old place must not give whatever message has that UID today.
    const [old] = before;
    expect(old === undefined ? 'none' : await renewed.fetch(old.place)).toBeUndefined();
  });

  it('ends in one clear failure when the connection is cut in the middle of a message, and gives no half of it', async () => {
    const proxy = await startCuttingProxy(dovecot.port);
    onTestFinished(() => proxy.stop());
    const large = rawMail('BC', new Date(), 'x'.repeat(70).concat('\r\n').repeat(30_000));
    await dovecot.deliver(large);
    const source = await open({}, dovecot.source.replace(String(dovecot.port), String(proxy.port)));
    const [listing] = await source.list();
    if (listing === undefined) throw new Error('a mail was delivered');
    proxy.cutAfter(300_000);
    const error = await source.fetch(listing.place).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UpstreamError);
    expect(String(error)).toMatch(/connection to imap:.* failed/);
    await expect(source.list()).rejects.toThrow(UpstreamError);
    proxy.cutAfter(null);
    const again = await open({}, dovecot.source.replace(String(dovecot.port), String(proxy.port)));
    const [message] = await fetchAll(again);
    expect(message?.sha256).toBe(sha256Hex(Buffer.from(large)));
  });

  it('fails clearly when the connection is cut while it lists', async () => {
    const proxy = await startCuttingProxy(dovecot.port);
    onTestFinished(() => proxy.stop());
    for (let count = 0; count < 50; count += 1) await dovecot.deliver(rawMail(`BC ${count}`, new Date()));
    const source = await open({}, dovecot.source.replace(String(dovecot.port), String(proxy.port)));
    proxy.cutAfter(700);
    await expect(source.list()).rejects.toThrow(UpstreamError);
  });

  it('fails, and does not hang, when the server falls silent', async () => {
    const proxy = await startCuttingProxy(dovecot.port);
    onTestFinished(() => proxy.stop());
    await dovecot.deliver(rawMail('BC', new Date()));
    const timeouts = { connectMs: 2000, greetingMs: 2000, socketMs: 1500 };
    const source = await open({ timeouts }, dovecot.source.replace(String(dovecot.port), String(proxy.port)));
    proxy.fallSilent();
    await expect(source.list()).rejects.toThrow(UpstreamError);
  });

  it('says that the password is wrong', async () => {
    await expect(open({ password: 'sai' })).rejects.toThrow(/refused the user name or password/);
    await expect(open({ password: 'sai' })).rejects.toThrow(UpstreamError);
  });

  it('says that the mailbox does not exist', async () => {
    await expect(open({}, dovecot.source.replace('INBOX', 'KhongCo'))).rejects.toThrow(/has no folder “KhongCo”/);
  });

  it('says that the server cannot be reached', async () => {
    await dovecot.stop();
    await expect(open()).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/);
  });

  it('asks for a password before it connects to anything', async () => {
    await expect(open({ password: undefined })).rejects.toThrow(ConfigError);
  });

  it('does not send the password where encryption is asked for and not offered', async () => {
    await expect(open({ allowPlaintext: false })).rejects.toThrow(/does not offer encryption/);
    expect(dovecot.log()).not.toMatch(/user=<dean06/);
  });
});

describe('an encrypted IMAP mailbox', () => {
  let dovecot: Dovecot;

  beforeAll(async () => {
    dovecot = await startDovecot({ tls: true });
    await dovecot.deliver(rawMail('BC', new Date()));
  });
  afterAll(() => dovecot.stop());

  async function count(source: string, options: MailSourceOptions): Promise<number> {
    const opened = await openMailSource(source, { password: dovecot.password, ...options });
    onTestFinished(() => opened.close());
    return (await opened.list()).length;
  }

  const ways = [
    { way: 'TLS', sourceOf: () => `imaps://${encodeURIComponent(dovecot.user)}@127.0.0.1:${dovecot.tlsPort}/INBOX` },
    { way: 'STARTTLS', sourceOf: () => dovecot.source },
  ];

  it.each(ways)('is read over $way when the certificate is vouched for', async ({ sourceOf }) => {
    const tls = { ca: dovecot.ca ?? '' };
    expect(await count(sourceOf(), { tls, allowPlaintext: false })).toBe(1);
  });

  it.each(ways)('is not trusted over $way with a certificate nobody vouches for', async ({ sourceOf }) => {
    await expect(count(sourceOf(), { allowPlaintext: false })).rejects.toThrow(/certificate of .* is not trusted/);
  });

  it('is not trusted under a name that the certificate is not made out to', async () => {
    const source = dovecot.source.replace('127.0.0.1', '127.0.0.2');
    await expect(count(source, { tls: { ca: dovecot.ca ?? '' }, allowPlaintext: false })).rejects.toThrow(
      /ERR_TLS_CERT_ALTNAME_INVALID/,
    );
  });
});

async function fetchAll(source: MailSource): Promise<NonNullable<Awaited<ReturnType<MailSource['fetch']>>>[]> {
  const messages = [];
  for (const listing of await source.list()) {
    const message = await source.fetch(listing.place);
    if (message === undefined) throw new Error('listed but not there');
    messages.push(message);
  }
  return messages;
}
