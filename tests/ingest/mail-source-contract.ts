import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { sha256Hex } from '../../src/ingest/sha256.ts';
import type { MailSource, MailSourceOptions } from '../../src/ingest/mail-source.ts';

/** A mailbox of one kind under test, with the hands of its mail server. */
export type TestMailbox = {
  deliver(raw: string, receivedAt: Date): Promise<void>;
  open(options?: MailSourceOptions): Promise<MailSource>;
  /** the oldest message goes away behind the program's back */
  removeOldest(): Promise<void>;
  /** the mails that are stored anywhere in it, filed away or not */
  countStored(): Promise<number>;
  dispose(): Promise<void>;
};

const FIRST = new Date('2025-04-09T01:12:00Z');
const SECOND = new Date('2025-04-10T16:59:59Z');

/** What every mail source promises; run against each kind. */
export function describeMailSource(kind: string, makeMailbox: () => Promise<TestMailbox>): void {
  describe(`a mail source of kind ${kind}`, () => {
    let mailbox: TestMailbox;
    const opened: MailSource[] = [];

    beforeEach(async () => {
      mailbox = await makeMailbox();
    });
    afterEach(async () => {
      for (const source of opened.splice(0)) await source.close();
      await mailbox.dispose();
    });

    async function open(options?: MailSourceOptions): Promise<MailSource> {
      const source = await mailbox.open(options);
      opened.push(source);
      return source;
    }

    it('lists an empty mailbox as empty', async () => {
      expect(await (await open()).list()).toEqual([]);
    });

    it('lists messages oldest first and gives their bytes back unchanged', async () => {
      const [first, second] = [rawMail('Báo cáo tháng 4', FIRST), rawMail('Gửi lại', SECOND)];
      await mailbox.deliver(first, FIRST);
      await mailbox.deliver(second, SECOND);
      const source = await open();
      const listings = await source.list();
      const messages = await Promise.all(listings.map(async (listing) => source.fetch(listing.place)));
      expect(messages.map((message) => text(message?.bytes))).toEqual([first, second]);
      expect(messages.map((message) => message?.sha256)).toEqual(
        [first, second].map((raw) => sha256Hex(Buffer.from(raw))),
      );
      expect(messages.map((message) => message?.place)).toEqual(listings.map((listing) => listing.place));
      // Never smaller than the message, so that the limit holds; an mbox counts its escapes too.
      const sizes = listings.map((listing, index) => (listing.sizeBytes ?? 0) - (messages[index]?.bytes.length ?? 0));
      expect(sizes.every((more) => more >= 0 && more <= 2)).toBe(true);
    });

    it('says when a message was received, to the second', async () => {
      await mailbox.deliver(rawMail('BC', SECOND), SECOND);
      const source = await open();
      const [listing] = await source.list();
      const message = listing === undefined ? undefined : await source.fetch(listing.place);
      expect(message?.receivedAt).toEqual(SECOND);
    });

    it('lists the same places again, also after it was opened anew', async () => {
      await mailbox.deliver(rawMail('BC', FIRST), FIRST);
      const source = await open();
      const listings = await source.list();
      expect(await source.list()).toEqual(listings);
      expect(await (await open()).list()).toEqual(listings);
    });

    it('keeps the place of a message when another one arrives', async () => {
      await mailbox.deliver(rawMail('BC', FIRST), FIRST);
      const source = await open();
      const before = await source.list();
      await mailbox.deliver(rawMail('BC 2', SECOND), SECOND);
      const after = await source.list();
      expect(after).toHaveLength(2);
      expect(after[0]).toEqual(before[0]);
    });

    it.each([{ kind: 'none' }, { kind: 'move', folder: 'DaNhan' }, { kind: 'flag', flag: '$DaNhan' }] as const)(
      'deletes nothing when it files away by $kind',
      async (filing) => {
        await mailbox.deliver(rawMail('BC', FIRST), FIRST);
        await mailbox.deliver(rawMail('BC 2', SECOND), SECOND);
        const source = await open({ filing });
        for (const listing of await source.list()) await source.fileAway(listing.place);
        expect(await mailbox.countStored()).toBe(2);
      },
    );

    it('answers that a message is gone when somebody removed it after the listing', async () => {
      await mailbox.deliver(rawMail('BC', FIRST), FIRST);
      await mailbox.deliver(rawMail('BC 2', SECOND), SECOND);
      const source = await open();
      const [gone, kept] = await source.list();
      await mailbox.removeOldest();
      if (gone === undefined || kept === undefined) throw new Error('two messages were delivered');
      expect(await source.fetch(gone.place)).toBeUndefined();
      expect((await source.fetch(kept.place))?.receivedAt).toEqual(SECOND);
    });

    it('files nothing away, and does not fail, when the message is gone', async () => {
      await mailbox.deliver(rawMail('BC', FIRST), FIRST);
      const source = await open({ filing: { kind: 'move', folder: 'DaNhan' } });
      const [gone] = await source.list();
      await mailbox.removeOldest();
      if (gone !== undefined) await source.fileAway(gone.place);
      expect(await mailbox.countStored()).toBe(0);
    });

    it('knows no message of another source or of made-up names', async () => {
      await mailbox.deliver(rawMail('BC', FIRST), FIRST);
      const source = await open();
      const [listing] = await source.list();
      if (listing === undefined) throw new Error('a message was delivered');
      const strangers = [{ source: 'dir:/elsewhere' }, { uid: '../../../etc/passwd' }, { uid: '' }, { uid: '99999' }];
      for (const stranger of strangers) expect(await source.fetch({ ...listing.place, ...stranger })).toBeUndefined();
    });

    it('refuses a message above the limit and still gives the others', async () => {
      const large = rawMail('BC', FIRST, 'x'.repeat(5000));
      await mailbox.deliver(large, FIRST);
      await mailbox.deliver(rawMail('BC 2', SECOND), SECOND);
      const source = await open({ maxMessageBytes: 2000 });
      const [tooLarge, fine] = await source.list();
      if (tooLarge === undefined || fine === undefined) throw new Error('two messages were delivered');
      const error = await source.fetch(tooLarge.place).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(InputError);
      expect(error).toMatchObject({ code: 'too_large' });
      expect(await source.fetch(fine.place)).toBeDefined();
      const head = await source.fetchHead(tooLarge.place);
      expect(head?.receivedAt).toEqual(FIRST);
      expect(text(head?.bytes)).toBe(large.slice(0, large.indexOf('\r\n\r\n') + 4));
    });

    it('can be closed twice', async () => {
      const source = await open();
      await source.close();
      await expect(source.close()).resolves.toBeUndefined();
    });
  });
}

/** A small mail whose trace says when it was received; CRLF, as mail is. */
export function rawMail(subject: string, receivedAt: Date, body = 'Kính gửi Tổ giúp việc.'): string {
  const date = receivedAt.toUTCString().replace('GMT', '+0000');
  return [
    `Received: from mx.binhdinh.gov.vn by mail.binhdinh.gov.vn with ESMTPS; ${date}`,
    `Received: from pc by mx.binhdinh.gov.vn; Tue, 01 Apr 2025 00:00:00 +0700`,
    `Date: Tue, 01 Apr 2025 07:00:00 +0700`,
    `From: stp@binhdinh.gov.vn`,
    `Subject: ${subject}`,
    ``,
    body,
    `From nay về sau gửi qua hộp thư này.`,
    `>From trích lại.`,
    ``,
  ].join('\r\n');
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
