import { foldMarks, foldText } from '../../model/fold-text.ts';
import { FUTURES, NEGATIONS, STATUS_CUES, type CueKind } from './status-words.ts';

/** A wording of status found in a text; positions are in the folded text. */
export type Cue = {
  readonly kind: CueKind;
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
  readonly future: boolean;
  /** "đã" stands in front or within */
  readonly past: boolean;
};

type Lexicon = {
  readonly cues: readonly (readonly [string, CueKind])[];
  readonly negations: readonly string[];
  readonly futures: readonly string[];
};

/** Words between a negation or a future word and the cue it governs. */
const REACH_WORDS = 4;

const WITH_MARKS: Lexicon = {
  // The order of the table is kept among equals, so the longest wording comes first.
  cues: Object.entries(STATUS_CUES)
    .flatMap(([kind, phrases]) => phrases.map((phrase): [string, CueKind] => [foldMarks(phrase), kind as CueKind])) // keys of the table
    .toSorted(([one], [other]) => other.length - one.length),
  negations: NEGATIONS.map(foldMarks),
  futures: FUTURES.map(foldMarks),
};
const WITHOUT_MARKS: Lexicon = {
  cues: WITH_MARKS.cues.map(([phrase, kind]) => [foldText(phrase), kind]),
  negations: NEGATIONS.map(foldText),
  futures: FUTURES.map(foldText).filter((word) => word !== 'han' && word !== 'de'),
};

/** Folds a text for finding cues: with marks where it is written with marks, without where it has none at all. */
export function foldForCues(text: string): { folded: string; plain: boolean } {
  const folded = placeSlippedTones(foldMarks(text));
  const bare = foldText(text);
  return { folded, plain: folded === bare && /[a-z]/.test(bare) };
}

/** "hòan" is a slip of the keyboard for "hoàn": within a closed syllable the tone sits on the second vowel. */
function placeSlippedTones(folded: string): string {
  return folded
    .normalize('NFD')
    .replace(/(?<!q)([ou])([\u0300\u0301\u0303\u0309\u0323])([ae])(?=[a-z])/g, '$1$3$2')
    .normalize('NFC');
}

/** Finds all status wordings of a folded text, longest first, none within another, in order of their place. */
export function findCues(folded: string, plain: boolean): readonly Cue[] {
  const lexicon = plain ? WITHOUT_MARKS : WITH_MARKS;
  const taken = new Uint8Array(folded.length);
  const cues: Cue[] = [];
  for (const [phrase, kind] of lexicon.cues) {
    for (let start = folded.indexOf(phrase); start >= 0; start = folded.indexOf(phrase, start + 1)) {
      const end = start + phrase.length;
      if (!standsAlone(folded, start, end) || taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      cues.push({ kind, phrase, start, end, ...readGovernors(folded, start, phrase, lexicon) });
    }
  }
  return cues.toSorted((one, other) => one.start - other.start);
}

function readGovernors(
  folded: string,
  start: number,
  phrase: string,
  lexicon: Lexicon,
): { negated: boolean; future: boolean; past: boolean } {
  const clause =
    folded
      .slice(0, start)
      .split(/[.;:,\n()]/)
      .at(-1) ?? '';
  const before = clause
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(-REACH_WORDS);
  const governs = (words: readonly string[]): boolean =>
    words.some((word) => ` ${before.join(' ')} `.includes(` ${word} `));
  const past = /(?:^| )(?:đã|da)$/.test(before.join(' ')) || /^(?:đã|da) /.test(phrase);
  // "không đã" does not occur; "đã" right in front outweighs a wish further away ("đảm bảo đã hoàn thành").
  return { negated: !past && governs(lexicon.negations), future: !past && governs(lexicon.futures), past };
}

function standsAlone(text: string, start: number, end: number): boolean {
  return !isLetter(text[start - 1]) && !isLetter(text[end]);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
