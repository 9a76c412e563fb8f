import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { useStore } from './store-for-tests.ts';
import { aRecord, aReviewItem, aSettlement, aSubmission, sha256Of } from './values.ts';

const given = useStore();
const mark = { inputsSha256: sha256Of('inputs'), settledAt: new Date('2025-04-10T17:00:00Z') };

describe('a settled period', () => {
  it('is given back as it was saved, whole and in parts', async () => {
    const { settlements } = given.store;
    const settlement = aSettlement({
      submissions: [aSubmission({ version: 2 }), aSubmission({ agency: { id: null, name: 'UBND xã Nhơn Hậu' } })],
      records: [aRecord({ task: 9 }), aRecord({ task: 3, result: 'chữ \0 lạ' })],
      reviews: [aReviewItem('b'), aReviewItem('a', { kind: 'sender' })],
      ownPlanRows: [
        { agency: { id: 'so-tu-phap', name: 'Sở Tư pháp' }, text: 'Việc riêng', source: { file: 'a.xlsx' } },
      ],
    });
    await settlements.saveSettlement(settlement, mark);
    expect(await settlements.findSettlement('2025-04')).toEqual({ ...mark, settlement });
    expect(await settlements.findSettlementMark('2025-04')).toEqual(mark);
    expect(await settlements.listSubmissions('2025-04')).toEqual(settlement.submissions);
    expect(await settlements.listRecords('2025-04')).toEqual(settlement.records);
    expect(await settlements.listReviewItems('2025-04')).toEqual(settlement.reviews);
  });

  it('is unknown before it is settled', async () => {
    expect(await given.store.settlements.findSettlement('2025-04')).toBeUndefined();
    expect(await given.store.settlements.findSettlementMark('2025-04')).toBeUndefined();
    expect(await given.store.settlements.listRecords('2025-04')).toEqual([]);
  });

  it('is replaced as a whole, and other periods are left alone', async () => {
    const { settlements } = given.store;
    await settlements.saveSettlement(aSettlement({ period: '2025-03' }), mark);
    await settlements.saveSettlement(aSettlement({ records: [aRecord({ task: 1 }), aRecord({ task: 2 })] }), mark);
    const empty = aSettlement({ submissions: [], records: [], reviews: [] });
    await settlements.saveSettlement(empty, { ...mark, inputsSha256: sha256Of('later') });
    expect(await settlements.findSettlement('2025-04')).toMatchObject({
      inputsSha256: sha256Of('later'),
      settlement: { submissions: [], records: [], reviews: [] },
    });
    expect(await settlements.listRecords('2025-03')).toHaveLength(1);
    expect(await settlements.listReviewItems()).toHaveLength(1);
  });

  it('stays as it was when the new picture cannot be saved', async () => {
    const { settlements } = given.store;
    await settlements.saveSettlement(aSettlement(), mark);
    const twice = aSettlement({ submissions: [aSubmission(), aSubmission()] });
    await expect(settlements.saveSettlement(twice, mark)).rejects.toThrow('submission_period_agency_key_version_key');
    expect(await settlements.listSubmissions('2025-04')).toHaveLength(1);
    expect(await settlements.listRecords('2025-04')).toHaveLength(1);
  });

  it('is never a mixture when two settle it and a third reads at the same moment', async () => {
    const { settlements } = given.store;
    const pictures = [1, 2].map((version) =>
      aSettlement({
        submissions: [aSubmission({ version })],
        records: Array.from({ length: 50 }, (_, task) => aRecord({ task, submissionVersion: version })),
      }),
    );
    for (let round = 0; round < 5; round++) {
      const [, , seen] = await Promise.all([
        ...pictures.map((picture) => settlements.saveSettlement(picture, mark)),
        settlements.findSettlement('2025-04'),
      ]);
      const final = await settlements.findSettlement('2025-04');
      for (const picture of [seen, final]) {
        if (picture === undefined) continue;
        const version = picture.settlement.submissions[0]?.version;
        expect(picture.settlement.records).toHaveLength(50);
        expect(new Set(picture.settlement.records.map((record) => record.submissionVersion))).toEqual(
          new Set([version]),
        );
      }
      expect(final).toBeDefined();
    }
  });

  it('may have the thousands of records of a month', async () => {
    const records = Array.from({ length: 8000 }, (_, index) =>
      aRecord({ task: index, result: 'Đã ban hành. '.repeat(20) }),
    );
    await given.store.settlements.saveSettlement(aSettlement({ records }), mark);
    expect(await given.store.settlements.listRecords('2025-04')).toEqual(records);
  });

  it('is put in order by one at a time, and other periods at the same time', async () => {
    const { settlements } = given.store;
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await sleep(50);
      steps.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => settlements.withPeriodLock('2025-04', work(name))));
    expect(steps.map((step) => step.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends', 'begins', 'ends']);
    await settlements.withPeriodLock('2025-04', () => settlements.withPeriodLock('2025-05', work('d')));
    expect(steps.at(-1)).toBe('d ends');
  });
});
