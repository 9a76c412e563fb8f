import { describe, expect, it } from 'vitest';
import type { LedgerMessage } from '../../src/store/ledger.ts';
import { openStore } from '../../src/store/open-store.ts';
import { useStore } from './store-for-tests.ts';
import { anAttachment, anOpenedMessage, aRawMessage, quiet, sha256Of } from './values.ts';

const given = useStore();

describe('a message that arrives', () => {
  it('is stored with its bytes, its time and its place', async () => {
    const { ledger } = given.store;
    const raw = aRawMessage('From: stp\r\n\r\nKính gửi');
    expect(await ledger.saveRawMessage(raw)).toBe('new');
    expect(Buffer.from(await ledger.readBlob(raw.sha256)).toString()).toBe('From: stp\r\n\r\nKính gửi');
    expect(await listAll()).toEqual([
      { sha256: raw.sha256, receivedAt: raw.receivedAt, state: 'stored', attempts: 0, opened: null, error: null },
    ]);
    expect(await ledger.hasSighting(raw.place)).toBe(true);
    expect(await ledger.hasSighting({ ...raw.place, uidValidity: '8' })).toBe(false);
  });

  it('changes nothing when it comes again from the same place', async () => {
    const { ledger } = given.store;
    const raw = aRawMessage('mail');
    await ledger.saveRawMessage(raw);
    await ledger.markFiled(raw.place);
    expect(await ledger.saveRawMessage(raw)).toBe('known_sighting');
    const known = await ledger.listKnownSightings(raw.place);
    expect([...known]).toEqual([[raw.place.uid, { messageSha256: raw.sha256, isFiled: true, isHeadOnly: false }]]);
  });

  it('is one message in two folders, as old as its earliest arrival', async () => {
    const { ledger } = given.store;
    const late = aRawMessage('mail', { receivedAt: new Date('2025-04-11T00:00:00Z') });
    const early = aRawMessage('mail', {
      receivedAt: new Date('2025-04-10T00:00:00Z'),
      place: { ...late.place, folder: 'Archive' },
    });
    expect(await ledger.saveRawMessage(late)).toBe('new');
    expect(await ledger.saveRawMessage(early)).toBe('known_message');
    expect((await listAll()).map((message) => message.receivedAt)).toEqual([early.receivedAt]);
    await ledger.saveRawMessage({ ...late, place: { ...late.place, folder: 'Late' } });
    expect((await listAll()).map((message) => message.receivedAt)).toEqual([early.receivedAt]);
  });

  it('is known again by its content after UIDVALIDITY changed', async () => {
    const { ledger } = given.store;
    const raw = aRawMessage('mail');
    await ledger.saveRawMessage(raw);
    const renumbered = { ...raw, place: { ...raw.place, uidValidity: '8', uid: '1' } };
    expect((await ledger.listKnownSightings(renumbered.place)).size).toBe(0);
    expect(await ledger.saveRawMessage(renumbered)).toBe('known_message');
    expect((await ledger.listKnownSightings(renumbered.place)).size).toBe(1);
  });

  it('is kept beside the one that lay at its place before', async () => {
    const { ledger } = given.store;
    const first = aRawMessage('first', { place: { source: 'dir', folder: 'in', uidValidity: '', uid: 'a.eml' } });
    const second = aRawMessage('second', { place: first.place });
    await ledger.saveRawMessage(first);
    await ledger.markFiled(first.place);
    expect(await ledger.saveRawMessage(second)).toBe('new');
    const known = await ledger.listKnownSightings(first.place);
    expect(known.get('a.eml')).toEqual({ messageSha256: second.sha256, isFiled: false, isHeadOnly: false });
    expect(await listAll()).toHaveLength(2);
  });

  it('is stored once when two collectors save it at the same moment', async () => {
    const other = await openStore({ dataDir: '/nowhere', databaseUrl: given.databaseUrl, log: quiet });
    for (let round = 0; round < 10; round++) {
      const raw = aRawMessage(`mail ${round}`);
      const elsewhere = { ...raw, place: { ...raw.place, folder: 'Other' } };
      const arrivals = await Promise.all([
        given.store.ledger.saveRawMessage(raw),
        other.ledger.saveRawMessage(raw),
        other.ledger.saveRawMessage(elsewhere),
      ]);
      expect(arrivals.filter((arrival) => arrival === 'new')).toHaveLength(1);
    }
    expect(await listAll()).toHaveLength(10);
    await other.close();
  });

  it('is not stored when its bytes are not what its hash says', async () => {
    const raw = { ...aRawMessage('mail'), sha256: sha256Of('another') };
    await expect(given.store.ledger.saveRawMessage(raw)).rejects.toThrow('blob_check');
    expect(await listAll()).toEqual([]);
    expect(await given.store.ledger.hasSighting(raw.place)).toBe(false);
  });

  it('may have NUL in the name of its folder', async () => {
    const raw = aRawMessage('mail');
    const odd = { ...raw, place: { ...raw.place, folder: 'IN\0BOX' } };
    await given.store.ledger.saveRawMessage(odd);
    expect(await given.store.ledger.hasSighting(odd.place)).toBe(true);
  });
});

describe('a message that is opened', () => {
  it('has its attempt counted before the work', async () => {
    const { ledger } = given.store;
    const { sha256 } = await save('mail');
    expect(await ledger.listUnopenedMessages()).toEqual([{ sha256, attempts: 0 }]);
    expect(await ledger.startOpening(sha256)).toBe(1);
    expect(await ledger.startOpening(sha256)).toBe(2);
    expect(await ledger.listUnopenedMessages()).toEqual([{ sha256, attempts: 2 }]);
  });

  it('gives back its headers with their dates, and its files in their order', async () => {
    const { ledger } = given.store;
    const { sha256 } = await save('mail');
    const attachments = [
      anAttachment('PL2.xlsx', 'two'),
      anAttachment('PL1.xlsx', 'one'),
      anAttachment('bản sao.xlsx', 'two'),
      anAttachment('hỏng.zip', 'bad', { format: 'zip', error: { code: 'corrupt', message: 'Tệp bị hỏng.' } }),
    ];
    const opened = anOpenedMessage({ attachments });
    await ledger.saveOpenedMessage(sha256, opened);

    const message = await ledger.findMessage(sha256);
    const { attachments: files, ...head } = opened;
    expect(message).toMatchObject({ state: 'opened', opened: head, error: null });
    expect(message?.opened?.sentAt).toBeInstanceOf(Date);
    expect(await ledger.listAttachments(sha256)).toEqual(
      files.map((file, position) => ({
        messageSha256: sha256,
        position,
        name: file.name,
        sha256: file.sha256,
        format: file.format,
        inline: file.inline,
        error: file.error,
      })),
    );
    expect(Buffer.from(await ledger.readBlob(sha256Of('two'))).toString()).toBe('two');
    expect(await ledger.listUnopenedMessages()).toEqual([]);
  });

  it('gives back the mails that were forwarded in it, with their dates', async () => {
    const { ledger } = given.store;
    const { sha256 } = await save('mail');
    const inner = { path: 'a.eml', subject: 'Báo cáo', from: null, bodyText: '' };
    const forwarded = [
      { ...inner, sentAt: new Date('2025-04-08T00:00:00Z') },
      { ...inner, sentAt: null },
    ];
    await ledger.saveOpenedMessage(sha256, anOpenedMessage({ forwarded }));
    expect((await ledger.findMessage(sha256))?.opened?.forwarded).toEqual(forwarded);
  });

  it('must be in the ledger', async () => {
    const { ledger } = given.store;
    const unknown = sha256Of('unknown');
    await expect(ledger.startOpening(unknown)).rejects.toThrow('not in the ledger');
    await expect(ledger.saveOpenedMessage(unknown, anOpenedMessage())).rejects.toThrow('not in the ledger');
    await expect(ledger.failOpening(unknown, { code: 'corrupt', message: 'Hỏng.' })).rejects.toThrow(
      'not in the ledger',
    );
  });

  it('may be opened again, with what is seen then', async () => {
    const { ledger } = given.store;
    const { sha256 } = await save('mail');
    await ledger.saveOpenedMessage(
      sha256,
      anOpenedMessage({ attachments: [anAttachment('a', '1'), anAttachment('b', '2')] }),
    );
    await ledger.saveOpenedMessage(sha256, anOpenedMessage({ subject: 'khác', attachments: [anAttachment('b', '2')] }));
    expect((await ledger.listAttachments(sha256)).map((file) => file.name)).toEqual(['b']);
    expect((await ledger.findMessage(sha256))?.opened?.subject).toBe('khác');
  });

  it('keeps the strange characters of hostile mail', async () => {
    const { ledger } = given.store;
    const { sha256 } = await save('mail');
    const subject = 'nửa \ud83d chữ \0 và \u0085';
    await ledger.saveOpenedMessage(sha256, anOpenedMessage({ subject, attachments: [anAttachment('a\0.xlsx', '1')] }));
    expect((await ledger.findMessage(sha256))?.opened?.subject).toBe(subject);
    expect((await ledger.listAttachments(sha256))[0]?.name).toBe('a\ufffd.xlsx');
  });

  it('is given up with its reason, stays in the list, and can still be opened by a better program', async () => {
    const { ledger } = given.store;
    const { sha256 } = await save('mail');
    await ledger.failOpening(sha256, { code: 'timed_out', message: 'Đọc tệp quá thời gian cho phép.' });
    expect(await ledger.findMessage(sha256)).toMatchObject({
      state: 'failed',
      opened: null,
      error: { code: 'timed_out', message: 'Đọc tệp quá thời gian cho phép.' },
    });
    expect(await ledger.listUnopenedMessages()).toEqual([]);
    await ledger.saveOpenedMessage(sha256, anOpenedMessage());
    expect(await ledger.findMessage(sha256)).toMatchObject({ state: 'opened', error: null });
  });

  it('shares files with another message that is opened at the same moment', async () => {
    const { ledger } = given.store;
    const shas = await Promise.all(Array.from({ length: 6 }, async (_, index) => (await save(`mail ${index}`)).sha256));
    const files = Array.from({ length: 12 }, (_, index) => anAttachment(`${index}`, `file ${index}`));
    await Promise.all(
      shas.map((sha256, index) =>
        ledger.saveOpenedMessage(
          sha256,
          anOpenedMessage({ attachments: index % 2 === 0 ? files : files.toReversed() }),
        ),
      ),
    );
    for (const sha256 of shas) expect(await ledger.listAttachments(sha256)).toHaveLength(12);
  });
});

describe('the list of messages', () => {
  it('runs by time of arrival, and by content where the time is the same, over all pages', async () => {
    const { ledger } = given.store;
    const raws = Array.from({ length: 250 }, (_, index) =>
      aRawMessage(`mail ${index}`, { receivedAt: new Date(Date.UTC(2025, 3, 1 + (index % 3))) }),
    );
    for (const raw of raws) await ledger.saveRawMessage(raw);
    const expected = raws
      .toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.sha256 < b.sha256 ? -1 : 1))
      .map((raw) => raw.sha256);
    expect((await listAll()).map((message) => message.sha256)).toEqual(expected);
  });
});

describe('bytes', () => {
  it('may be as many as the largest mail that is accepted', { timeout: 60_000 }, async () => {
    const bytes = Buffer.alloc(64 * 1024 * 1024, 'báo cáo ');
    const raw = aRawMessage('', { bytes, sha256: sha256Of(bytes) });
    await given.store.ledger.saveRawMessage(raw);
    expect(bytes.equals(await given.store.ledger.readBlob(raw.sha256))).toBe(true);
  });

  it('that nobody stored are not found', async () => {
    await expect(given.store.ledger.readBlob(sha256Of('nothing'))).rejects.toThrow('not in the store');
  });
});

async function save(text: string): Promise<{ sha256: string }> {
  const raw = aRawMessage(text);
  await given.store.ledger.saveRawMessage(raw);
  return raw;
}

async function listAll(): Promise<LedgerMessage[]> {
  const messages: LedgerMessage[] = [];
  for await (const message of given.store.ledger.listMessages()) messages.push(message);
  return messages;
}
