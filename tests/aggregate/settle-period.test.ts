import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimMessage } from '../../src/aggregate/claim-message.ts';
import { settlePeriod } from '../../src/aggregate/settle-period.ts';
import type { MessageClaim } from '../../src/model/claim.ts';
import { BODY_PART_NAME } from '../../src/model/message.ts';
import type { RecordStatus } from '../../src/model/progress-record.ts';
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
  readonly status?: RecordStatus;
};

/** A month of mails of one agency, given as what each brings. */
function aMonth(mails: readonly Mail[]): { claims: MessageClaim[]; readings: Map<string, Reading> } {
  const readings = new Map<string, Reading>();
  const claims = mails.map((mail, index) => {
    const sha256 = mail.sha256 ?? `file-${index}`;
    const reading = aReading({
      records: mail.tasks.map((task) =>
        aTaskReading({ task, result: `${mail.word ?? 'kết quả'} ${task}`, status: mail.status ?? 'completed' }),
      ),
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

  it('asks no more about a task that a later report names again', () => {
    const { reviews, records } = settle(
      aMonth([
        { at: '2025-04-07T08:00:00+07:00', tasks: [1, 2, 3] },
        { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2] },
        { at: '2025-04-09T08:00:00+07:00', tasks: [1, 2, 3] },
      ]),
    );
    expect(records.map((record) => record.task)).toEqual([1, 2, 3]);
    expect(reviews).toEqual([]);
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

  it('is not kept from counting by a copy from a stranger', () => {
    const month = aMonth([
      { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2], sha256: 'same', from: 'x@gmail.com' },
      { at: '2025-04-09T08:00:00+07:00', tasks: [1, 2], sha256: 'same' },
    ]);
    expect(summary(month)).toEqual([
      [1, 'needs_review', 'on_time', 0],
      [2, 'in_force', 'on_time', 2],
    ]);
  });

  it('takes a .pdf that says otherwise, or says that it corrects, for a version', () => {
    const docx = { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2] };
    const other: Mail = { at: '2025-04-09T08:00:00+07:00', tasks: [1, 2], format: 'pdf', status: 'in_progress' };
    expect(summary(aMonth([docx, other])).map(([version]) => version)).toEqual([1, 2]);
    const announced: Mail = { at: '2025-04-09T08:00:00+07:00', tasks: [1, 2], format: 'pdf', subject: 'Đính chính' };
    expect(summary(aMonth([docx, announced])).map(([version]) => version)).toEqual([1, 2]);
  });

  it('that announces a replacement takes the place of the whole, and what it drops is asked about', () => {
    const { records, reviews } = settle(
      aMonth([
        { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2, 3, 4, 5] },
        { at: '2025-04-09T08:00:00+07:00', tasks: [1, 2], subject: '(Gửi lại) Báo cáo thay thế' },
      ]),
    );
    expect(records.map((record) => record.task)).toEqual([1, 2]);
    expect(reviews.map((item) => item.kind)).toEqual(['submission', 'submission', 'submission']);
  });

  it('for a month already reported, sent a month later, waits for a person', () => {
    const month = aMonth([
      { at: '2025-04-08T08:00:00+07:00', tasks: [1, 2] },
      { at: '2025-05-09T08:00:00+07:00', tasks: [1, 2], word: 'mới' },
    ]);
    expect(summary(month).map(([, state]) => state)).toEqual(['in_force', 'needs_review']);
    expect(settle(month).reviews.map((item) => item.kind)).toEqual(['period']);
  });

  it('sent again beside a corrected annex keeps the tasks of the unchanged file', () => {
    const [first, second] = [
      aReading({ records: [aTaskReading({ task: 1 })] }),
      aReading({ records: [aTaskReading({ task: 2 })] }),
    ];
    const corrected = aReading({ records: [aTaskReading({ task: 2, result: 'sửa' })] });
    const readings = new Map([
      ['PL1', first],
      ['PL2', second],
      ['PL2b', corrected],
    ]);
    const mail = (sha256: string, at: string, names: readonly string[]) =>
      claimMessage(
        aMessage({
          sha256,
          receivedAt: new Date(at),
          files: names.map((name) => aFile({ name, reading: readings.get(name) ?? null })),
        }),
        context,
      );
    const claims = [
      mail('a', '2025-04-08T08:00:00+07:00', ['PL1', 'PL2']),
      mail('b', '2025-04-09T08:00:00+07:00', ['PL1', 'PL2b']),
    ];
    const settled = settlePeriod('2025-04', { claims, readings, catalog });
    expect(settled.records.map((record) => [record.task, record.submissionVersion, record.result])).toEqual([
      [1, 2, 'Kết quả 1'],
      [2, 2, 'sửa'],
    ]);
    expect(settled.reviews).toEqual([]);
  });

  it('asks about rows beside difficulties that were told by mail', () => {
    const row = { text: 'Đã lắp 5 máy', reason: 'no_task_named', candidates: [], source: { file: '' } } as const;
    const told = aReading({
      unmatched: [row],
      general: { difficulties: [{ text: 'Thiếu máy.', source: { file: '' } }], proposals: [] },
    });
    const body = aFile({ name: BODY_PART_NAME, sha256: 'f', format: 'txt', reading: told });
    const settled = settlePeriod('2025-04', {
      claims: [claimMessage(aMessage({ sha256: 'm', files: [body] }), context)],
      readings: new Map([['f', told]]),
      catalog,
    });
    expect(settled.statements.map((each) => each.text)).toEqual(['Thiếu máy.']);
    expect(settled.reviews.map((item) => item.text)).toEqual(['Đã lắp 5 máy']);
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
