import { foldText, tidyText } from '../../model/fold-text.ts';

/** "UBND xã nhon hau" found in folded words → "UBND xã Nhơn Hậu" as the text spells it. */
export function spellPlace(foldedName: string, text: string): string {
  const [prefix, level, ...place] = splitName(foldedName);
  const written = tidyText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const folded = written.map((word) => foldText(word));
  for (let at = 0; at + place.length <= written.length; at += 1) {
    if (!place.every((word, offset) => folded[at + offset] === word)) continue;
    if (
      at > 0 &&
      !foldText(level ?? '').endsWith(folded[at - 1] ?? '') &&
      !['tx', 'tp', 'tt'].includes(folded[at - 1] ?? '')
    )
      continue;
    return [prefix, level, ...written.slice(at, at + place.length).map(capitalise)].join(' ');
  }
  return [prefix, level, ...place.map(capitalise)].join(' ');
}

/** First letter capital, the rest small: "NHƠN" → "Nhơn". */
export function capitalise(word: string): string {
  const small = word.toLowerCase();
  return small.slice(0, 1).toUpperCase() + small.slice(1);
}

function splitName(name: string): readonly string[] {
  const words = name.split(' ');
  const two = ['thị trấn', 'thị xã', 'thành phố'].includes(words.slice(1, 3).join(' '));
  return two ? [words[0] ?? '', words.slice(1, 3).join(' '), ...words.slice(3)] : words;
}
