import { describe, expect, it } from 'vitest';
import { buildConsolidation } from '../../src/aggregate/build-consolidation.ts';
import { concludeStanding } from '../../src/aggregate/conclude-standing.ts';
import type { Deadline } from '../../src/model/deadline.ts';
import type { ProgressRecord, TaskReading } from '../../src/model/progress-record.ts';
import type { ReviewItem } from '../../src/model/review.ts';
import type { Settlement } from '../../src/model/settlement.ts';
import type { Submission } from '../../src/model/submission.ts';
import { PLAN, aCatalog, aTask, aTaskReading } from './values.ts';
import { anAgency } from '../model/an-agency.ts';

const asOf = '2025-04-10';
const month = (text: string): Deadline => ({ kind: 'month', month: text });

function aRecord(given: Partial<TaskReading> = {}, agencyId = 'so-tu-phap'): ProgressRecord {
  return {
    ...aTaskReading({ task: 1, ...given }),
    agency: { id: agencyId, name: agencyId },
    period: '2025-04',
    submissionVersion: 1,
    messageSha256: 'm',
    corrected: false,
  };
}

function standing(given: Partial<TaskReading>, deadline: Deadline, dueOn: string | null, missingLeads = 0) {
  const dated = { record: aRecord(given), receivedAt: new Date('2025-04-09T08:00:00+07:00') };
  return concludeStanding([dated], { deadline, dueOn, missingLeads, asOf });
}

describe('where a task stands', () => {
  it('says “no report”, never “not done”, of a task nobody reported', () => {
    expect(concludeStanding([], { deadline: month('2025-03'), dueOn: '2025-03-31', missingLeads: 1, asOf })).toBe(
      'no_report',
    );
  });

  it.each([
    ['completed', '2025-04', '2025-04-30', 'completed_on_time'],
    ['in_progress', '2025-04', '2025-04-30', 'in_progress'],
    ['in_progress', '2025-03', '2025-03-31', 'overdue'],
    ['not_started', '2025-06', '2025-06-30', 'not_due'],
    ['not_started', '2025-03', '2025-03-31', 'overdue'],
    ['not_applicable', '2025-03', '2025-03-31', 'not_applicable'],
    ['unclear', '2025-03', '2025-03-31', 'unclear'],
  ] as const)('%s with deadline %s', (status, due, dueOn, kind) => {
    expect(standing({ status }, month(due), dueOn)).toBe(kind);
  });

  it('keeps continuous work in a class of its own, whatever is said', () => {
    expect(standing({ status: 'completed' }, { kind: 'continuous' }, null)).toBe('continuous');
    expect(standing({ status: 'completed' }, { kind: 'monthly' }, '2025-04-30')).toBe('continuous');
  });

  it('reads from the words on which side of a past deadline the work was done', () => {
    const march = month('2025-03');
    expect(standing({ result: 'Đã có Báo cáo số 12/BC-STP ngày 28/3/2025' }, march, '2025-03-31')).toBe(
      'completed_on_time',
    );
    expect(standing({ result: 'Báo cáo số 15/BC-STP ngày 05 tháng 4 năm 2025' }, march, '2025-03-31')).toBe(
      'completed_late',
    );
    expect(standing({ result: 'Hoàn thành quá hạn' }, march, '2025-03-31')).toBe('completed_late');
    expect(standing({ result: 'Đã hoàn thành trước hạn' }, march, '2025-03-31')).toBe('completed_on_time');
    expect(standing({ result: 'Đã hoàn thành' }, march, '2025-03-31')).toBe('completed');
  });

  it('does not hear “late” in words that only look like it without their marks', () => {
    const words = ['Hoàn thành chấm điểm DTI', 'Hoàn thành chăm sóc dữ liệu', 'Hoàn thành; không có nhiệm vụ quá hạn'];
    expect(words.map((result) => standing({ result }, month('2025-04'), '2025-04-30'))).toEqual(
      words.map(() => 'completed_on_time'),
    );
    const past = month('2025-03');
    const other = 'Ban hành ngày 08/4/2025; hồ sơ giải quyết đúng hạn 99%';
    expect(standing({ result: other }, past, '2025-03-31')).toBe('completed_late');
  });

  it('lets “không phát sinh” of some leads speak for them alone', () => {
    expect(standing({ status: 'not_applicable' }, month('2025-06'), '2025-06-30', 19)).toBe('unclear');
  });

  it('does not call a task done, nor overdue, while a lead has not reported', () => {
    expect(standing({}, month('2025-05'), '2025-05-31', 1)).toBe('in_progress');
    expect(standing({}, month('2025-03'), '2025-03-31', 1)).toBe('unclear');
  });
});

describe('the provincial picture', () => {
  const catalog = aCatalog({
    agencies: [
      anAgency({ id: 'so-tu-phap', name: 'Sở Tư pháp' }),
      anAgency({ id: 'so-noi-vu', name: 'Sở Nội vụ' }),
      anAgency({ id: 'so-y-te', name: 'Sở Y tế' }),
    ],
    tasks: [
      aTask({ number: 1 }),
      aTask({
        number: 2,
        leads: [
          { kind: 'agency', agencyId: 'so-tu-phap' },
          { kind: 'agency', agencyId: 'so-noi-vu' },
        ],
      }),
      aTask({ number: 3, deadline: { kind: 'continuous' } }),
    ],
  });
  const submission = (agencyId: string, given: Partial<Submission> = {}): Submission => ({
    agency: { id: agencyId, name: agencyId },
    period: '2025-04',
    version: 1,
    state: 'in_force',
    timeliness: 'on_time',
    receivedAt: new Date('2025-04-09T08:00:00+07:00'),
    messageSha256: 'm',
    messageId: null,
    from: '',
    attachments: [],
    records: 1,
    ...given,
  });
  const settlement: Settlement = {
    period: '2025-04',
    submissions: [
      submission('so-tu-phap', { state: 'superseded' }),
      submission('so-tu-phap', { version: 2, timeliness: 'late', receivedAt: new Date('2025-04-12T08:00:00+07:00') }),
      submission('so-noi-vu', { state: 'needs_review' }),
    ],
    records: [
      aRecord({ task: 1, percent: 100, difficulties: 'Thiếu kinh phí.' }),
      aRecord({ task: 2, percent: 100 }),
      aRecord({ task: 2, status: 'in_progress', percent: 60 }, 'so-noi-vu'),
      aRecord({ task: 2 }, 'so-y-te'),
    ],
    statements: [],
    ownPlanRows: [],
    reviews: [],
    rows: { seen: 4, recorded: 4, unmatched: 0, setAside: 0 },
  };
  const picture = buildConsolidation(settlement, catalog);
  const standings = picture.plans[0]?.groups[0]?.standings ?? [];

  it('counts every task of a plan once', () => {
    expect(Object.values(picture.plans[0]?.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(standings.map((each) => each.kind)).toEqual(['completed_on_time', 'in_progress', 'no_report']);
  });

  it('puts co-leads together and keeps what others said behind them', () => {
    expect(standings[1]?.leadsReported).toBe(2);
    expect(standings[1]?.percent).toBeNull();
    expect(standings[1]?.records.map(({ record, asLead }) => [record.agency.id, asLead])).toEqual([
      ['so-tu-phap', true],
      ['so-noi-vu', true],
      ['so-y-te', false],
    ]);
  });

  it('lets the clear one of two files of an agency decide', () => {
    const two = [aRecord({ task: 1, status: 'unclear' }), aRecord({ task: 1, status: 'completed', percent: 100 })];
    const { plans } = buildConsolidation({ ...settlement, records: two }, catalog);
    expect(plans[0]?.groups[0]?.standings[0]).toMatchObject({ kind: 'completed_on_time', percent: 100 });
    expect(plans[0]?.groups[0]?.standings[0]?.records).toHaveLength(2);
  });

  it('does not make an on-time report late because a late version follows', () => {
    expect(picture.roster.map(({ agency, sent, versions }) => [agency.id, sent, versions])).toEqual([
      ['so-tu-phap', 'on_time', 2],
      ['so-noi-vu', 'pending', 0],
      ['so-y-te', 'missing', 0],
    ]);
  });

  it('says of a task whose row waits that its lead has sent it', () => {
    const candidate = { plan: PLAN, task: 3, confidence: 0.7, evidence: [] };
    const item: ReviewItem = {
      id: 'x',
      kind: 'row',
      period: '2025-04',
      messageSha256: 'm',
      messageId: null,
      agency: { id: 'so-tu-phap', name: 'Sở Tư pháp' },
      source: null,
      text: 'Nhiệm vụ',
      reason: '',
      candidates: [candidate],
    };
    const { plans } = buildConsolidation({ ...settlement, reviews: [item] }, catalog);
    expect(plans[0]?.groups[0]?.standings.map((each) => each.leadsWaiting)).toEqual([[], [], ['so-tu-phap']]);
  });

  it('does not call an agency silent whose broken file waits for a person', () => {
    const broken: ReviewItem = {
      id: 'x',
      kind: 'attachment',
      period: '2025-04',
      messageSha256: 'm',
      messageId: null,
      agency: { id: 'so-y-te', name: 'Sở Y tế' },
      source: null,
      text: 'bc.docx',
      reason: '',
      candidates: [],
    };
    const { roster } = buildConsolidation({ ...settlement, reviews: [broken] }, catalog);
    expect(roster.find(({ agency }) => agency.id === 'so-y-te')?.sent).toBe('pending');
  });

  it('says that there are more agencies than the catalogue names', () => {
    expect(picture.rosterNotes).toEqual(['Toàn tỉnh có 155 đơn vị cấp xã; danh mục theo dõi hiện có 0 đơn vị.']);
  });

  it('collects difficulties written beside a task with their sender', () => {
    expect(picture.statements).toEqual([
      {
        agency: { id: 'so-tu-phap', name: 'so-tu-phap' },
        kind: 'difficulty',
        text: 'Thiếu kinh phí.',
        task: { plan: PLAN, task: 1 },
        source: expect.anything(),
      },
    ]);
  });
});
