import type { Catalog } from '../model/catalog.ts';
import type { Duty, Plan } from '../model/plan.ts';
import type { ParsedCatalog } from './parse-catalog.ts';
import type { PlanFile } from './plan-schema.ts';

/** Puts the parts of a catalogue together; ids that nothing bears must have been refused before. */
export function buildCatalog(parsed: ParsedCatalog, sha256: string): Catalog {
  const { agencies, groups, province, mailbox, ownDomains, levelCounts } = parsed.agencies.value;
  const { monthConvention, ...dueRule } = parsed.calendar.value;
  const groupIds = new Set(groups.map((group) => group.id));
  return {
    plans: parsed.plans.map((plan) => buildPlan(plan.value, groupIds)),
    agencies,
    groups,
    indicators: parsed.indicators.value.indicators,
    settings: { province, mailbox, dueRule, monthConvention, levelCounts, ownDomains, report: parsed.report.value },
    sha256,
  };
}

function buildPlan(file: PlanFile, groupIds: ReadonlySet<string>): Plan {
  const duty = (id: string): Duty =>
    groupIds.has(id) ? { kind: 'group', groupId: id } : { kind: 'agency', agencyId: id };
  return {
    ...file,
    groups: file.groups.map(({ id, numeral, title }) => ({ id, numeral, title })),
    tasks: file.tasks.map((task) => ({
      ...task,
      leads: task.leads.map(duty),
      coordinatorsAsWritten: task.coordinatorsAsWritten ?? '',
      coordinators: task.coordinators.map(duty),
    })),
  };
}
