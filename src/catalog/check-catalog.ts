import type { CatalogProblem } from './catalog-problem.ts';
import { readCatalog } from './read-catalog.ts';

/** Everything that is wrong with the catalogue in a folder, errors and warnings, in the order of files and lines. */
export async function checkCatalog(dir: string): Promise<readonly CatalogProblem[]> {
  return (await readCatalog(dir)).problems;
}
