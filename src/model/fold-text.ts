/**
 * Vietnamese text for comparing: two spellings of the same words fold to the same string.
 *
 * Traps (none of them is unified by NFC or NFKC): đ has no decomposition; Ð (eth) is typed for Đ; ƣ/ƛ stand for ư in
 * broken PDF fonts; hoà/hòa and thuỷ/thủy differ only in where the tone mark sits; kỹ/kĩ in i and y.
 * Folded text is for comparing only and is never shown.
 */

/** Text as it enters the model: NFC, soft hyphens and zero-width characters dropped, white space folded to one space. */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
}

/**
 * Folds case, diacritics, tone placement, Đ/Ð and white space away; punctuation stays.
 * @returns lower-case ASCII where the text is Vietnamese; other scripts keep their base letters
 */
export function foldText(text: string): string {
  return tidyText(text)
    .replace(/[ƣƢ]/g, 'u')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[‐-―−]/g, '-');
}

/** Folds and keeps letters and digits only, single spaces between: the form in which names and aliases are compared. */
export function foldWords(text: string): string {
  return foldText(text)
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim();
}

/**
 * Lower case with diacritics kept, tone marks at their canonical place, i/y variants unified: for rules that need the
 * marks ("chưa" is not "chứa", "hạn" is not "hàn").
 */
export function foldMarks(text: string): string {
  return placeTones(
    tidyText(text)
      .replace(/[ƣ]/g, 'ư')
      .replace(/[Ƣ]/g, 'Ư')
      .toLowerCase()
      .replace(/ð/g, 'đ')
      .replace(/[‐-―−]/g, '-'),
  );
}

const TONES = '\u0300\u0301\u0303\u0309\u0323';
const OLD_PLACEMENT = new RegExp(`(o|u)([${TONES}])(a|e|y)(?![a-zà-ỹ])`, 'g');

/** hoà → hòa is the seeds' form; the tone sits on the first vowel of oa, oe, uy at the end of a syllable. */
function placeTones(text: string): string {
  const moved = text
    .normalize('NFD')
    .replace(new RegExp(`(?<!q)(o|u)(a|e|y)([${TONES}])(?![a-z\u0300-\u036f])`, 'g'), '$1$3$2')
    .replace(OLD_PLACEMENT, '$1$2$3');
  return moved.normalize('NFC');
}
