import type { RowAccount, SetAsideClass } from '../../model/reading.ts';

/** Where a unit of a file ended. */
export type Fate = 'recorded' | 'unmatched' | SetAsideClass;

/** Which unit ended where. Every unit has exactly one fate once the ledger is closed, so its sums close by construction. */
export type Ledger = { readonly fates: (Fate | undefined)[] };

export function openLedger(unitCount: number): Ledger {
  return { fates: Array.from({ length: unitCount }, () => undefined) };
}

/**
 * Notes where units ended. "recorded" outweighs "unmatched", which outweighs any class set aside; among equals the first
 * stays: a row that gave a record is recorded even when its number cell was also read as something else.
 */
export function claim(ledger: Ledger, units: readonly number[], fate: Fate): void {
  for (const unit of units) {
    const now = ledger.fates[unit];
    if (now === undefined || rankOf(fate) > rankOf(now)) ledger.fates[unit] = fate;
  }
}

/** Units that nothing has claimed yet, in reading order. */
export function listUnclaimed(ledger: Ledger): readonly number[] {
  return [...ledger.fates.entries()].filter(([, fate]) => fate === undefined).map(([unit]) => unit);
}

/**
 * The sums over all units.
 * @throws when a unit has no fate: that is a fault of the reader, never of a file
 */
export function closeLedger(ledger: Ledger): {
  rows: RowAccount;
  setAside: Partial<Record<SetAsideClass, number>>;
} {
  const setAside: Partial<Record<SetAsideClass, number>> = {};
  let [recorded, unmatched, aside] = [0, 0, 0];
  for (const [unit, fate] of ledger.fates.entries()) {
    if (fate === undefined) throw new Error(`unit ${unit} has no fate`);
    if (fate === 'recorded') recorded += 1;
    else if (fate === 'unmatched') unmatched += 1;
    else {
      aside += 1;
      setAside[fate] = (setAside[fate] ?? 0) + 1;
    }
  }
  return { rows: { seen: ledger.fates.length, recorded, unmatched, setAside: aside }, setAside };
}

function rankOf(fate: Fate): number {
  if (fate === 'recorded') return 2;
  return fate === 'unmatched' ? 1 : 0;
}
