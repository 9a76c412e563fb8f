import { existsOn, type Agency, type AgencyGroup, type AgencyLevel } from './agency.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { Duty, Plan, PlanCode, Task, TaskKey } from './plan.ts';
import { dueOn, yearOf, type DueRule, type PeriodId } from './period.ts';

/** A target of decision 1035, part II: "80% hồ sơ thanh toán trực tuyến". */
export type Indicator = {
  readonly id: string;
  readonly plan: PlanCode;
  /** "II.1" as in the decision */
  readonly reference: string;
  readonly name: string;
  readonly targetPercent: number;
  readonly aliases: readonly string[];
};

/** What the consolidated report prints around its content; the clerk's house style, not code. */
export type ReportSettings = {
  readonly superior: readonly string[];
  readonly issuer: readonly string[];
  /** "BC-UBND": the number in front of it is left blank for văn thư */
  readonly symbol: string;
  readonly place: string;
  readonly addressees: readonly string[];
  readonly subject: string;
  readonly legalBasis: readonly string[];
  readonly signerAuthority: readonly string[];
  readonly signerName: string;
  readonly recipients: readonly string[];
};

export type CatalogSettings = {
  readonly province: string;
  readonly mailbox: string;
  readonly dueRule: DueRule;
  /** which month a report names that is due on the 10th of M: M itself, or the month before */
  readonly monthConvention: 'month_due' | 'month_before';
  /** how many agencies of a level the province had, where their names are not all known */
  readonly levelCounts: readonly {
    readonly level: AgencyLevel;
    readonly count: number;
    readonly from: CalendarDay | null;
    readonly to: CalendarDay | null;
    readonly source: string;
  }[];
  readonly ownDomains: readonly string[];
  readonly report: ReportSettings;
};

/** The catalogue as loaded and checked: data of the province, the same for every stage. */
export type Catalog = {
  readonly plans: readonly Plan[];
  readonly agencies: readonly Agency[];
  readonly groups: readonly AgencyGroup[];
  readonly indicators: readonly Indicator[];
  readonly settings: CatalogSettings;
  /** sha256 over the catalogue's files, hex: part of what makes a report reproducible */
  readonly sha256: string;
};

/** The plans that a period reports on: those of its year; when the catalogue has none, those of the latest year before it. */
export function listPlansOf(catalog: Catalog, period: PeriodId): readonly Plan[] {
  const year = yearOf(period);
  const years = catalog.plans.map((plan) => plan.year).filter((each) => each <= year);
  const newest = Math.max(...years);
  return catalog.plans.filter((plan) => plan.year === newest);
}

export function findTask(catalog: Catalog, key: TaskKey): Task | undefined {
  return catalog.plans.find((plan) => plan.code === key.plan)?.tasks.find((task) => task.number === key.task);
}

export function findAgency(catalog: Catalog, id: string): Agency | undefined {
  return catalog.agencies.find((agency) => agency.id === id);
}

/** The agencies expected to report in a period, in catalogue order. */
export function listRoster(catalog: Catalog, period: PeriodId): readonly Agency[] {
  const day = dueOn(period, catalog.settings.dueRule);
  return catalog.agencies.filter((agency) => agency.reports && existsOn(agency, day));
}

/**
 * Who holds a duty on a day: an agency that no longer exists passes it to its successors; a group is its members that
 * exist. In catalogue order, without repeats.
 */
export function listDutyHolders(catalog: Catalog, duty: Duty, day: CalendarDay): readonly Agency[] {
  if (duty.kind === 'agency') return successorsOn(catalog, duty.agencyId, day);
  const group = catalog.groups.find((each) => each.id === duty.groupId);
  if (group === undefined) return [];
  return catalog.agencies.filter(
    (agency) =>
      existsOn(agency, day) &&
      !group.exceptAgencyIds.includes(agency.id) &&
      ((agency.reports && group.levels.includes(agency.level)) || group.alsoAgencyIds.includes(agency.id)),
  );
}

/** The agency itself while it exists on the day, else those that took over, followed to the end. */
export function successorsOn(catalog: Catalog, agencyId: string, day: CalendarDay): readonly Agency[] {
  const found = new Set<Agency>();
  const seen = new Set<string>();
  const waiting = [agencyId];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const agency = findAgency(catalog, id);
    if (agency === undefined) continue;
    if (existsOn(agency, day)) found.add(agency);
    else waiting.push(...agency.successors);
  }
  return catalog.agencies.filter((agency) => found.has(agency));
}
