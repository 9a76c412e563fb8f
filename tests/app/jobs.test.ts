import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { openContext } from '../../src/app/context.ts';
import { withWorkers } from '../../src/cli/with-workers.ts';

const home = mkdtempSync(join(tmpdir(), 'mung10-jobs-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the workers', () => {
  it('make a report of a period that nobody reported on, and the same one again', async () => {
    const config = readConfig({}, { dataDir: home, shippedCatalogDir: 'catalog', cwd: process.cwd() });
    const context = await openContext(config, () => new Date('2025-04-11T00:00:00Z'));
    const versions = await withWorkers(context, async ({ queues, store }) => {
      const payload = { period: '2025-04', inputsSha256: '0'.repeat(64) };
      for (let time = 0; time < 2; time += 1) {
        await queues.enqueue('settle_period', payload);
        await queues.enqueue('render_report', payload);
        await queues.waitUntilIdle();
      }
      return store.reports.listReportVersions('2025-04');
    });
    expect(versions.map((report) => report.version)).toEqual([1]);
  });
});
