import { listDutyHolders, type Catalog } from '../model/catalog.ts';
import type { CalendarDay } from '../model/calendar-day.ts';
import { deadlineDay } from '../model/deadline.ts';
import { lastDayOf, periodOf } from '../model/period.ts';
import type { Plan, Task } from '../model/plan.ts';
import type { CatalogProblem } from './catalog-problem.ts';
import type { ParsedCatalog } from './parse-catalog.ts';

/** Checks that somebody holds every lead on the day when its task is due: agencies end, and their successors with them. */
export function checkLeads(catalog: Catalog, parsed: ParsedCatalog): readonly CatalogProblem[] {
  return catalog.plans.flatMap((plan, planIndex) =>
    plan.tasks.flatMap((task, index) =>
      task.leads.flatMap((duty, at) => {
        const day = dueDays(plan, task).find((each) => listDutyHolders(catalog, duty, each).length === 0);
        const document = parsed.plans[planIndex]?.document;
        if (day === undefined || document === undefined) return [];
        const id = duty.kind === 'agency' ? duty.agencyId : duty.groupId;
        const message = `task ${task.number} has no lead on ${day}: "${id}" has ended without a successor or has no members`;
        return [document.problem('error', ['tasks', index, 'leads', at], message)];
      }),
    ),
  );
}

/** Where the deadline names no day, the task lasts to the end of the plan's year. */
function dueDays(plan: Plan, { deadline }: Task): readonly CalendarDay[] {
  if (deadline.kind === 'months') return deadline.months.map(lastDayOf);
  const december = periodOf(plan.year, 12);
  return [deadlineDay(deadline, december) ?? lastDayOf(december)];
}
