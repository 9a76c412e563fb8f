import { listRoster, type Catalog } from '../model/catalog.ts';
import type { RosterEntry } from '../model/consolidation.ts';
import type { Settlement } from '../model/settlement.ts';
import { groupBy } from './group-by.ts';

/**
 * Who sent on time, late, nothing. An agency whose report or whose broken file waits for a person has sent something: it
 * is pending, not missing. A late version does not make an earlier on-time one late.
 * @returns the agencies expected in the period, in catalogue order
 */
export function buildRoster(
  settlement: Pick<Settlement, 'period' | 'submissions' | 'reviews'>,
  catalog: Catalog,
): readonly RosterEntry[] {
  const byAgency = groupBy(settlement.submissions, (submission) => submission.agency.id);
  const waiting = new Set(settlement.reviews.flatMap((item) => item.agency?.id ?? []));
  return listRoster(catalog, settlement.period).map((agency) => {
    const submissions = byAgency.get(agency.id) ?? [];
    const counted = submissions.filter((each) => each.state === 'in_force' || each.state === 'superseded');
    const first = counted[0];
    const sentSomething = submissions.length > 0 || waiting.has(agency.id);
    return {
      agency,
      sent: first?.timeliness ?? (sentSomething ? 'pending' : 'missing'),
      versions: counted.length,
      receivedAt: first?.receivedAt ?? null,
    };
  });
}
