import type { PlanCode } from '../../model/plan.ts';
import type { TaskQuery } from '../match/task-query.ts';
import type { Section } from './sections.ts';

/** What the headings above a place say about it. */
export type ReportContext = {
  readonly section: Section;
  readonly plans: readonly PlanCode[];
  readonly plansNamedBy: TaskQuery['plansNamedBy'];
  readonly groupTitle: string | null;
};

/** The heading names plans: they hold until another heading names others. */
export function withPlans(context: ReportContext, plans: readonly PlanCode[]): ReportContext {
  return plans.length === 0 ? context : { ...context, plans, plansNamedBy: 'heading' };
}

/** Asks for the task that words at this place mean. */
export function queryAt(
  context: ReportContext,
  said: {
    text: string;
    number: number | null;
    callsNumber?: boolean;
    plans?: readonly PlanCode[];
    group?: string;
  } & Partial<Pick<TaskQuery, 'lead' | 'product' | 'deadline'>>,
): TaskQuery {
  const byRow = said.plans !== undefined && said.plans.length > 0;
  return {
    text: said.text,
    number: said.number,
    callsNumber: said.callsNumber ?? false,
    plans: byRow ? (said.plans ?? []) : context.plans,
    plansNamedBy: byRow ? 'row' : context.plansNamedBy,
    groupTitle: said.group === undefined || said.group === '' ? context.groupTitle : said.group,
    lead: said.lead ?? null,
    product: said.product ?? null,
    deadline: said.deadline ?? null,
    underOwnPlan: context.section === 'ownPlan',
  };
}
