import type { CalendarDay } from './calendar-day.ts';
import type { Deadline } from './deadline.ts';

/** The plan's own code as people write it: "1035/QĐ-UBND". */
export type PlanCode = string;

/** A task of a plan; the number is the plan's own, never the row number of a report. */
export type TaskKey = { readonly plan: PlanCode; readonly task: number };

/** "1035/QĐ-UBND#9": for maps and logs. */
export function taskKeyText(key: TaskKey): string {
  return `${key.plan}#${key.task}`;
}

/** Who leads or co-operates: one agency, or a group of agencies ("các sở, ban, ngành"). */
export type Duty =
  | { readonly kind: 'agency'; readonly agencyId: string }
  | { readonly kind: 'group'; readonly groupId: string };

/** A value of the source that was put right because it is plainly a slip of the scan; the reading is shown, the slip kept here. */
export type Correction = {
  readonly field: string;
  readonly asWritten: string;
  readonly corrected: string;
  readonly reason: string;
};

/** A value of the source that may be wrong and was left as written; shown as such. */
export type Doubt = { readonly field: string; readonly asWritten: string; readonly note: string };

export type Task = {
  readonly number: number;
  readonly groupId: string;
  readonly text: string;
  readonly leads: readonly Duty[];
  readonly leadAsWritten: string;
  readonly coordinators: readonly Duty[];
  readonly coordinatorsAsWritten: string;
  /** the expected product; null where the plan leaves it blank */
  readonly product: string | null;
  readonly deadline: Deadline;
  readonly deadlineAsWritten: string;
  /** tasks of another plan with nearly the same words */
  readonly twins: readonly TaskKey[];
  /** short names by which reports call this task, beside its text */
  readonly aliases: readonly string[];
  readonly corrections: readonly Correction[];
  readonly doubts: readonly Doubt[];
};

export type PlanGroup = {
  readonly id: string;
  /** "I", "II", … as printed */
  readonly numeral: string;
  readonly title: string;
};

export type Plan = {
  readonly code: PlanCode;
  readonly year: number;
  readonly title: string;
  /** "Kế hoạch thực hiện Đề án 06 …" in few words, for headings and tables */
  readonly shortTitle: string;
  readonly issuedOn: CalendarDay;
  readonly issuer: string;
  /** how titles, sheets and headings name this plan: "1035", "QĐ 1035", "Quyết định số 1035/QĐ-UBND" */
  readonly aliases: readonly string[];
  readonly groups: readonly PlanGroup[];
  readonly tasks: readonly Task[];
};
