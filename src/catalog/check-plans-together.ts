import { foldWords } from '../model/fold-text.ts';
import type { CatalogProblem } from './catalog-problem.ts';
import type { Parsed, ParsedCatalog } from './parse-catalog.ts';
import type { PlanFile } from './plan-schema.ts';

/** Checks the plans beside each other and against the agencies: codes, names, duties, twins, indicators. */
export function checkPlansTogether(parsed: ParsedCatalog): readonly CatalogProblem[] {
  return [
    ...checkCodes(parsed.plans),
    ...checkPlanAliases(parsed.plans),
    ...checkTaskAliases(parsed.plans),
    ...checkDuties(parsed),
    ...checkTwins(parsed.plans),
    ...checkIndicators(parsed),
  ];
}

function checkCodes(plans: readonly Parsed<PlanFile>[]): readonly CatalogProblem[] {
  return plans.flatMap(({ value, document }, index) => {
    const other = plans.slice(0, index).find((each) => each.value.code === value.code);
    if (other === undefined) return [];
    return [document.problem('error', ['code'], `${value.code} is the code of ${other.document.file} too`)];
  });
}

/** Two plans of one year with the same name could not be told apart in a report. */
function checkPlanAliases(plans: readonly Parsed<PlanFile>[]): readonly CatalogProblem[] {
  const owners = new Map<string, string>();
  return plans.flatMap(({ value, document }) =>
    value.aliases.flatMap((alias, index) => {
      const key = `${value.year} ${foldWords(alias)}`;
      const owner = owners.get(key);
      owners.set(key, owner ?? value.code);
      if (owner === undefined || owner === value.code) return [];
      return [document.problem('error', ['aliases', index], `"${alias}" names ${owner} too`)];
    }),
  );
}

/** A short name belongs to one task of a year, or to a task and its twin: then the plan that the report names decides. */
function checkTaskAliases(plans: readonly Parsed<PlanFile>[]): readonly CatalogProblem[] {
  type Owner = { readonly plan: string; readonly task: number };
  const owners = new Map<string, Owner>();
  return plans.flatMap(({ value, document }) =>
    value.tasks.flatMap((task, index) =>
      task.aliases.flatMap((alias, at) => {
        const key = `${value.year} ${foldWords(alias)}`;
        const owner = owners.get(key);
        owners.set(key, owner ?? { plan: value.code, task: task.number });
        if (owner === undefined || (owner.plan === value.code && owner.task === task.number)) return [];
        if (task.twins.some((twin) => twin.plan === owner.plan && twin.task === owner.task)) return [];
        const path = ['tasks', index, 'aliases', at];
        return [document.problem('error', path, `"${alias}" names task ${owner.task} of ${owner.plan} too`)];
      }),
    ),
  );
}

function checkDuties({ plans, agencies }: ParsedCatalog): readonly CatalogProblem[] {
  const known = new Set([...agencies.value.agencies, ...agencies.value.groups].map((each) => each.id));
  return plans.flatMap(({ value, document }) =>
    value.tasks.flatMap((task, index) =>
      (['leads', 'coordinators'] as const).flatMap((field) =>
        task[field].flatMap((id, at) => {
          if (known.has(id)) return [];
          const path = ['tasks', index, field, at];
          return [document.problem('error', path, `agencies.yaml has no agency or group "${id}"`)];
        }),
      ),
    ),
  );
}

function checkTwins(plans: readonly Parsed<PlanFile>[]): readonly CatalogProblem[] {
  return plans.flatMap(({ value, document }) =>
    value.tasks.flatMap((task, index) =>
      task.twins.flatMap((twin, at) => {
        const path = ['tasks', index, 'twins', at];
        if (twin.plan === value.code) return [document.problem('error', path, 'a twin is a task of another plan')];
        const plan = plans.find((each) => each.value.code === twin.plan);
        if (plan === undefined) return [document.problem('error', path, `there is no plan ${twin.plan}`)];
        const other = plan.value.tasks.find((each) => each.number === twin.task);
        if (other === undefined) return [document.problem('error', path, `${twin.plan} has no task ${twin.task}`)];
        if (other.twins.some((back) => back.plan === value.code && back.task === task.number)) return [];
        const message = `task ${twin.task} of ${twin.plan} does not name task ${task.number} as its twin`;
        return [document.problem('error', path, message)];
      }),
    ),
  );
}

function checkIndicators({ plans, indicators }: ParsedCatalog): readonly CatalogProblem[] {
  const { value, document } = indicators;
  const names = new Map<string, string>();
  return value.indicators.flatMap((indicator, index) => {
    const problems: CatalogProblem[] = [];
    if (value.indicators.slice(0, index).some((other) => other.id === indicator.id)) {
      problems.push(document.problem('error', ['indicators', index, 'id'], `"${indicator.id}" stands twice`));
    }
    if (!plans.some((plan) => plan.value.code === indicator.plan)) {
      problems.push(document.problem('error', ['indicators', index, 'plan'], `there is no plan ${indicator.plan}`));
    }
    for (const name of [indicator.name, ...indicator.aliases]) {
      const key = `${indicator.plan} ${foldWords(name)}`;
      const owner = names.get(key);
      names.set(key, owner ?? indicator.id);
      if (owner === undefined || owner === indicator.id) continue;
      problems.push(document.problem('error', ['indicators', index], `"${name}" names the indicator "${owner}" too`));
    }
    return problems;
  });
}
