/** Prints the sha256 of the report of the rehearsal month: run by a test in another process and time zone. */
import { createHash } from 'node:crypto';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import { renderReport } from '../../src/render/render-report.ts';
import { rehearseMonth } from './rehearsal-month.ts';

const catalog = await loadCatalog('catalog');
const bytes = await renderReport(rehearseMonth(catalog, { agencyCount: 12 }), { settings: catalog.settings });
process.stdout.write(createHash('sha256').update(bytes).digest('hex'));
