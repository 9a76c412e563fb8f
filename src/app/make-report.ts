import { createHash } from 'node:crypto';
import { buildConsolidation } from '../aggregate/build-consolidation.ts';
import type { PeriodId } from '../model/period.ts';
import { renderReport } from '../render/render-report.ts';
import type { ReportVersion } from '../store/reports.ts';
import type { StoreContext } from './context.ts';
import { settle } from './settle.ts';

export type MadeReport = {
  readonly version: ReportVersion;
  /** false: nothing that the report says has changed since that version */
  readonly isNew: boolean;
  readonly bytes: Uint8Array;
};

/**
 * Makes the consolidated report of a period from the store and freezes it as a version with its hash and its inputs.
 * The same picture and catalogue give the version that is already there.
 */
export async function makeReport(context: StoreContext, period: PeriodId): Promise<MadeReport> {
  const { store, catalog, now } = context;
  const settlement = await settle(context, period);
  const consolidation = buildConsolidation(settlement, catalog);
  const bytes = await renderReport(consolidation, { settings: catalog.settings });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const inputs = {
    catalogSha256: catalog.sha256,
    submissions: settlement.submissions
      .filter((each) => each.state === 'in_force')
      .map(({ agency, version, messageSha256, attachments }) => ({
        agency: agency.id,
        version,
        messageSha256,
        files: attachments.map((file) => file.sha256),
      })),
  };
  // The bytes are the rendering of everything that the report says: equal bytes, equal report.
  const { report, isNew } = await store.reports.saveReportVersion({
    period,
    sha256,
    inputsSha256: sha256,
    inputs,
    createdAt: now(),
    bytes,
  });
  return { version: report, isNew, bytes };
}
