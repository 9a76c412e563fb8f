import { join } from 'node:path';

/** The catalogue that the program ships with. */
export const CATALOG_DIR = join(import.meta.dirname, '..', '..', 'catalog');
