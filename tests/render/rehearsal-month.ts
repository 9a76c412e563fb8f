import { dueOn } from '../../src/model/period.ts';
import { listDutyHolders, listPlansOf, listRoster, type Catalog } from '../../src/model/catalog.ts';
import type { Agency } from '../../src/model/agency.ts';
import {
  countStandings,
  type Consolidation,
  type GeneralStatement,
  type PlanPicture,
  type RosterEntry,
  type StandingKind,
  type TaskStanding,
} from '../../src/model/consolidation.ts';
import { deadlineDay, isContinuous } from '../../src/model/deadline.ts';
import type { Plan, Task } from '../../src/model/plan.ts';
import type { ProgressRecord, RecordStatus } from '../../src/model/progress-record.ts';
import { anAgency } from '../model/an-agency.ts';

const PERIOD = '2025-04';

/**
 * A made-up April 2025 in the size of the real one: the catalogue's plans and agencies, communes added until
 * `agencyCount` is reached, most of them reporting: on the tasks they lead, or `everyoneReports` on half of all tasks. What each says is chosen by counting, so it is the same each time.
 */
export function rehearseMonth(
  catalog: Catalog,
  { agencyCount, everyoneReports = false }: { agencyCount: number; everyoneReports?: boolean },
): Consolidation {
  const day = dueOn(PERIOD, catalog.settings.dueRule);
  const named = listRoster(catalog, PERIOD).slice(0, agencyCount);
  const communes = Array.from({ length: Math.max(0, agencyCount - named.length) }, (_, index) =>
    anAgency({ id: `xa-${index + 1}`, name: `UBND xã Thử nghiệm ${index + 1}`, level: 'commune' }),
  );
  const all = { ...catalog, agencies: [...catalog.agencies, ...communes] };
  const roster = [...named, ...communes].map(rehearseEntry);
  const sent = new Map(roster.map((entry) => [entry.agency.id, entry.sent]));
  const plans = listPlansOf(catalog, PERIOD).map((plan): PlanPicture => {
    const groups = plan.groups.map((group) => ({
      group,
      standings: plan.tasks
        .filter((task) => task.groupId === group.id)
        .map((task) => rehearseTask(task, { plan, catalog: all, day, sent, everyoneReports })),
    }));
    return { plan, groups, counts: countStandings(groups.flatMap((group) => group.standings)) };
  });
  const records = plans.flatMap((plan) =>
    plan.groups.flatMap((group) => group.standings.flatMap((standing) => standing.records.map((each) => each.record))),
  );
  return {
    period: PERIOD,
    dueOn: day,
    plans,
    roster,
    rosterNotes: ['Toàn tỉnh có 155 đơn vị cấp xã; danh mục theo dõi hiện chưa ghi đủ tên các đơn vị này.'],
    statements: listStatements(records),
    ownPlanRows: named.slice(0, 6).map((agency, index) => ({
      agency: { id: agency.id, name: agency.name },
      text: `Tổ chức ${index + 2} lớp tập huấn kỹ năng số cho cán bộ, công chức theo kế hoạch của đơn vị; đã có 12${index} lượt người tham gia.`,
      source: { file: `Bao cao Đề án 06 T4 ${agency.shortName}.docx`, table: 2, row: index + 3 },
    })),
    waiting: 7,
  };
}

function rehearseEntry(agency: Agency, index: number): RosterEntry {
  if (index % 9 === 8) return { agency, sent: 'missing', versions: 0, receivedAt: null };
  const receivedAt = new Date(Date.UTC(2025, 3, 7 + (index % 4), 1 + (index % 8), (index * 7) % 60));
  if (index % 17 === 16) return { agency, sent: 'pending', versions: 1, receivedAt };
  if (index % 13 === 12) return { agency, sent: 'late', versions: 1, receivedAt: new Date('2025-04-11T02:30:00Z') };
  return { agency, sent: 'on_time', versions: 1 + (index % 11 === 5 ? 1 : 0), receivedAt };
}

type Setting = {
  readonly plan: Plan;
  readonly catalog: Catalog;
  readonly day: string;
  readonly sent: ReadonlyMap<string, RosterEntry['sent']>;
  readonly everyoneReports: boolean;
};

function rehearseTask(task: Task, { plan, catalog, day, sent, everyoneReports }: Setting): TaskStanding {
  const leads = [...new Set(task.leads.flatMap((duty) => listDutyHolders(catalog, duty, day)))];
  const arrived = (agency: Agency) => sent.get(agency.id) === 'on_time' || sent.get(agency.id) === 'late';
  const reporting = leads.filter((agency, index) => arrived(agency) && (task.number + index) % 6 !== 5);
  const others = catalog.agencies.filter(
    (agency, index) =>
      arrived(agency) &&
      (everyoneReports ? (task.number + index) % 2 === 0 : task.number % 7 === 3 && agency.level === 'district'),
  );
  const records = reporting.map((agency, index) => rehearseRecord(task, { plan, agency, index }));
  const due = deadlineDay(task.deadline, PERIOD);
  const [first] = records;
  return {
    task,
    kind: concludeKind(task, first?.status, due !== null && due < day),
    dueOn: due,
    percent: records.length === 1 ? (first?.percent ?? null) : null,
    leads,
    leadsReported: reporting.length,
    records: [
      ...records.map((record) => ({ record, asLead: true })),
      ...others
        .filter((agency) => !leads.includes(agency))
        .map((agency, index) => ({ record: rehearseRecord(task, { plan, agency, index }), asLead: false })),
    ],
  };
}

function concludeKind(task: Task, status: RecordStatus | undefined, isOver: boolean): StandingKind {
  if (status === undefined) return 'no_report';
  if (status === 'unclear' || status === 'not_applicable') return status;
  if (isContinuous(task.deadline)) return 'continuous';
  if (status === 'completed') return task.number % 4 === 0 ? 'completed_late' : 'completed_on_time';
  if (isOver) return 'overdue';
  return status === 'not_started' ? 'not_due' : 'in_progress';
}

const STATUSES: readonly RecordStatus[] = [
  'in_progress',
  'completed',
  'in_progress',
  'completed',
  'not_started',
  'unclear',
];

const RESULTS = [
  'Đã tham mưu UBND tỉnh ban hành Kế hoạch số 52/KH-UBND ngày 28/3/2025; đang triển khai đến các đơn vị trực thuộc.',
  'Đã rà soát 4.427/6.283 hồ sơ (70,3%), trong đó đủ điều kiện số hóa 3.910 hồ sơ. Tiếp tục phối hợp với Văn phòng UBND tỉnh hoàn thiện quy trình nội bộ, quy trình điện tử trên Hệ thống thông tin giải quyết TTHC của tỉnh.',
  '- Ban hành Công văn số 318/STP-HCTP ngày 02/4/2025 đề nghị UBND các huyện, thị xã, thành phố rà soát.\n- Đến nay 09/11 địa phương đã có báo cáo.\n- Dự kiến trình Chủ tịch UBND tỉnh trước ngày 25/4/2025.',
  'Duy trì thường xuyên; trong tháng không phát sinh vướng mắc.',
];

const LONG_RESULT = Array.from(
  { length: 12 },
  (_, index) =>
    `Nội dung ${index + 1}: đơn vị đã phối hợp với Công an tỉnh và các cơ quan liên quan làm sạch ${index + 1}.245 dữ liệu, ` +
    'đối khớp với Cơ sở dữ liệu quốc gia về dân cư, cập nhật kết quả lên hệ thống.',
).join(' ');

type Speaker = { readonly plan: Plan; readonly agency: Agency; readonly index: number };

function rehearseRecord(task: Task, { plan, agency, index }: Speaker): ProgressRecord {
  const turn = task.number + index;
  const status = STATUSES[turn % STATUSES.length] ?? 'unclear';
  return {
    plan: plan.code,
    task: task.number,
    status,
    percent: status === 'completed' ? 100 : turn % 3 === 0 ? null : 20 + ((turn * 7) % 60) + 0.5,
    result: turn % 19 === 7 ? null : turn % 14 === 4 ? LONG_RESULT : (RESULTS[turn % RESULTS.length] ?? null),
    difficulties:
      turn % 10 === 2
        ? 'Hệ thống thông tin giải quyết TTHC của tỉnh thường chậm vào giờ cao điểm; đường truyền cấp xã không ổn định.'
        : null,
    proposals:
      turn % 15 === 2
        ? 'Đề nghị Sở Khoa học và Công nghệ nâng cấp hạ tầng, bố trí kinh phí đường truyền cho cấp xã.'
        : null,
    confidence: 0.95,
    needsReview: false,
    reviewReason: null,
    rowText: task.text,
    candidates: [],
    source: {
      file: `Phu luc bao cao T4.2025 ${agency.shortName}.xlsx`,
      sheet: plan.code.startsWith('12') ? 'PL2' : 'PL1',
      row: task.number + 7,
    },
    agency: { id: agency.id, name: agency.name },
    period: PERIOD,
    messageSha256: '0'.repeat(64),
    submissionVersion: 1 + (turn % 11 === 5 ? 1 : 0),
    corrected: turn % 31 === 9,
  };
}

function listStatements(records: readonly ProgressRecord[]): readonly GeneralStatement[] {
  const beside = records.flatMap(({ agency, plan, task, difficulties, proposals, source }): GeneralStatement[] => [
    ...(difficulties === null
      ? []
      : [{ agency, task: { plan, task }, source, kind: 'difficulty' as const, text: difficulties }]),
    ...(proposals === null
      ? []
      : [{ agency, task: { plan, task }, source, kind: 'proposal' as const, text: proposals }]),
  ]);
  const general: GeneralStatement = {
    agency: { id: 'ubnd-huyen-an-lao', name: 'UBND huyện An Lão' },
    kind: 'difficulty',
    text: 'Một bộ phận người dân vùng đồng bào dân tộc thiểu số chưa có điện thoại thông minh nên khó khăn trong kích hoạt tài khoản định danh điện tử.',
    task: null,
    source: { file: 'BC DA06 An Lao.docx', paragraph: 41 },
  };
  return [...beside, general];
}
