import type { Agency, AgencyLevel } from '../model/agency.ts';
import type { CalendarDay } from '../model/calendar-day.ts';
import { listDutyHolders, listPlansOf, listRoster, type Catalog } from '../model/catalog.ts';
import {
  countStandings,
  type Consolidation,
  type GeneralStatement,
  type PlanPicture,
  type RecordOfTask,
  type TaskStanding,
} from '../model/consolidation.ts';
import { deadlineDay } from '../model/deadline.ts';
import { dueOn, type PeriodId } from '../model/period.ts';
import { taskKeyText, type Plan, type PlanCode, type Task } from '../model/plan.ts';
import type { ProgressRecord } from '../model/progress-record.ts';
import type { Settlement } from '../model/settlement.ts';
import { concludeStanding, type DatedRecord } from './conclude-standing.ts';
import { buildRoster } from './build-roster.ts';
import { groupBy } from './group-by.ts';

/** Makes the provincial picture of a settled period: where each task stands, who sent, what was said beside the tasks. */
export function buildConsolidation(settlement: Settlement, catalog: Catalog): Consolidation {
  const { period } = settlement;
  const asOf = dueOn(period, catalog.settings.dueRule);
  const arrivals = new Map(
    settlement.submissions.map((each) => [versionKey(each.agency.id ?? '', each.version), each.receivedAt]),
  );
  const records = settlement.records.map((record) => ({
    record,
    receivedAt: arrivals.get(versionKey(record.agency.id, record.submissionVersion)) ?? new Date(0),
  }));
  const byTask = groupBy(records, ({ record }) => taskKeyText(record));
  const waiting = listWaitingByTask(settlement.reviews);
  return {
    period,
    dueOn: asOf,
    plans: listPlansOf(catalog, period).map((plan) =>
      buildPlanPicture(plan, { byTask, waiting, period, asOf, catalog }),
    ),
    roster: buildRoster(settlement, catalog),
    rosterNotes: listRosterNotes(period, asOf, catalog),
    statements: [...listTaskStatements(settlement.records), ...settlement.statements],
    ownPlanRows: settlement.ownPlanRows,
    waiting: settlement.reviews.length,
  };
}

type PlanContext = {
  readonly byTask: ReadonlyMap<string, readonly DatedRecord[]>;
  /** by task, the agencies of whom a row about it waits */
  readonly waiting: ReadonlyMap<string, ReadonlySet<string>>;
  readonly period: PeriodId;
  readonly asOf: CalendarDay;
  readonly catalog: Catalog;
};

function buildPlanPicture(plan: Plan, context: PlanContext): PlanPicture {
  const groups = plan.groups.map((group) => ({
    group,
    standings: plan.tasks
      .filter((task) => task.groupId === group.id)
      .map((task) => buildStanding({ plan: plan.code, task }, context)),
  }));
  return { plan, counts: countStandings(groups.flatMap((each) => each.standings)), groups };
}

function buildStanding(
  { plan, task }: { readonly plan: PlanCode; readonly task: Task },
  { byTask, waiting, catalog, period, asOf }: PlanContext,
): TaskStanding {
  const key = taskKeyText({ plan, task: task.number });
  const records = byTask.get(key) ?? [];
  const leads = uniqueAgencies(task.leads.flatMap((duty) => listDutyHolders(catalog, duty, asOf)));
  const leadIds = new Set(leads.map((agency) => agency.id));
  const ofLeads = records.filter(({ record }) => leadIds.has(record.agency.id));
  const telling = preferClear(ofLeads);
  const leadsReported = new Set(ofLeads.map(({ record }) => record.agency.id)).size;
  const due = deadlineDay(task.deadline, period);
  return {
    task,
    kind: concludeStanding(telling, {
      deadline: task.deadline,
      dueOn: due,
      missingLeads: leads.length - leadsReported,
      asOf,
    }),
    dueOn: due,
    percent: commonPercent(telling),
    leads,
    leadsReported,
    leadsWaiting: [...(waiting.get(key) ?? [])].filter(
      (id) => leadIds.has(id) && !ofLeads.some(({ record }) => record.agency.id === id),
    ),
    records: [
      ...ofLeads.map(({ record }): RecordOfTask => ({ record, asLead: true })),
      ...records
        .filter(({ record }) => !leadIds.has(record.agency.id))
        .map(({ record }): RecordOfTask => ({ record, asLead: false })),
    ],
  };
}

/** Rows that wait, under the task that each most probably is about. */
function listWaitingByTask(reviews: Settlement['reviews']): Map<string, Set<string>> {
  const waiting = new Map<string, Set<string>>();
  for (const { kind, agency, candidates } of reviews) {
    const [likeliest] = candidates;
    const agencyId = agency?.id ?? null;
    if (kind !== 'row' || likeliest === undefined || agencyId === null) continue;
    const key = taskKeyText(likeliest);
    waiting.set(key, (waiting.get(key) ?? new Set()).add(agencyId));
  }
  return waiting;
}

/** Where two files of an agency speak of one task, the one that says how it stands decides. */
function preferClear(records: readonly DatedRecord[]): DatedRecord[] {
  const clear = new Set(
    records.filter(({ record }) => record.status !== 'unclear').map(({ record }) => record.agency.id),
  );
  return records.filter(({ record }) => record.status !== 'unclear' || !clear.has(record.agency.id));
}

/** The percentage of a task is its leads': where they differ, none is claimed. */
function commonPercent(records: readonly DatedRecord[]): number | null {
  const given = new Set(records.map(({ record }) => record.percent));
  const [only] = given;
  return given.size === 1 && only !== undefined ? only : null;
}

const LEVEL_NAMES: Readonly<Record<AgencyLevel, string>> = {
  provincial: 'sở, ban, ngành',
  police_military: 'lực lượng vũ trang',
  district: 'cấp huyện',
  commune: 'cấp xã',
  central: 'cơ quan Trung ương trên địa bàn',
  organisation: 'tổ chức, đơn vị khác',
};

/** Where the province had more agencies than the catalogue names, the report says so instead of passing them over. */
function listRosterNotes(period: PeriodId, day: CalendarDay, catalog: Catalog): string[] {
  const roster = listRoster(catalog, period);
  return catalog.settings.levelCounts
    .filter((each) => (each.from === null || each.from <= day) && (each.to === null || day <= each.to))
    .flatMap(({ level, count }) => {
      const named = roster.filter((agency) => agency.level === level).length;
      if (named >= count) return [];
      return [`Toàn tỉnh có ${count} đơn vị ${LEVEL_NAMES[level]}; danh mục theo dõi hiện có ${named} đơn vị.`];
    });
}

/** Difficulties and proposals written beside a task, in the order of the records. */
function listTaskStatements(records: readonly ProgressRecord[]): GeneralStatement[] {
  return records.flatMap(({ agency, plan, task, difficulties, proposals, source }) => {
    const about = { agency, task: { plan, task }, source };
    return [
      ...(difficulties === null ? [] : [{ ...about, kind: 'difficulty' as const, text: difficulties }]),
      ...(proposals === null ? [] : [{ ...about, kind: 'proposal' as const, text: proposals }]),
    ];
  });
}

function uniqueAgencies(agencies: readonly Agency[]): Agency[] {
  return [...new Set(agencies)];
}

function versionKey(agencyId: string, version: number): string {
  return `${agencyId}#${version}`;
}
