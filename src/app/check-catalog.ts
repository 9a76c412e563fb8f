import { checkCatalog as findProblems } from '../catalog/check-catalog.ts';
import type { CatalogProblem } from '../catalog/catalog-problem.ts';
import { loadCatalog } from '../catalog/load-catalog.ts';

export type CatalogCheck = {
  readonly problems: readonly CatalogProblem[];
  /** what the catalogue holds, in a sentence; null when it cannot be used */
  readonly summary: string | null;
};

/** Everything that is wrong with the catalogue of a folder, and what it holds when it can be used. */
export async function checkCatalog(dir: string): Promise<CatalogCheck> {
  const problems = await findProblems(dir);
  if (problems.some((problem) => problem.severity === 'error')) return { problems, summary: null };
  const { plans, agencies, indicators } = await loadCatalog(dir);
  const planWords = plans.map((plan) => `${plan.code} (${plan.year}, ${plan.tasks.length} tasks)`).join(', ');
  const summary = `${plans.length} plans: ${planWords}; ${agencies.length} agencies; ${indicators.length} indicators.`;
  return { problems, summary };
}
