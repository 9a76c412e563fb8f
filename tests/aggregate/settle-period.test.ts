import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimMessage } from '../../src/aggregate/claim-message.ts';
import { settlePeriod } from '../../src/aggregate/settle-period.ts';
import type { MessageClaim } from '../../src/model/claim.ts';
import type { Reading } from '../../src/model/reading.ts';
import { aCatalog, aFile, aMessage, aReading, aTaskReading } from './values.ts';

const catalog = aCatalog();
const context = { catalog, trustedAuthServers: [] };

type Mail = {
  readonly at: string;
  readonly tasks: readonly number[];
  readonly word?: string;
  readonly subject?: string;
  readonly from?: string;
  readonly format?: 'xlsx' | 'pdf';
  readonly sha256?: string;
};

/** A month of mails of one agency, given as what each brings. */
function aMonth(mails: readonly Mail[]): { claims: MessageClaim[]; readings: Map<string, Reading> } {
  const readings = new Map<string, Reading>();
  const claims = mails.map((mail, index) => {
    const sha256 = mail.sha256 ?? `file-${index}`;
    const reading = aReading({
      records: mail.tasks.map((task) => aTaskReading({ task, result: `${mail.word ?? 'kết quả'} ${task}` })),
    });
    readings.set(sha256, reading);
    const file = aFile({ name: 'bc.xlsx', sha256, reading, format: mail.format ?? 'xlsx' });
    return claimMessage(
      aMessage({
        sha256: `message-${index}`,
        receivedAt: new Date(mail.at),
        opened: {
          subject: mail.subject ?? 'Báo cáo',
          from: { name: '', address: mail.from ?? 'stp@binhdinh.gov.vn' },
        },
        files: [file],
      }),
      context,
    );
  });
  return { claims, readings };
}

function settle(month: ReturnType<typeof aMonth>) {
  return settlePeriod('2025-04', { ...month, catalog });
}

const summary = (month: ReturnType<typeof aMonth>) =>
  settle(month).submissions.map(({ version, state, timeliness, records }) => [version, state, timeliness, records]);

describe('the versions of an agency’s report', () => {
  it('puts the newest in force and keeps the one it replaces', () => {
    const month = aMonth([
      { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2, 3] },
      { at: '2025-04-09T08:00:00+07:00', tasks: [1, 2, 3], word: 'sửa' },
    ]);
    expect(summary(month)).toEqual([
      [1, 'superseded', 'on_time', 0],
      [2, 'in_force', 'on_time', 3],
    ]);
    expect(settle(month).records.map((record) => record.result)).toEqual(['sửa 1', 'sửa 2', 'sửa 3']);
  });

  it('lets a partial correction replace the tasks that it names', () => {
    const month = aMonth([
      { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2, 3, 4, 5] },
      { at: '2025-04-12T08:00:00+07:00', tasks: [2], word: 'sửa' },
    ]);
    expect(summary(month)).toEqual([
      [1, 'in_force', 'on_time', 4],
      [2, 'in_force', 'late', 1],
    ]);
    expect(settle(month).records.map((record) => record.result)).toEqual([
      'kết quả 1',
      'sửa 2',
      'kết quả 3',
      'kết quả 4',
      'kết quả 5',
    ]);
  });

  it('asks a person about a task that the replacing report no longer names', () => {
    const { reviews, records } = settle(
      aMonth([
        { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2, 3] },
        { at: '2025-04-09T08:00:00+07:00', tasks: [1, 2] },
      ]),
    );
    expect(records.map((record) => record.task)).toEqual([1, 2]);
    expect(reviews).toEqual([
      expect.objectContaining({ kind: 'submission', text: expect.stringContaining('Nhiệm vụ 3') }),
    ]);
  });

  it('adds a report on other tasks to the one before', () => {
    const month = aMonth([
      { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2] },
      { at: '2025-04-09T08:00:00+07:00', tasks: [5] },
    ]);
    expect(settle(month).records.map((record) => record.task)).toEqual([1, 2, 5]);
  });

  it('makes no version of a file that came before', () => {
    const month = aMonth([
      { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2], sha256: 'same' },
      { at: '2025-04-12T08:00:00+07:00', tasks: [1, 2], sha256: 'same' },
    ]);
    expect(summary(month)).toEqual([[1, 'in_force', 'on_time', 2]]);
  });

  it('counts the signed copy in another mail once', () => {
    const month = aMonth([
      { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2] },
      { at: '2025-04-09T08:00:00+07:00', tasks: [1, 2], format: 'pdf' },
    ]);
    expect(summary(month)).toEqual([[1, 'in_force', 'on_time', 2]]);
  });

  it('does not let a waiting report touch what is in force', () => {
    const month = aMonth([
      { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2] },
      { at: '2025-04-09T08:00:00+07:00', tasks: [1, 2], word: 'giả', from: 'x@gmail.com' },
    ]);
    expect(summary(month)).toEqual([
      [1, 'in_force', 'on_time', 2],
      [2, 'needs_review', 'on_time', 0],
    ]);
  });

  it('proposes a doubtful match and keeps it out of force; a doubtful status counts as unclear', () => {
    const readings = new Map([
      [
        'f',
        aReading({
          records: [
            aTaskReading({ task: 1, needsReview: true, reviewKind: 'row', reviewReason: 'Gần giống nhiệm vụ 2.' }),
            aTaskReading({ task: 3, needsReview: true, reviewKind: 'status', status: 'unclear' }),
          ],
        }),
      ],
    ]);
    const file = aFile({ name: 'bc.xlsx', sha256: 'f', reading: readings.get('f') ?? null });
    const settled = settlePeriod('2025-04', {
      claims: [claimMessage(aMessage({ sha256: 'm', files: [file] }), context)],
      readings,
      catalog,
    });
    expect(settled.records.map((record) => record.task)).toEqual([3]);
    expect(settled.reviews.map((item) => item.kind)).toEqual(['row', 'status']);
  });

  it('gives two equal rows of one file an id each', () => {
    const row = { text: 'Việc khác', reason: 'no_task_found', candidates: [], source: { file: 'x', row: 1 } } as const;
    const readings = new Map([['f', aReading({ unmatched: [row, { ...row, source: { file: 'x', row: 2 } }] })]]);
    const file = aFile({ name: 'bc.xlsx', sha256: 'f', reading: readings.get('f') ?? null });
    const { reviews } = settlePeriod('2025-04', {
      claims: [claimMessage(aMessage({ sha256: 'm', files: [file] }), context)],
      readings,
      catalog,
    });
    expect(new Set(reviews.map((item) => item.id)).size).toBe(2);
  });

  it('comes to the same end in whatever order the mails are handed in', () => {
    const mail = fc.record({
      at: fc.integer({ min: 1, max: 14 }).map((day) => `2025-04-${String(day).padStart(2, '0')}T08:00:00+07:00`),
      tasks: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1 }),
      word: fc.constantFrom('một', 'hai', 'ba'),
      from: fc.constantFrom('stp@binhdinh.gov.vn', 'x@gmail.com'),
    });
    fc.assert(
      fc.property(fc.array(mail, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (mails, chance) => {
        const month = aMonth(mails);
        const shuffled = month.claims
          .map((claim) => ({ claim, key: chance.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ claim }) => claim);
        expect(settle({ ...month, claims: shuffled })).toEqual(settle(month));
      }),
    );
  });
});
