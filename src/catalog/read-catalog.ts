import type { Catalog } from '../model/catalog.ts';
import { buildCatalog } from './build-catalog.ts';
import { hashCatalogFiles, readCatalogFiles } from './catalog-files.ts';
import type { CatalogProblem } from './catalog-problem.ts';
import { checkAgencies } from './check-agencies.ts';
import { checkLeads } from './check-leads.ts';
import { checkNames } from './check-names.ts';
import { checkPlan } from './check-plan.ts';
import { checkPlansTogether } from './check-plans-together.ts';
import { parseCatalog } from './parse-catalog.ts';

/**
 * Reads a catalogue folder and everything that is wrong with it.
 * Each step needs the one before: files, their notation and shape, references between them, who holds the leads.
 * @returns `catalog` undefined when a problem is an error; problems in the order of files and lines
 */
export async function readCatalog(
  dir: string,
): Promise<{ readonly catalog: Catalog | undefined; readonly problems: readonly CatalogProblem[] }> {
  const { files, problems } = await readCatalogFiles(dir);
  const found = [...problems];
  const { parsed, problems: misshapen } = parseCatalog(files);
  found.push(...misshapen);
  if (parsed === undefined) return { catalog: undefined, problems: found.toSorted(byPlace) };

  found.push(
    ...checkAgencies(parsed.agencies),
    ...checkNames(parsed.agencies),
    ...parsed.plans.flatMap(checkPlan),
    ...checkPlansTogether(parsed),
  );
  if (found.some(isError)) return { catalog: undefined, problems: found.toSorted(byPlace) };

  const catalog = buildCatalog(parsed, hashCatalogFiles(files));
  found.push(...checkLeads(catalog, parsed));
  return { catalog: found.some(isError) ? undefined : catalog, problems: found.toSorted(byPlace) };
}

function isError(problem: CatalogProblem): boolean {
  return problem.severity === 'error';
}

function byPlace(one: CatalogProblem, other: CatalogProblem): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0);
}
