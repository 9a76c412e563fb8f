import type { Catalog } from '../model/catalog.ts';
import type { ClaimPart, MessageClaim } from '../model/claim.ts';
import { foldText } from '../model/fold-text.ts';
import type { PeriodId } from '../model/period.ts';
import type { ProgressRecord } from '../model/progress-record.ts';
import { addRowAccounts, type Reading } from '../model/reading.ts';
import type { ReviewItem } from '../model/review.ts';
import type { Settlement } from '../model/settlement.ts';
import type { AgencyPart } from './agency-version.ts';
import { groupBy } from './group-by.ts';
import { settleAgency } from './settle-agency.ts';

/**
 * Puts the submissions of a period in order. The order in which claims are handed in does not matter: they are sorted by
 * arrival, and equal arrivals by content.
 * @param claims every claim with a part for the period
 * @param readings by sha256 of the file
 */
export function settlePeriod(
  period: PeriodId,
  given: {
    readonly claims: readonly MessageClaim[];
    readonly readings: ReadonlyMap<string, Reading>;
    readonly catalog: Catalog;
  },
): Settlement {
  const { readings, catalog } = given;
  const claims = given.claims.toSorted(byArrival);
  const byAgency = new Map<string, AgencyPart[]>();
  for (const claim of claims) {
    for (const part of claim.parts) {
      if (part.period !== period) continue;
      const parts = byAgency.get(agencyKeyOf(part)) ?? [];
      parts.push({ claim, part });
      byAgency.set(agencyKeyOf(part), parts);
    }
  }
  const order = new Map(catalog.agencies.map((agency, index) => [agency.id, index]));
  const keys = [...byAgency.keys()].toSorted(
    (a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size) || (a < b ? -1 : 1),
  );
  const settled = keys.map((key) => settleAgency(byAgency.get(key) ?? [], { period, readings, catalog }));
  const sha256s = new Set(
    claims
      .flatMap((claim) => claim.parts.filter((part) => part.period === period).flatMap((part) => part.files))
      .map((file) => file.sha256),
  );
  return {
    period,
    submissions: settled.flatMap((each) => each.submissions),
    records: sortRecords(
      settled.flatMap((each) => each.records),
      catalog,
      order,
    ),
    statements: settled.flatMap((each) => each.statements),
    ownPlanRows: settled.flatMap((each) => each.ownPlanRows),
    reviews: tellApart([
      ...claims.flatMap((claim) => claim.reviews).filter((item) => item.period === period),
      ...settled.flatMap((each) => each.reviews),
    ]),
    rows: addRowAccounts([...sha256s].flatMap((sha256) => readings.get(sha256)?.rows ?? [])),
  };
}

/** Two doubts with the same words in the same file have ids of their own, in the order of the file. */
function tellApart(reviews: readonly ReviewItem[]): ReviewItem[] {
  return [...groupBy(reviews, (item) => item.id).values()].flatMap((same) =>
    same.map((item, index) => (index === 0 ? item : { ...item, id: `${item.id}-${index + 1}` })),
  );
}

/** How submissions of one agency are told apart from others': its id, or the folded name of one that the roster lacks. */
function agencyKeyOf(part: Pick<ClaimPart, 'agency'>): string {
  return part.agency.id ?? foldText(part.agency.name);
}

function byArrival(a: MessageClaim, b: MessageClaim): number {
  return a.receivedAt.getTime() - b.receivedAt.getTime() || (a.messageSha256 < b.messageSha256 ? -1 : 1);
}

function sortRecords(
  records: readonly ProgressRecord[],
  catalog: Catalog,
  agencyOrder: ReadonlyMap<string, number>,
): ProgressRecord[] {
  const planOrder = new Map(catalog.plans.map((plan, index) => [plan.code, index]));
  return records.toSorted(
    (a, b) =>
      (planOrder.get(a.plan) ?? 0) - (planOrder.get(b.plan) ?? 0) ||
      a.task - b.task ||
      (agencyOrder.get(a.agency.id) ?? 0) - (agencyOrder.get(b.agency.id) ?? 0) ||
      a.submissionVersion - b.submissionVersion,
  );
}
