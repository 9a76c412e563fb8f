import type { Agency } from '../../src/model/agency.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Task } from '../../src/model/plan.ts';
import type { TaskReading } from '../../src/model/progress-record.ts';
import type { Reading } from '../../src/model/reading.ts';
import type { FileEvidence, MessageEvidence } from '../../src/aggregate/message-evidence.ts';
import { anAgency } from '../model/an-agency.ts';

/** Small values for tests: each is complete, and a test states only what it is about. */

export const PLAN = '1035/QĐ-UBND';

export function aTask(given: Partial<Task> & { readonly number: number }): Task {
  return {
    groupId: 'I',
    text: `Nhiệm vụ ${given.number}`,
    leads: [{ kind: 'agency', agencyId: 'so-tu-phap' }],
    leadAsWritten: 'Sở Tư pháp',
    coordinators: [],
    coordinatorsAsWritten: '',
    product: 'Báo cáo',
    deadline: { kind: 'month', month: '2025-04' },
    deadlineAsWritten: 'Tháng 4/2025',
    twins: [],
    aliases: [],
    corrections: [],
    doubts: [],
    ...given,
  };
}

export function aCatalog(
  given: { readonly agencies?: readonly Agency[]; readonly tasks?: readonly Task[] } = {},
): Catalog {
  return {
    plans: [
      {
        code: PLAN,
        year: 2025,
        title: 'Kế hoạch',
        shortTitle: 'Kế hoạch',
        issuedOn: '2025-03-25',
        issuer: 'UBND tỉnh',
        aliases: [],
        groups: [{ id: 'I', numeral: 'I', title: 'Nhóm I' }],
        tasks: given.tasks ?? [1, 2, 3, 4, 5, 6].map((number) => aTask({ number })),
      },
    ],
    agencies: given.agencies ?? [
      anAgency({ id: 'so-tu-phap', name: 'Sở Tư pháp', addresses: ['stp@binhdinh.gov.vn'] }),
      anAgency({ id: 'so-noi-vu', name: 'Sở Nội vụ', addresses: ['@snv.example.vn'] }),
    ],
    groups: [],
    indicators: [],
    settings: {
      province: 'Bình Định',
      mailbox: 'dean06@binhdinh.gov.vn',
      dueRule: { dueDay: 10, workingDayRule: 'none', holidays: [] },
      monthConvention: 'month_due',
      levelCounts: [{ level: 'commune', count: 155, from: null, to: '2025-06-30', source: 'test' }],
      ownDomains: ['binhdinh.gov.vn'],
      report: {
        superior: [],
        issuer: [],
        symbol: 'BC-UBND',
        place: 'Bình Định',
        addressees: [],
        subject: '',
        legalBasis: [],
        signerAuthority: [],
        signerName: '',
        recipients: [],
      },
    },
    sha256: '0'.repeat(64),
  };
}

export function aTaskReading(given: Partial<TaskReading> & { readonly task: number }): TaskReading {
  return {
    plan: PLAN,
    status: 'completed',
    percent: null,
    result: `Kết quả ${given.task}`,
    difficulties: null,
    proposals: null,
    confidence: 0.98,
    needsReview: false,
    reviewReason: null,
    rowText: `Nhiệm vụ ${given.task}`,
    candidates: [],
    source: { file: 'bc.xlsx', sheet: 'PL', row: given.task },
    ...given,
  };
}

export function aReading(given: Partial<Reading> = {}): Reading {
  const recorded = given.records?.length ?? 0;
  const unmatched = given.unmatched?.length ?? 0;
  return {
    agency: { id: 'so-tu-phap', name: 'Sở Tư pháp', confidence: 0.99, evidence: 'letterhead' },
    period: { id: '2025-04', confidence: 0.98, evidence: 'title' },
    document: { number: null, symbol: null, date: null, title: null, announcesCorrection: false },
    records: [],
    unmatched: [],
    general: { difficulties: [], proposals: [] },
    setAside: {},
    rows: { seen: recorded + unmatched, recorded, unmatched, setAside: 0 },
    remarks: [],
    ...given,
  };
}

export function aFile(given: Partial<FileEvidence> & { readonly name: string }): FileEvidence {
  return {
    sha256: given.name,
    format: 'xlsx',
    inline: false,
    reading: null,
    error: null,
    nameNames: { agency: null, period: null },
    ...given,
  };
}

export function aMessage(
  given: Omit<Partial<MessageEvidence>, 'opened'> & {
    readonly sha256: string;
    readonly opened?: Partial<MessageEvidence['opened']>;
  },
): MessageEvidence {
  const { opened, ...rest } = given;
  return {
    receivedAt: new Date('2025-04-09T08:00:00+07:00'),
    files: [],
    subject: { agency: null, period: null },
    ...rest,
    opened: {
      messageId: `<${given.sha256}@test>`,
      subject: 'Báo cáo Đề án 06 tháng 4',
      from: { name: '', address: 'stp@binhdinh.gov.vn' },
      to: [],
      sentAt: null,
      inReplyTo: null,
      authenticationResults: [],
      autoSubmitted: false,
      listMail: false,
      bodyText: 'Kính gửi.',
      remarks: [],
      ...opened,
    },
  };
}
