/** Known words by what is left of them when one letter is missing: finds words one slip away without comparing with all. */
export type WordRepair = { readonly known: ReadonlySet<string>; readonly byShape: ReadonlyMap<string, string> };

/** Shorter syllables have too many neighbours one letter away. */
const SHORTEST_REPAIRED = 4;

export function buildWordRepair(words: Iterable<string>): WordRepair {
  const known = new Set(words);
  const byShape = new Map<string, string>();
  for (const word of [...known].toSorted()) {
    if (word.length < SHORTEST_REPAIRED || /\d/.test(word)) continue;
    for (const shape of shapesOf(word)) if (!byShape.has(shape)) byShape.set(shape, word);
  }
  return { known, byShape };
}

/**
 * Puts a word right that the plans do not know: one letter wrong, missing, doubled or swapped, or two words typed
 * together ("dulieu").
 * @returns the known words, or nothing when the word is known or has no neighbour
 */
export function repairWord(repair: WordRepair, word: string): readonly string[] {
  if (repair.known.has(word) || word.length < SHORTEST_REPAIRED || /\d/.test(word)) return [];
  for (let cut = 2; cut <= word.length - 2; cut += 1) {
    const [first, second] = [word.slice(0, cut), word.slice(cut)];
    if (repair.known.has(first) && repair.known.has(second)) return [first, second];
  }
  for (const shape of shapesOf(word)) {
    const found = repair.byShape.get(shape);
    if (found !== undefined && Math.abs(found.length - word.length) <= 1 && isOneSlipAway(word, found)) return [found];
  }
  return [];
}

function shapesOf(word: string): readonly string[] {
  const shapes = [word];
  for (let at = 0; at < word.length; at += 1) shapes.push(word.slice(0, at) + word.slice(at + 1));
  return shapes;
}

/** One letter inserted, left out, exchanged, or two neighbours swapped. */
function isOneSlipAway(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (
    end < one.length - start &&
    end < other.length - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  ) {
    end += 1;
  }
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
