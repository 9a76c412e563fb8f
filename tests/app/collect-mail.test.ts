import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { collectMail } from '../../src/app/collect-mail.ts';
import { readConfig } from '../../src/app/config.ts';
import { openContext } from '../../src/app/context.ts';
import type { LedgerMessage } from '../../src/store/ledger.ts';
import { aClaim, sha256Of } from '../store/values.ts';
import { useStore } from '../store/store-for-tests.ts';

const given = useStore();
const home = mkdtempSync(join(tmpdir(), 'mung10-collect-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const file = join(home, 'a.eml');
const mailOf = (text: string) => `From: a@binhdinh.gov.vn\r\nDate: Wed, 09 Apr 2025 08:00:00 +0700\r\n\r\n${text}`;

async function collect(env: Readonly<Record<string, string>> = {}) {
  const config = readConfig(env, { shippedCatalogDir: 'catalog', cwd: process.cwd() });
  const context = { ...(await openContext(config, () => new Date('2025-04-10T00:00:00Z'))), store: given.store };
  return collectMail(context, { from: `dir:${home}`, onProgress: () => undefined });
}

async function listLedger(): Promise<readonly LedgerMessage[]> {
  const messages: LedgerMessage[] = [];
  for await (const message of given.store.ledger.listMessages()) messages.push(message);
  return messages;
}

async function isFiled(): Promise<boolean | undefined> {
  const place = { source: `dir:${home}`, folder: '.', uidValidity: '0' };
  return (await given.store.ledger.listKnownSightings(place)).get('a.eml')?.isFiled;
}

describe('collecting from a mailbox', () => {
  beforeEach(() => rmSync(file, { force: true }));

  it('takes a mail that was too large when the limit is raised, and files nothing away before', async () => {
    const mail = mailOf('x'.repeat(2 * 1024 * 1024));
    writeFileSync(file, mail);
    const small = { MUNG10_MAX_MESSAGE_MB: '1' };
    const first = await collect(small);
    expect(first).toMatchObject({ seen: 1, fresh: 1 });
    const [head] = await listLedger();
    expect(head).toMatchObject({ state: 'failed', error: { code: 'too_large' } });
    await given.store.claims.saveClaim(aClaim(head?.sha256 ?? ''), 'e1');
    expect(await isFiled()).toBe(false);
    expect(await collect(small)).toMatchObject({ seen: 1, fresh: 0, messages: first.messages });
    expect(await isFiled()).toBe(false);

    expect(await collect()).toMatchObject({ seen: 1, fresh: 1, messages: [sha256Of(mail)] });
    expect(await listLedger()).toEqual([expect.objectContaining({ sha256: sha256Of(mail), state: 'stored' })]);
    expect(await given.store.claims.listClaims('2025-04')).toEqual([]);
    expect(await isFiled()).toBe(true);
    expect(await collect()).toMatchObject({ fresh: 0 });
  });

  it('reads a file again that was replaced under its name, and once only', async () => {
    writeFileSync(file, mailOf('một'));
    await collect();
    writeFileSync(file, mailOf('hai'));
    expect(await collect()).toMatchObject({ seen: 1, fresh: 1, messages: [sha256Of(mailOf('hai'))] });
    expect(await listLedger()).toHaveLength(2);
    expect(await collect()).toMatchObject({ fresh: 0 });
  });
});
