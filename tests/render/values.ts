import type { Agency } from '../../src/model/agency.ts';
import type { CatalogSettings } from '../../src/model/catalog.ts';
import {
  countStandings,
  type Consolidation,
  type PlanPicture,
  type RosterEntry,
  type TaskStanding,
} from '../../src/model/consolidation.ts';
import type { Plan, Task } from '../../src/model/plan.ts';
import type { ProgressRecord } from '../../src/model/progress-record.ts';
import { anAgency } from '../model/an-agency.ts';

/** Small values for tests: each is complete, and a test states only what it is about. */

export const JUSTICE = anAgency({ id: 'so-tu-phap', name: 'Sở Tư pháp' });
export const POLICE = anAgency({ id: 'cong-an-tinh', name: 'Công an tỉnh', level: 'police_military' });

function aTask(given: Partial<Task> & { readonly number: number }): Task {
  return {
    groupId: 'I',
    text: `Nội dung của nhiệm vụ thứ ${given.number}`,
    leads: [{ kind: 'agency', agencyId: JUSTICE.id }],
    leadAsWritten: 'Sở Tư pháp',
    coordinators: [],
    coordinatorsAsWritten: '',
    product: null,
    deadline: { kind: 'month', month: '2025-06' },
    deadlineAsWritten: 'Tháng 6/2025',
    twins: [],
    aliases: [],
    corrections: [],
    doubts: [],
    ...given,
  };
}

export function aRecord(given: Partial<ProgressRecord> = {}): ProgressRecord {
  return {
    plan: '1035/QĐ-UBND',
    task: 1,
    status: 'in_progress',
    percent: null,
    result: 'Đã ban hành kế hoạch.',
    difficulties: null,
    proposals: null,
    confidence: 0.95,
    needsReview: false,
    reviewReason: null,
    rowText: '',
    candidates: [],
    source: { file: 'bao-cao.xlsx', sheet: 'PL1', row: 12 },
    agency: { id: JUSTICE.id, name: JUSTICE.name },
    period: '2025-04',
    submissionVersion: 1,
    messageSha256: '0'.repeat(64),
    corrected: false,
    ...given,
  };
}

/** A task that nobody reported on, unless records are given; those are the leads'. */
export function aStanding(
  task: Task,
  given: Partial<Omit<TaskStanding, 'records'>> & { readonly records?: readonly ProgressRecord[] } = {},
): TaskStanding {
  const { records = [], ...rest } = given;
  return {
    task,
    kind: records.length === 0 ? 'no_report' : 'in_progress',
    dueOn: '2025-06-30',
    percent: null,
    leads: [JUSTICE],
    leadsReported: new Set(records.map((record) => record.agency.id)).size,
    records: records.map((record) => ({ record, asLead: true })),
    ...rest,
  };
}

/** Plans with the groups of decisions 1035 (8+10+3+3+4+7+3 = 38 tasks) and 12 (12+18+5 = 35). */
export const GROUP_SIZES = { '1035/QĐ-UBND': [8, 10, 3, 3, 4, 7, 3], '12/QĐ-BCĐ': [12, 18, 5] } as const;

/** @param standingOf what is known of a task; nothing for a task that nobody reported on */
export function aPicture(
  code: keyof typeof GROUP_SIZES,
  standingOf: (task: Task) => TaskStanding | undefined = () => undefined,
): PlanPicture {
  const sizes = GROUP_SIZES[code];
  const groups = sizes.map((_, index) => ({
    id: `${index + 1}`,
    numeral: ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'][index] ?? '',
    title: `Về công tác nhóm ${index + 1}`,
  }));
  const tasks = sizes.flatMap((size, index) => {
    const before = sizes.slice(0, index).reduce((sum, each) => sum + each, 0);
    return Array.from({ length: size }, (_, place) => aTask({ number: before + place + 1, groupId: `${index + 1}` }));
  });
  const plan: Plan = {
    code,
    year: 2025,
    title: `Kế hoạch theo ${code}`,
    shortTitle: `Kế hoạch ${code}`,
    issuedOn: '2025-03-25',
    issuer: 'UBND tỉnh',
    aliases: [],
    groups,
    tasks,
  };
  const pictured = groups.map((group) => ({
    group,
    standings: tasks.filter((task) => task.groupId === group.id).map((task) => standingOf(task) ?? aStanding(task)),
  }));
  return { plan, counts: countStandings(pictured.flatMap((group) => group.standings)), groups: pictured };
}

export function aRosterEntry(agency: Agency, given: Partial<RosterEntry> = {}): RosterEntry {
  return { agency, sent: 'on_time', versions: 1, receivedAt: new Date('2025-04-09T01:12:00Z'), ...given };
}

/** A month of which nothing arrived, unless something is given. */
export function aConsolidation(given: Partial<Consolidation> = {}): Consolidation {
  return {
    period: '2025-04',
    dueOn: '2025-04-10',
    plans: [aPicture('1035/QĐ-UBND'), aPicture('12/QĐ-BCĐ')],
    roster: [JUSTICE, POLICE].map((agency) => aRosterEntry(agency, { sent: 'missing', versions: 0, receivedAt: null })),
    rosterNotes: [],
    statements: [],
    ownPlanRows: [],
    waiting: 0,
    ...given,
  };
}

/** The same with one plan in which task 1 has these records. */
export function aMonthWith(records: readonly ProgressRecord[], given: Partial<TaskStanding> = {}): Consolidation {
  const { records: _, ...rest } = given;
  const picture = aPicture('1035/QĐ-UBND', (task) =>
    task.number === 1 ? aStanding(task, { records, ...rest }) : undefined,
  );
  return aConsolidation({ plans: [picture, aPicture('12/QĐ-BCĐ')] });
}

export const SETTINGS: CatalogSettings = {
  province: 'Bình Định',
  mailbox: 'dean06@binhdinh.gov.vn',
  dueRule: { dueDay: 10, workingDayRule: 'none', holidays: [] },
  monthConvention: 'month_due',
  levelCounts: [],
  ownDomains: ['binhdinh.gov.vn'],
  report: {
    superior: [],
    issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH BÌNH ĐỊNH'],
    symbol: 'BC-UBND',
    place: 'Bình Định',
    addressees: ['Văn phòng Chính phủ', 'Bộ Công an'],
    subject: 'Kết quả thực hiện Đề án 06 trên địa bàn tỉnh Bình Định {period}',
    legalBasis: ['Quyết định số 06/QĐ-TTg ngày 06 tháng 01 năm 2022 của Thủ tướng Chính phủ'],
    signerAuthority: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    signerName: 'Lâm Hải Giang',
    recipients: ['Như trên', 'Lưu: VT, KSTT'],
  },
};
