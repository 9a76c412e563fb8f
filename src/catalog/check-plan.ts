import { monthOf, yearOf } from '../model/period.ts';
import type { CatalogProblem } from './catalog-problem.ts';
import type { Parsed } from './parse-catalog.ts';
import type { PlanFile, TaskEntry } from './plan-schema.ts';

/** Checks one plan in itself: its place, the numbers of its tasks, its groups, its deadlines and its notes. */
export function checkPlan(plan: Parsed<PlanFile>): readonly CatalogProblem[] {
  return [
    ...checkFolder(plan),
    ...checkNumbers(plan),
    ...checkGroups(plan),
    ...plan.value.tasks.flatMap((task, index) => [
      ...checkDeadline(plan, task, index),
      ...checkNotes(plan, task, index),
    ]),
  ];
}

function checkFolder({ value, document }: Parsed<PlanFile>): readonly CatalogProblem[] {
  const folder = document.file.split('/')[1];
  if (folder === String(value.year)) return [];
  return [document.problem('error', ['year'], `the plan is of ${value.year} but lies in the folder ${folder}`)];
}

/** Numbers run from 1 to n in the order of the file, as in the printed plan. */
function checkNumbers({ value, document }: Parsed<PlanFile>): readonly CatalogProblem[] {
  const problems: CatalogProblem[] = [];
  const seen = new Set<number>();
  for (const [index, { number }] of value.tasks.entries()) {
    const before = value.tasks[index - 1]?.number ?? 0;
    const path = ['tasks', index, 'number'];
    if (seen.has(number)) problems.push(document.problem('error', path, `task ${number} stands twice`));
    else if (number < before) problems.push(document.problem('error', path, `task ${number} stands after ${before}`));
    seen.add(number);
  }
  const last = Math.max(...seen);
  const missing = Array.from({ length: last }, (_, index) => index + 1).filter((number) => !seen.has(number));
  if (missing.length > 0) {
    const names = `${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ', …' : ''}`;
    problems.push(document.problem('error', ['tasks'], `no task has the number ${names}, though ${last} exists`));
  }
  return problems;
}

function checkGroups({ value, document }: Parsed<PlanFile>): readonly CatalogProblem[] {
  const problems: CatalogProblem[] = [];
  for (const [index, group] of value.groups.entries()) {
    const others = value.groups.slice(0, index);
    if (others.some((other) => other.id === group.id)) {
      problems.push(document.problem('error', ['groups', index, 'id'], `the group "${group.id}" stands twice`));
    }
    if (others.some((other) => other.numeral === group.numeral)) {
      problems.push(document.problem('error', ['groups', index, 'numeral'], `two groups are number ${group.numeral}`));
    }
    const count = value.tasks.filter((task) => task.groupId === group.id).length;
    if (count !== group.taskCount) {
      const message = `the plan says ${group.taskCount} tasks, the file has ${count} in this group`;
      problems.push(document.problem('error', ['groups', index, 'taskCount'], message));
    }
  }
  for (const [index, task] of value.tasks.entries()) {
    if (value.groups.some((group) => group.id === task.groupId)) continue;
    problems.push(document.problem('error', ['tasks', index, 'groupId'], `the plan has no group "${task.groupId}"`));
  }
  return problems;
}

/** A deadline outside the plan's year is a slip, unless a doubt says that the plan itself has it. */
function checkDeadline(
  { value, document }: Parsed<PlanFile>,
  task: TaskEntry,
  index: number,
): readonly CatalogProblem[] {
  const path = ['tasks', index, 'deadline'];
  const problems: CatalogProblem[] = [];
  for (const year of new Set(yearsOf(task))) {
    if (year === value.year) continue;
    const doubted = task.doubts.some((doubt) => doubt.field === 'deadlineAsWritten');
    const message = `task ${task.number} is due in ${year}, the plan is of ${value.year}`;
    problems.push(
      doubted
        ? document.problem('warning', path, `${message}; left as written, with a doubt`)
        : document.problem('error', path, `${message}; note a doubt if the plan says so`),
    );
  }
  if (task.deadline.kind === 'months' && task.deadline.months.some((month, at, all) => month <= (all[at - 1] ?? ''))) {
    problems.push(document.problem('error', [...path, 'months'], 'the months must stand in order, each once'));
  }
  const written = /^tháng\s+(\d{1,2})\s*\/\s*(\d{4})$/i.exec(task.deadlineAsWritten);
  if (task.deadline.kind === 'month' && written !== null) {
    const { month } = task.deadline;
    if (Number(written[1]) !== monthOf(month) || Number(written[2]) !== yearOf(month)) {
      problems.push(document.problem('error', path, `is ${month}, but the plan writes "${task.deadlineAsWritten}"`));
    }
  }
  return problems;
}

function yearsOf({ deadline }: TaskEntry): readonly number[] {
  switch (deadline.kind) {
    case 'month':
      return [yearOf(deadline.month)];
    case 'months':
      return deadline.months.map(yearOf);
    case 'whole_year':
    case 'within_year':
    case 'quarter':
      return [deadline.year];
    case 'after_event':
    case 'external_roadmap':
    case 'monthly':
    case 'continuous':
      return [];
  }
  return deadline satisfies never;
}

/** A correction must stand in the words it corrected, its slip must not; a doubt must stand there as written. */
function checkNotes({ document }: Parsed<PlanFile>, task: TaskEntry, index: number): readonly CatalogProblem[] {
  const problems: CatalogProblem[] = [];
  for (const [at, { field, asWritten, corrected }] of task.corrections.entries()) {
    const path = ['tasks', index, 'corrections', at];
    const words = task[field] ?? '';
    if (!words.includes(corrected)) {
      problems.push(document.problem('error', [...path, 'corrected'], `"${corrected}" does not stand in ${field}`));
    } else if (words.includes(asWritten) && !corrected.includes(asWritten)) {
      problems.push(document.problem('error', [...path, 'asWritten'], `"${asWritten}" still stands in ${field}`));
    }
  }
  for (const [at, { field, asWritten }] of task.doubts.entries()) {
    if ((task[field] ?? '').includes(asWritten)) continue;
    const path = ['tasks', index, 'doubts', at, 'asWritten'];
    problems.push(document.problem('error', path, `"${asWritten}" does not stand in ${field}`));
  }
  return problems;
}
