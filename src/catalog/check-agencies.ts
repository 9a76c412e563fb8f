import { existsOn } from '../model/agency.ts';
import { addDays, type CalendarDay } from '../model/calendar-day.ts';
import type { AgenciesFile, AgencyEntry } from './agencies-schema.ts';
import type { CatalogProblem } from './catalog-problem.ts';
import type { Parsed } from './parse-catalog.ts';

/** Checks the agencies and groups: ids, days of existence, successors, parents, members, and their number by level. */
export function checkAgencies(file: Parsed<AgenciesFile>): readonly CatalogProblem[] {
  const byId = new Map(file.value.agencies.map((agency) => [agency.id, agency]));
  return [
    ...checkIds(file),
    ...file.value.agencies.flatMap((agency, index) => [
      ...checkDays(file, agency, index),
      ...checkSuccessors(file, { agency, index, byId }),
      ...checkParent(file, { agency, index, byId }),
    ]),
    ...checkGroups(file, byId),
    ...checkLevelCounts(file),
  ];
}

type AgencyPlace = {
  readonly agency: AgencyEntry;
  readonly index: number;
  readonly byId: ReadonlyMap<string, AgencyEntry>;
};

/** Agencies and groups share one space of ids, because plans name both in one list. */
function checkIds({ value, document }: Parsed<AgenciesFile>): readonly CatalogProblem[] {
  const seen = new Set<string>();
  return (['agencies', 'groups'] as const).flatMap((list) =>
    value[list].flatMap(({ id }, index) => {
      const repeated = seen.has(id);
      seen.add(id);
      return repeated ? [document.problem('error', [list, index, 'id'], `the id "${id}" stands twice`)] : [];
    }),
  );
}

function checkDays({ document }: Parsed<AgenciesFile>, agency: AgencyEntry, index: number): readonly CatalogProblem[] {
  const { validFrom, validTo } = agency;
  if (validFrom !== null && validTo !== null && validTo < validFrom) {
    const message = `${agency.name} ends on ${validTo}, before it begins on ${validFrom}`;
    return [document.problem('error', ['agencies', index, 'validTo'], message)];
  }
  if (validTo === null && agency.successors.length > 0) {
    const message = `${agency.name} has successors but no last day (validTo)`;
    return [document.problem('error', ['agencies', index, 'successors'], message)];
  }
  return [];
}

function checkSuccessors(
  { document }: Parsed<AgenciesFile>,
  { agency, index, byId }: AgencyPlace,
): readonly CatalogProblem[] {
  const problems = agency.successors.flatMap((id, at) => {
    if (byId.has(id)) return [];
    return [document.problem('error', ['agencies', index, 'successors', at], `there is no agency "${id}"`)];
  });
  if (problems.length > 0 || agency.validTo === null || agency.successors.length === 0) return problems;
  const path = ['agencies', index, 'successors'];
  const { cyclic, heirs } = followSuccessors(agency, addDays(agency.validTo, 1), byId);
  if (cyclic) return [document.problem('error', path, `the successors of ${agency.name} lead back to it`)];
  if (heirs > 0) return [];
  return [
    document.problem('error', path, `none of the successors of ${agency.name} exists on ${addDays(agency.validTo, 1)}`),
  ];
}

/** Follows every line of successors to its end: how many agencies exist on the day, and whether a line comes back. */
function followSuccessors(
  start: AgencyEntry,
  day: CalendarDay,
  byId: ReadonlyMap<string, AgencyEntry>,
): { readonly cyclic: boolean; readonly heirs: number } {
  const waiting = [...start.successors];
  const seen = new Set<string>();
  let heirs = 0;
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (id === start.id) return { cyclic: true, heirs };
    if (seen.has(id)) continue;
    seen.add(id);
    const agency = byId.get(id);
    if (agency === undefined) continue;
    if (existsOn(agency, day)) heirs += 1;
    waiting.push(...agency.successors);
  }
  return { cyclic: false, heirs };
}

function checkParent(
  { document }: Parsed<AgenciesFile>,
  { agency, index, byId }: AgencyPlace,
): readonly CatalogProblem[] {
  const path = ['agencies', index, 'parentId'];
  const seen = new Set([agency.id]);
  for (let id = agency.parentId; id !== null; id = byId.get(id)?.parentId ?? null) {
    if (!byId.has(id) && id === agency.parentId) return [document.problem('error', path, `there is no agency "${id}"`)];
    if (id === agency.id) return [document.problem('error', path, `the parents of ${agency.name} lead back to it`)];
    if (seen.has(id)) return [];
    seen.add(id);
  }
  return [];
}

function checkGroups(
  { value, document }: Parsed<AgenciesFile>,
  byId: ReadonlyMap<string, AgencyEntry>,
): readonly CatalogProblem[] {
  return value.groups.flatMap((group, index) => {
    const unknown = (['alsoAgencyIds', 'exceptAgencyIds'] as const).flatMap((field) =>
      group[field].flatMap((id, at) => {
        if (byId.has(id)) return [];
        return [document.problem('error', ['groups', index, field, at], `there is no agency "${id}"`)];
      }),
    );
    if (group.levels.length > 0 || group.alsoAgencyIds.length > 0) return unknown;
    return [...unknown, document.problem('error', ['groups', index], `the group "${group.id}" has no members`)];
  });
}

/** The number of agencies that a level had beside the number that the file names. */
function checkLevelCounts({ value, document }: Parsed<AgenciesFile>): readonly CatalogProblem[] {
  return value.levelCounts.flatMap(({ level, count, from, to }, index) => {
    const day = from ?? to;
    if (day === null) return [];
    const named = value.agencies.filter((agency) => agency.level === level && existsOn(agency, day)).length;
    if (named === count) return [];
    const when = from === null ? `until ${day}` : `since ${day}`;
    const message = `names ${named} of the ${count} agencies of level ${level} that existed ${when}`;
    return [document.problem('warning', ['levelCounts', index], message)];
  });
}
