import { describe, expect, it } from 'vitest';
import type { OpenedAttachment } from '../../src/model/message.ts';
import { useStore } from './store-for-tests.ts';
import { anAttachment, anOpenedMessage, aRawMessage, aReading, sha256Of } from './values.ts';

const given = useStore();

describe('the list of files to read', () => {
  it('has each content once, under the name by which it came first, in order of arrival', async () => {
    await arrive('2025-04-09', [anAttachment('bản sao.xlsx', 'same'), anAttachment('PL2.xlsx', 'two')]);
    await arrive('2025-04-08', [anAttachment('gốc.xlsx', 'same')]);
    expect(await given.store.readings.listUnreadAttachments('e1')).toEqual([
      { sha256: sha256Of('same'), format: 'xlsx', name: 'gốc.xlsx' },
      { sha256: sha256Of('two'), format: 'xlsx', name: 'PL2.xlsx' },
    ]);
  });

  it('leaves out pictures of signatures and what could not be opened', async () => {
    await arrive('2025-04-09', [
      anAttachment('logo.png', 'logo', { format: 'image', inline: true }),
      anAttachment('hỏng.zip', 'bad', { format: 'zip', error: { code: 'corrupt', message: 'Tệp bị hỏng.' } }),
    ]);
    expect(await given.store.readings.listUnreadAttachments('e1')).toEqual([]);
  });

  it('leaves out what this edition has read or given up, and keeps what it only began', async () => {
    const { readings } = given.store;
    await arrive(
      '2025-04-09',
      ['read', 'failed', 'begun', 'new'].map((text) => anAttachment(`${text}.xlsx`, text)),
    );
    await readings.saveReading(sha256Of('read'), 'e1', { reading: aReading(), durationMs: 12 });
    await readings.failReading(sha256Of('failed'), 'e1', {
      error: { code: 'corrupt', message: 'Hỏng.' },
      durationMs: null,
    });
    await readings.startReading(sha256Of('begun'), 'e1');
    const names = async (edition: string): Promise<string[]> =>
      (await readings.listUnreadAttachments(edition)).map((file) => file.name);
    expect(await names('e1')).toEqual(['begun.xlsx', 'new.xlsx']);
    expect(await names('e2')).toHaveLength(4);
  });
});

describe('a reading', () => {
  it('has its attempt counted before the work', async () => {
    const { readings } = given.store;
    await arrive('2025-04-09', [anAttachment('a.xlsx', 'a')]);
    expect(await readings.startReading(sha256Of('a'), 'e1')).toBe(1);
    expect(await readings.startReading(sha256Of('a'), 'e1')).toBe(2);
    expect(await readings.startReading(sha256Of('a'), 'e2')).toBe(1);
    const found = await readings.findReadings([sha256Of('a')], 'e1');
    expect(found.get(sha256Of('a'))).toEqual({ state: 'waiting', attempts: 2 });
  });

  it('is given back as it was saved, for its edition alone', async () => {
    const { readings } = given.store;
    await arrive('2025-04-09', [anAttachment('a.xlsx', 'a')]);
    const reading = aReading({
      agency: { id: null, name: 'UBND xã Nhơn Hậu \0', confidence: 0.9, evidence: 'letterhead' },
      rows: { seen: 3, recorded: 1, unmatched: 1, setAside: 1 },
      setAside: { headers: 1 },
    });
    await readings.startReading(sha256Of('a'), 'e1');
    await readings.saveReading(sha256Of('a'), 'e1', { reading, durationMs: 12 });
    expect([...(await readings.findReadings([sha256Of('a'), sha256Of('b')], 'e1'))]).toEqual([
      [sha256Of('a'), { state: 'done', attempts: 1, reading, durationMs: 12 }],
    ]);
    expect((await readings.findReadings([sha256Of('a')], 'e2')).size).toBe(0);
  });

  it('that failed is replaced when a repeated job succeeds', async () => {
    const { readings } = given.store;
    await arrive('2025-04-09', [anAttachment('a.xlsx', 'a')]);
    const error = { code: 'timed_out', message: 'Đọc tệp quá thời gian cho phép.' };
    await readings.failReading(sha256Of('a'), 'e1', { error, durationMs: 8000 });
    expect((await readings.findReadings([sha256Of('a')], 'e1')).get(sha256Of('a'))).toEqual({
      state: 'failed',
      attempts: 1,
      error,
      durationMs: 8000,
    });
    await readings.saveReading(sha256Of('a'), 'e1', { reading: aReading(), durationMs: 5 });
    expect((await readings.findReadings([sha256Of('a')], 'e1')).get(sha256Of('a'))).toMatchObject({ state: 'done' });
  });

  it('needs its file in the store', async () => {
    await expect(given.store.readings.startReading(sha256Of('unknown'), 'e1')).rejects.toThrow('foreign key');
  });
});

async function arrive(day: string, attachments: readonly OpenedAttachment[]): Promise<void> {
  const raw = aRawMessage(`mail of ${day}`, { receivedAt: new Date(`${day}T01:00:00Z`) });
  await given.store.ledger.saveRawMessage(raw);
  await given.store.ledger.saveOpenedMessage(raw.sha256, anOpenedMessage({ attachments }));
}
