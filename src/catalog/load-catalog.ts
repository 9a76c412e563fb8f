import type { Catalog } from '../model/catalog.ts';
import { ConfigError } from '../model/errors.ts';
import { describeProblem } from './catalog-problem.ts';
import { readCatalog } from './read-catalog.ts';

/** A screenful; `mung10 catalog check` lists them all. */
const MAX_SHOWN = 20;

/**
 * Loads the catalogue of a folder; warnings do not stop it.
 * @throws ConfigError with one line for each error, naming file, line and place
 * @throws UpstreamError when the disk cannot be read
 */
export async function loadCatalog(dir: string): Promise<Catalog> {
  const { catalog, problems } = await readCatalog(dir);
  if (catalog !== undefined) return catalog;
  const errors = problems.filter((problem) => problem.severity === 'error');
  const shown = errors.slice(0, MAX_SHOWN).map((problem) => `  ${describeProblem(problem)}`);
  if (errors.length > MAX_SHOWN) shown.push(`  … and ${errors.length - MAX_SHOWN} more`);
  throw new ConfigError([`the catalogue in ${dir} cannot be used:`, ...shown].join('\n'));
}
