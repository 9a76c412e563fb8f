/**
 * Renders a rehearsal month in the size of the real one and says how long it took; with "everyone", each agency reports
 * on half of all tasks, as in the fullest month:
 *   npx tsx bench/render-report.ts OUT.docx [number of agencies, 190] [everyone]
 */
import { writeFile } from 'node:fs/promises';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { renderReport } from '../src/render/render-report.ts';
import { rehearseMonth } from '../tests/render/rehearsal-month.ts';

const [file = 'report.docx', agencyCount = '190', who = ''] = process.argv.slice(2);
const catalog = await loadCatalog('catalog');
const month = rehearseMonth(catalog, { agencyCount: Number(agencyCount), everyoneReports: who === 'everyone' });
const records = month.plans
  .flatMap((picture) => picture.groups.flatMap((group) => group.standings))
  .reduce((sum, standing) => sum + standing.records.length, 0);

const started = performance.now();
const bytes = await renderReport(month, { settings: catalog.settings });
const tookMs = Math.round(performance.now() - started);
await writeFile(file, bytes);

const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `${month.roster.length} agencies, ${records} records: ${tookMs} ms, peak ${peakMiB} MiB, ${bytes.length} bytes`,
);
