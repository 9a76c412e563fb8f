import { decodeLegacyFont } from '../legacy-font.ts';
import { measureSyllables } from './syllable-share.ts';

const CANDIDATES = ['.VnTime', 'VNI-Times'] as const;
const MIN_WORDS = 3;
const MIN_SHARE = 0.8;
const MIN_GAIN = 0.2;
/** Enough to tell encodings apart. */
const SAMPLE_CHARACTERS = 20_000;

/**
 * The legacy font in whose letters a text must be read to be Vietnamese, where the file does not say which font it has.
 * @param text as much of one file as there is: a few words prove nothing
 * @returns undefined when the text is right as it stands or no candidate makes it right
 */
export function guessLegacyFont(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const asItIs = measureSyllables(sample);
  let best: string | undefined;
  let bestShare = Math.max(MIN_SHARE, asItIs.share + MIN_GAIN);
  for (const font of CANDIDATES) {
    const decoded = decodeLegacyFont(sample, font);
    if (decoded === undefined) continue;
    const { words, share } = measureSyllables(decoded);
    if (words < MIN_WORDS || share < bestShare) continue;
    best = font;
    bestShare = share;
  }
  return best;
}
