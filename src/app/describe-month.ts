import type { PeriodId } from '../model/period.ts';
import type { StoreContext } from './context.ts';
import { summarizeMonth, type MonthSummary } from './summarize-month.ts';

export type MonthStatus = MonthSummary & {
  readonly lastCollect: { readonly source: string; readonly finishedAt: Date; readonly isStale: boolean } | null;
  readonly reports: readonly { readonly version: number; readonly createdAt: Date; readonly sha256: string }[];
};

/** A collector that has not come back for longer than this is dead, whatever it says. */
const STALE_MS = 26 * 60 * 60 * 1000;

export async function describeMonth(context: StoreContext, period: PeriodId): Promise<MonthStatus> {
  const { store, now } = context;
  const last = await store.collectRuns.findLastGoodCollectRun();
  const finishedAt = last?.finishedAt ?? null;
  return {
    ...(await summarizeMonth(context, period)),
    lastCollect:
      last === undefined || finishedAt === null
        ? null
        : { source: last.source, finishedAt, isStale: now().getTime() - finishedAt.getTime() > STALE_MS },
    reports: (await store.reports.listReportVersions(period)).map(({ version, createdAt, sha256 }) => ({
      version,
      createdAt,
      sha256,
    })),
  };
}
