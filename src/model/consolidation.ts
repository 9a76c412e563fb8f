import type { Agency } from './agency.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { PeriodId } from './period.ts';
import type { Plan, PlanGroup, Task } from './plan.ts';
import type { ProgressRecord } from './progress-record.ts';
import type { Source } from './source.ts';

/** What WE conclude about a task from its records and its deadline; never written back into a record. */
export type StandingKind =
  | 'completed_on_time'
  | 'completed_late'
  /** done, and nothing says on which side of the deadline */
  | 'completed'
  | 'in_progress'
  | 'overdue'
  | 'not_due'
  | 'continuous'
  | 'not_applicable'
  | 'unclear'
  | 'no_report';

export type TaskStanding = {
  readonly task: Task;
  readonly kind: StandingKind;
  /** the day by which it is due in this period, or null */
  readonly dueOn: CalendarDay | null;
  /** 0–100, of the leads' records; null when none gives one or they differ */
  readonly percent: number | null;
  /** the leads in the period */
  readonly leads: readonly Agency[];
  /** how many leads reported on it; for group leads "x/y đơn vị đã báo cáo" */
  readonly leadsReported: number;
  /** leads that sent something which seems to be about this task and waits for a person; by agency id */
  readonly leadsWaiting?: readonly string[];
  /** records of leads first, then of others, each in catalogue order of its agency */
  readonly records: readonly RecordOfTask[];
};

export type RecordOfTask = { readonly record: ProgressRecord; readonly asLead: boolean };

export type PlanPicture = {
  readonly plan: Plan;
  readonly counts: Readonly<Record<StandingKind, number>>;
  readonly groups: readonly { readonly group: PlanGroup; readonly standings: readonly TaskStanding[] }[];
};

export type RosterEntry = {
  readonly agency: Agency;
  /** pending: something of it waits for a person and nothing of it counts yet */
  readonly sent: 'on_time' | 'late' | 'pending' | 'missing';
  readonly versions: number;
  /** the first arrival that counts */
  readonly receivedAt: Date | null;
};

export type GeneralStatement = {
  readonly agency: { readonly id: string; readonly name: string };
  readonly kind: 'difficulty' | 'proposal';
  readonly text: string;
  /** the task it was written beside, or null when said of the whole */
  readonly task: { readonly plan: string; readonly task: number } | null;
  readonly source: Source;
};

export type OwnPlanRow = {
  readonly agency: { readonly id: string; readonly name: string };
  readonly text: string;
  readonly source: Source;
};

/** The provincial picture of one period: all that the report says, nothing of how it looks. */
export type Consolidation = {
  readonly period: PeriodId;
  readonly dueOn: CalendarDay;
  readonly plans: readonly PlanPicture[];
  readonly roster: readonly RosterEntry[];
  /** agencies that the period should have and the catalogue does not name: { commune: 155 } as text lines */
  readonly rosterNotes: readonly string[];
  readonly statements: readonly GeneralStatement[];
  readonly ownPlanRows: readonly OwnPlanRow[];
  /** how many things wait for a person in this period */
  readonly waiting: number;
};

/** How often each standing occurs; every kind is counted, those that do not occur with 0. */
export function countStandings(standings: readonly Pick<TaskStanding, 'kind'>[]): Record<StandingKind, number> {
  const counts: Record<StandingKind, number> = {
    completed_on_time: 0,
    completed_late: 0,
    completed: 0,
    in_progress: 0,
    overdue: 0,
    not_due: 0,
    continuous: 0,
    not_applicable: 0,
    unclear: 0,
    no_report: 0,
  };
  for (const { kind } of standings) counts[kind] += 1;
  return counts;
}
