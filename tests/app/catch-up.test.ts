import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catchUp } from '../../src/app/catch-up.ts';
import { readConfig } from '../../src/app/config.ts';
import { openContext, type Context } from '../../src/app/context.ts';
import { listAllMessages, listMessages } from '../../src/app/list-messages.ts';
import { readingEdition } from '../../src/app/reading-edition.ts';
import { takeIn } from '../../src/app/run-month.ts';
import { settle } from '../../src/app/settle.ts';
import { withWorkers } from '../../src/cli/with-workers.ts';
import { aRawMessage } from '../store/values.ts';
import { ndjson, runCommand } from './run-command.ts';

const PERIOD = '2025-04';
const CLOCK = ['--period', PERIOD, '--now', '2025-04-17T08:00:00+07:00'];
const MAILS = ['07-tinh-doan.eml', '09-so-tu-phap.eml', '10-thanh-tra-tinh.eml'];
const AUTH = { MUNG10_TRUSTED_AUTH_SERVERS: 'mx.binhdinh.gov.vn' };
const silent = () => undefined;

describe('what is stored is brought up to date', () => {
  const home = mkdtempSync(join(tmpdir(), 'mung10-catch-up-'));
  const mails = join(home, 'mails');
  const catalog = join(home, 'catalog');
  const data = join(home, 'data');
  let context: Context;

  beforeAll(async () => {
    mkdirSync(mails);
    cpSync('catalog', catalog, { recursive: true });
    for (const name of MAILS) copyFileSync(join('fixtures/mailbox', name), join(mails, name));
    const config = readConfig(AUTH, { dataDir: data, shippedCatalogDir: catalog, cwd: process.cwd() });
    context = await openContext(config, () => new Date('2025-04-17T01:00:00Z'));
    await withWorkers(context, (jobs) => takeIn(jobs, { from: `dir:${mails}`, onProgress: silent }));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('settles the periods that a killed process left behind, and calls no report a duplicate before', async () => {
    await withWorkers(context, async (jobs) => {
      const { claims } = jobs.store;
      const before = await listMessages(jobs, PERIOD);
      expect(before.some((message) => message.outcome === 'submission')).toBe(true);
      expect(await catchUp(jobs, silent)).toEqual([]);
      const claim = (await claims.listClaims(PERIOD)).find(({ outcome }) => outcome === 'submission');
      if (claim === undefined) throw new Error('the sample has a submission');
      // as if it had been listed under another month when the process was killed
      const moved = { ...claim, period: '2025-06', parts: claim.parts.map((part) => ({ ...part, period: '2025-06' })) };
      await claims.saveClaim(moved, readingEdition(context.catalog));
      expect((await listMessages(jobs, '2025-06')).map((message) => message.outcome)).toEqual(['submission']);
      expect(await catchUp(jobs, silent)).toEqual([PERIOD, '2025-06']);
      await claims.saveClaim(claim, readingEdition(context.catalog));
      expect(await catchUp(jobs, silent)).toEqual([PERIOD, '2025-06']);
      expect(await listMessages(jobs, PERIOD)).toEqual(before);
      expect(await jobs.store.settlements.listRecords('2025-06')).toEqual([]);
    });
  });

  it('lists a mail that was stored and never opened', async () => {
    await withWorkers(context, async (jobs) => {
      const text = 'From: a@binhdinh.gov.vn\r\nSubject: Bao cao\r\nMessage-ID: <x@y>\r\n\r\nKính gửi';
      const raw = aRawMessage(text, { receivedAt: new Date('2025-04-09T01:00:00Z') });
      await jobs.store.ledger.saveRawMessage(raw);
      const listed = (await listAllMessages(jobs)).find((message) => message.sha256 === raw.sha256);
      expect(listed).toMatchObject({
        subject: 'Bao cao',
        from: 'a@binhdinh.gov.vn',
        messageId: '<x@y>',
        outcome: 'needs_review',
        reason: 'Thư đã nhận, chưa được đọc.',
      });
      await jobs.store.ledger.failOpening(raw.sha256, { code: 'corrupt', message: 'Thư hỏng.' });
      await catchUp(jobs, silent);
      // what its header block tells is shown when the rest cannot be read
      expect((await listAllMessages(jobs)).find((message) => message.sha256 === raw.sha256)).toMatchObject({
        subject: 'Bao cao',
        from: 'a@binhdinh.gov.vn',
        messageId: '<x@y>',
        outcome: 'failed',
      });
    });
  });

  it('refuses to settle a period from messages that another catalogue read', async () => {
    const other = { ...context, catalog: { ...context.catalog, sha256: 'f'.repeat(64) } };
    await withWorkers(other, async (jobs) => {
      const before = await jobs.store.settlements.findSettlement(PERIOD);
      await expect(settle(jobs, PERIOD)).rejects.toThrow('another catalogue');
      expect(await jobs.store.settlements.findSettlement(PERIOD)).toEqual(before);
    });
  });

  it('shows the same month after the catalogue was edited, and renders it from readings of the new one', async () => {
    const env = { ...AUTH, MUNG10_CATALOG: catalog };
    const command = async (...args: string[]) => {
      const result = await runCommand([...args, ...CLOCK, '--data', data, '--json'], { env });
      expect(result.code, result.err).toBe(0);
      return ndjson(result.out);
    };
    const records = await command('records');
    expect(records.length).toBeGreaterThan(0);
    appendFileSync(join(catalog, 'calendar.yaml'), '\n# a remark\n');
    expect(await command('records')).toEqual(records);
    const [made] = await command('report', '--out', join(home, 'a.docx'));
    expect(made).toMatchObject({ version: 1 });
    expect(await command('records')).toEqual(records);
    expect((await command('report', '--out', join(home, 'b.docx')))[0]).toMatchObject({ version: 1, isNew: false });
  });
});
