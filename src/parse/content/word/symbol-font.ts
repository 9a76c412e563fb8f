/**
 * Signs of the symbol fonts, where a tick is the letter "ü": Unicode signs for what reports use, ticks and boxes first.
 * Word writes such a sign as w:sym, or as ordinary text that only its font makes a sign of.
 */

/** Whether text in this font is signs, not letters. */
export function isSymbolFont(font: string): boolean {
  return SIGNS_BY_FONT.has(font.trim().toLowerCase());
}

/** @param code the character's code in its font; Word adds 0xF000 */
export function symbolText(code: number, font: string): string {
  const signs = SIGNS_BY_FONT.get(font.trim().toLowerCase());
  const inPrivateArea = code >= 0xf000 && code <= 0xf0ff;
  if (signs === undefined && !inPrivateArea) return isCharacter(code) ? String.fromCodePoint(code) : UNKNOWN;
  const place = inPrivateArea ? code - 0xf000 : code;
  return place === 0x20 || place === 0xa0 ? ' ' : ((signs ?? WINGDINGS).get(place) ?? UNKNOWN);
}

/** Text set in a symbol font, as it looks. */
export function decodeSymbols(text: string, font: string): string {
  return Array.from(text, (character) => {
    return character === '\n' || character === '\t' ? character : symbolText(character.codePointAt(0) ?? 0, font);
  }).join('');
}

/** Stands for a sign that is there but that no letter shows. */
const UNKNOWN = '\uFFFD';

function isCharacter(code: number): boolean {
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}

const WINGDINGS = signTable(`
  FC✓ FB✗ FD☒ FE☑ A8☐ 6F☐ 70☐ 71☐ 72☐ 78☒ 6E■ 6C● A7▪ A1○ 9F• 9E· 76❖ 75◆ 77◆ AB★ D8➢
  DF← E0→ E1↑ E2↓ E8→ EF⇦ F0⇨ F1⇧ F2⇩ 45☜ 46☞ 4A☺ 4C☹ 28☎ 2A✉ 3F✍ 81① 82② 83③ 84④ 85⑤ 86⑥ 87⑦ 88⑧ 89⑨ 8A⑩
`);
const WINGDINGS_2 = signTable('50✓ 4F✗ 51☒ 52☑ 53☒ 54☒ A3☐ A2■ 97●');
const WINGDINGS_3 = signTable('21← 22→ 23↑ 24↓ 70▲ 71▼ 74◀ 75▶ 7D▶');
const WEBDINGS = signTable('61✓ 72✗ 63☐ 67■ 6E● 33◀ 34▶ 35▲ 36▼');
const SYMBOL = symbolFontTable();

const SIGNS_BY_FONT: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['wingdings', WINGDINGS],
  ['wingdings 2', WINGDINGS_2],
  ['wingdings 3', WINGDINGS_3],
  ['webdings', WEBDINGS],
  ['symbol', SYMBOL],
]);

/** @param table codes in hexadecimal, each followed by its sign */
function signTable(table: string): Map<number, string> {
  return new Map(
    table
      .trim()
      .split(/\s+/)
      .map((entry) => [Number.parseInt(entry.slice(0, 2), 16), entry.slice(2)] as const),
  );
}

/** Adobe's Symbol encoding: digits and punctuation of ASCII, Greek letters in the places of Latin ones, signs of sums. */
function symbolFontTable(): Map<number, string> {
  const table = signTable('B7• D6√ B1± B4× B8÷ B9≠ A3≤ B3≥ BB≈ BA≡ A5∞ AE→ AC← AD↑ AF↓ DE⇒ DB⇔ B0° 2D− B2″ A2′ E5∑');
  const capitals = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
  const small = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
  for (let place = 0; place < 26; place += 1) {
    table.set(0x41 + place, capitals[place] ?? '').set(0x61 + place, small[place] ?? '');
  }
  for (const character of '!#%&()+,./0123456789:;<=>?[]_{|}') table.set(character.charCodeAt(0), character);
  return table;
}
