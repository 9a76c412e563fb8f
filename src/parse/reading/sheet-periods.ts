import type { PeriodId } from '../../model/period.ts';
import type { PeriodClaim } from '../../model/reading.ts';
import type { Letterhead } from './letterhead.ts';

/** The head of a document (sheet null) or of a sheet. */
export type Head = Letterhead & { readonly sheet: string | null };

/**
 * The period that each head names: by its title, the notes below it, or the name of its sheet. Where sheets are named
 * after different months their names come first: titles are copied from month to month.
 */
export function listHeadPeriods(
  heads: readonly Head[],
  read: (text: string, evidence: PeriodClaim['evidence']) => PeriodClaim | null,
): readonly { readonly head: Head; readonly claim: PeriodClaim }[] {
  const byName = new Map(heads.map((head) => [head, head.sheet === null ? null : read(head.sheet, 'sheet_name')]));
  const months = new Set([...byName.values()].flatMap((claim) => (claim === null ? [] : [claim.id])));
  return heads.flatMap((head) => {
    const sheet = byName.get(head) ?? null;
    const notes = head.notes.filter((note) => !/kèm theo|ban hành/iu.test(note));
    const title =
      [head.title ?? '', ...notes].map((text) => read(text, 'title')).find((claim) => claim !== null) ?? null;
    const claim = months.size > 1 ? (sheet ?? title) : (title ?? sheet);
    return claim === null ? [] : [{ head, claim }];
  });
}

/** Sheets that were left in the file from months before the period. */
export function listEarlierSheets(
  claims: readonly { readonly head: Head; readonly claim: PeriodClaim }[],
  period: PeriodId | undefined,
): ReadonlySet<string> {
  const earlier = claims.filter(({ claim }) => period !== undefined && claim.id < period);
  return new Set(earlier.flatMap(({ head }) => (head.sheet === null ? [] : [head.sheet])));
}
