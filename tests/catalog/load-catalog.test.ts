import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import { ConfigError } from '../../src/model/errors.ts';
import { SMALL_CATALOG, smallCatalogWith, writeCatalog } from './small-catalog.ts';

describe('loading a catalogue', () => {
  it('gives plans whose leads are resolved to agencies and groups', async () => {
    const catalog = await loadCatalog(await writeCatalog(SMALL_CATALOG));
    expect(catalog.plans.map((plan) => plan.code)).toEqual(['1/QĐ-UBND', '2/QĐ-BCĐ']);
    expect(catalog.plans[0]?.tasks[0]).toEqual({
      number: 1,
      groupId: 'chung',
      text: 'Báo cáo chỉ số hài lòng',
      leadAsWritten: 'Sở Kế hoạch và Đầu tư',
      leads: [{ kind: 'agency', agencyId: 'so-ke-hoach-va-dau-tu' }],
      coordinatorsAsWritten: 'Các sở',
      coordinators: [{ kind: 'group', groupId: 'cac-so' }],
      product: 'Báo cáo',
      deadlineAsWritten: 'Tháng 4/2025',
      deadline: { kind: 'month', month: '2025-04' },
      twins: [{ plan: '2/QĐ-BCĐ', task: 1 }],
      aliases: ['Chỉ số hài lòng'],
      corrections: [{ field: 'text', asWritten: 'chỉ số hài hòng', corrected: 'chỉ số hài lòng', reason: 'lỗi quét' }],
      doubts: [],
    });
    expect(catalog.plans[0]?.tasks[1]).toMatchObject({ product: null, coordinatorsAsWritten: '' });
    expect(catalog.settings.dueRule).toEqual({ dueDay: 10, workingDayRule: 'none', holidays: ['2025-01-01'] });
    expect(catalog.settings.report).toMatchObject({ superior: [], signerName: 'Nguyễn Văn A' });
  });

  it('gives text in composed letters, however the file was typed', async () => {
    const typed = { ...SMALL_CATALOG, 'agencies.yaml': (SMALL_CATALOG['agencies.yaml'] ?? '').normalize('NFD') };
    const catalog = await loadCatalog(await writeCatalog(typed));
    expect(catalog.agencies[0]?.name).toBe('Sở Tài chính'.normalize('NFC'));
  });

  it('has the same fingerprint wherever the same files lie, and another when one byte differs', async () => {
    const here = await loadCatalog(await writeCatalog(SMALL_CATALOG));
    const reversed = Object.fromEntries(Object.entries(SMALL_CATALOG).toReversed());
    const there = await loadCatalog(await writeCatalog(reversed));
    const changed = await loadCatalog(
      await writeCatalog(smallCatalogWith('calendar.yaml', 'dueDay: 10', 'dueDay: 11')),
    );
    expect(here.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(there.sha256).toBe(here.sha256);
    expect(changed.sha256).not.toBe(here.sha256);
  });

  it('loads a catalogue that has warnings only', async () => {
    const dir = await writeCatalog(smallCatalogWith('agencies.yaml', 'count: 1', 'count: 11'));
    await expect(loadCatalog(dir)).resolves.toMatchObject({ settings: { levelCounts: [{ count: 11 }] } });
  });

  it('refuses a catalogue with errors in one message that names each with its place', async () => {
    const dir = await writeCatalog({
      ...smallCatalogWith('calendar.yaml', 'dueDay: 10', 'dueDay: 0'),
      'report.yaml': null,
    });
    const error: unknown = await loadCatalog(dir).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toBe(
      [
        `ConfigError: the catalogue in ${dir} cannot be used:`,
        '  calendar.yaml:1 dueDay: must be at least 1, not 0',
        '  report.yaml: the file is missing',
      ].join('\n'),
    );
  });

  it('keeps the message to a screenful when hundreds of places are wrong', async () => {
    const many = (SMALL_CATALOG['calendar.yaml'] ?? '').replace('2025-01-01', Array(300).fill('2025-02-30').join(', '));
    const dir = await writeCatalog({ ...SMALL_CATALOG, 'calendar.yaml': many });
    await expect(loadCatalog(dir)).rejects.toThrow(/… and 280 more$/);
  });
});
