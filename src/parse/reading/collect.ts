import type { Statement, UnmatchedReason } from '../../model/reading.ts';
import type { Source } from '../../model/source.ts';
import type { Fate } from './ledger.ts';
import type { Mention } from './mention.ts';

/** Content that names no task, to be looked at by a person; its words are those of its units. */
export type Loose = { readonly reason: UnmatchedReason; readonly units: readonly number[]; readonly source: Source };

/** What walking through a report gathers, before tasks are matched. */
export type Collected = {
  readonly mentions: Mention[];
  readonly difficulties: (Statement & { readonly unit: number })[];
  readonly proposals: (Statement & { readonly unit: number })[];
  readonly loose: Loose[];
  readonly claims: { readonly units: readonly number[]; readonly fate: Fate }[];
};

export function collectNothing(): Collected {
  return { mentions: [], difficulties: [], proposals: [], loose: [], claims: [] };
}
