import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a data folder holds a store already. */
export function hasEmbeddedStore(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres'));
}
