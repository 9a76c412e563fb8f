import type { Catalog } from '../../model/catalog.ts';
import type { AgencyClaim } from '../../model/reading.ts';
import { agencyNamesOf } from './agency-names.ts';
import { findAgencies } from './find-agencies.ts';
import { spellPlace } from './spell-place.ts';

const IN_FULL = 0.85;
const ABBREVIATED = 0.75;

/**
 * The agency that a subject, a file name or a sentence names: the first one, because what follows are addressees.
 * @param evidence where the text comes from
 */
export function findAgencyInText(
  text: string,
  catalog: Catalog,
  evidence: AgencyClaim['evidence'] = 'text',
): AgencyClaim | null {
  const found = findAgencies(separateWords(text), agencyNamesOf(catalog));
  const first = found.find((named) => named.agency !== null && named.inFull) ?? found[0];
  if (first === undefined) return null;
  return {
    id: first.agency?.id ?? null,
    name: first.agency?.name ?? spellPlace(first.name, text),
    confidence: first.inFull ? IN_FULL : ABBREVIATED,
    evidence,
  };
}

/** "BC_DA06_SoTuPhap" → words: file names join them by underscores and capitals. */
function separateWords(text: string): string {
  return text
    .replace(/([\p{Ll}\d])(?=\p{Lu}\p{Ll})|(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2$3 ')
    .replace(/[_.\-()[\]]+/g, ' ');
}
