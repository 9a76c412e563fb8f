import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import { renderReport } from '../../src/render/render-report.ts';
import { rehearseMonth } from './rehearsal-month.ts';

const catalog = await loadCatalog('catalog');
const { settings } = catalog;
const PRINT_HASH = new URL('./print-report-hash.ts', import.meta.url);

describe('the same month', () => {
  it('gives the same bytes again, also when two reports are made at the same time', async () => {
    const hashes = await Promise.all(
      [1, 2].map(async () => sha256(await renderReport(rehearseMonth(catalog, { agencyCount: 12 }), { settings }))),
    );
    const again = sha256(await renderReport(rehearseMonth(catalog, { agencyCount: 12 }), { settings }));
    expect(hashes).toEqual([again, again]);
  });

  it('gives the same bytes in another process and another time zone', async () => {
    const here = sha256(await renderReport(rehearseMonth(catalog, { agencyCount: 12 }), { settings }));
    const child = spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(PRINT_HASH)], {
      env: { ...process.env, TZ: 'Pacific/Kiritimati' },
      encoding: 'utf8',
    });
    expect(child.stderr).toBe('');
    expect(child.stdout).toBe(here);
  });
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
