import { describe, expect, it } from 'vitest';
import type { NewReport } from '../../src/store/reports.ts';
import { useStore } from './store-for-tests.ts';
import { sha256Of } from './values.ts';

const given = useStore();

describe('a report', () => {
  it('is frozen with its bytes and its inputs, and numbered from 1', async () => {
    const { reports, ledger } = given.store;
    expect(await reports.saveReportVersion(aReport('first'))).toMatchObject({ isNew: true, report: { version: 1 } });
    expect(await reports.saveReportVersion(aReport('second'))).toMatchObject({ isNew: true, report: { version: 2 } });
    const { bytes, ...kept } = aReport('first');
    expect(await reports.findReportVersion('2025-04', 1)).toEqual({ ...kept, version: 1 });
    expect(Buffer.from(await ledger.readBlob(kept.sha256))).toEqual(bytes);
    expect((await reports.findReportVersion('2025-04'))?.version).toBe(2);
    expect((await reports.listReportVersions('2025-04')).map((report) => report.version)).toEqual([1, 2]);
  });

  it('made from the same inputs as the newest is that one', async () => {
    const { reports } = given.store;
    await reports.saveReportVersion(aReport('first'));
    const again = await reports.saveReportVersion({ ...aReport('first'), createdAt: new Date('2025-05-01T00:00:00Z') });
    expect(again).toMatchObject({ isNew: false, report: { version: 1, createdAt: aReport('first').createdAt } });
    await reports.saveReportVersion(aReport('second'));
    // what was the newest once comes back as a new version, because it is in force again
    expect(await reports.saveReportVersion(aReport('first'))).toMatchObject({ isNew: true, report: { version: 3 } });
  });

  it('of one period is numbered apart from those of another', async () => {
    const { reports } = given.store;
    await reports.saveReportVersion(aReport('first'));
    const other = await reports.saveReportVersion({ ...aReport('first'), period: '2025-05' });
    expect(other).toMatchObject({ isNew: true, report: { version: 1 } });
    expect(await reports.findReportVersion('2025-06')).toBeUndefined();
    expect(await reports.findReportVersion('2025-04', 2)).toBeUndefined();
  });

  it('gets one number when several render at the same moment', async () => {
    const { reports } = given.store;
    const same = await Promise.all(Array.from({ length: 5 }, () => reports.saveReportVersion(aReport('same'))));
    expect(same.filter((saved) => saved.isNew)).toHaveLength(1);
    const several = await Promise.all(['a', 'b', 'c'].map((text) => reports.saveReportVersion(aReport(text))));
    expect(new Set(several.map((saved) => saved.report.version))).toEqual(new Set([2, 3, 4]));
  });
});

function aReport(text: string): NewReport {
  return {
    period: '2025-04',
    bytes: Buffer.from(text),
    sha256: sha256Of(text),
    inputsSha256: sha256Of(`inputs of ${text}`),
    inputs: { messages: [sha256Of('mail')], catalog: 'c1' },
    createdAt: new Date('2025-04-10T17:00:00Z'),
  };
}
