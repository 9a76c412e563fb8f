/**
 * Vietnamese typed before Unicode: the letters live in the font, the file holds Latin-1 characters that mean nothing
 * without it. Two families are still met, told apart by the name of the font:
 * TCVN3 (".VnTime", ".VnArialH", …): one character per letter; fonts ending in H show capitals for small letters;
 * VNI ("VNI-Times", …): a base letter followed by a mark, except for đ, ơ, ư, ỵ and the toned i.
 */

/**
 * Decodes text that is set in a TCVN3 or VNI font.
 *
 * It must see the text as stored: ư of TCVN3 is U+00AD, a soft hyphen to everybody else. It wants whole words: Word cuts
 * runs anywhere, also between a VNI letter and its mark.
 * @returns NFC text; undefined when the text is right as it stands: another font, or Unicode typed in an old font, which
 *   decoding would corrupt ("Đã" to "Đó")
 */
export function decodeLegacyFont(text: string, fontName: string): string | undefined {
  const font = fontName.trim().toLowerCase();
  if (font.startsWith('.vn')) return decode(text, TCVN3, { capitals: font.endsWith('h') });
  if (/^vni[- ]/.test(font)) return decode(text, VNI, { capitals: false });
  return undefined;
}

type Encoding = { readonly letters: ReadonlyMap<string, string>; readonly pattern: RegExp };

function decode(text: string, encoding: Encoding, { capitals }: { capitals: boolean }): string | undefined {
  const stored = text.replace(SYMBOL_AREA, (character) => String.fromCharCode(character.charCodeAt(0) - 0xf000));
  let decodedLetters = 0;
  const decoded = stored.replace(encoding.pattern, (letter) => {
    decodedLetters += 1;
    return encoding.letters.get(letter) ?? letter;
  });
  const foreignLetters = stored.replace(encoding.pattern, '').match(UNICODE_LETTERS)?.length ?? 0;
  if (foreignLetters > 0 && foreignLetters >= decodedLetters) return undefined;
  const shown = (capitals ? decoded.toUpperCase() : decoded).normalize('NFC');
  return shown === text ? undefined : shown;
}

/** Word keeps characters of a font marked as a symbol font at U+F000 plus their code. */
const SYMBOL_AREA = /[\uF020-\uF0FF]/g;

/** Accented letters that only Unicode text holds: once what the encoding can explain is taken away, they speak against it. */
const UNICODE_LETTERS = /[À-ÖØ-öø-ÿĂ-ưẠ-ỹ\p{Mn}]/gu;

/** TCVN 5712:1993, VN3: the code of a character in hexadecimal, then its letter. */
const TCVN3 = oneForOne(`
  A1Ă A2Â A7Đ A3Ê A4Ô A5Ơ A6Ư
  B5à B8á B6ả B7ã B9ạ  A8ă BBằ BEắ BCẳ BDẵ C6ặ  A9â C7ầ CAấ C8ẩ C9ẫ CBậ  AEđ
  CCè D0é CEẻ CFẽ D1ẹ  AAê D2ề D5ế D3ể D4ễ D6ệ
  D7ì DDí D8ỉ DCĩ DEị
  DFò E3ó E1ỏ E2õ E4ọ  ABô E5ồ E8ố E6ổ E7ỗ E9ộ  ACơ EAờ EDớ EBở ECỡ EEợ
  EFù F3ú F1ủ F2ũ F4ụ  ADư F5ừ F8ứ F6ử F7ữ F9ự
  FAỳ FDý FBỷ FCỹ FEỵ
`);

function oneForOne(table: string): Encoding {
  const letters = new Map<string, string>();
  for (const entry of table.trim().split(/\s+/)) {
    letters.set(String.fromCharCode(Number.parseInt(entry.slice(0, 2), 16)), entry.slice(2).normalize('NFC'));
  }
  return { letters, pattern: new RegExp(`[${[...letters.keys()].join('')}]`, 'g') };
}

const VNI: Encoding = buildVni();

/** What a VNI mark makes of the letter before it: tones, the breve and the circumflex, alone or with a tone. */
function buildVni(): Encoding {
  const grave = '\u0300', acute = '\u0301', tilde = '\u0303', hook = '\u0309', dot = '\u0323'; // prettier-ignore
  const circumflex = '\u0302', breve = '\u0306'; // prettier-ignore
  const tones = { ø: grave, ù: acute, õ: tilde, û: hook, ï: dot };
  const circumflexed = { â: '', à: grave, á: acute, ã: tilde, å: hook, ä: dot };
  const breved = { ê: '', è: grave, é: acute, ü: tilde, ú: hook, ë: dot };
  const letters = new Map([
    ['ñ', 'đ'], ['ô', 'ơ'], ['ö', 'ư'], ['ì', 'ì'], ['í', 'í'], ['æ', 'ỉ'], ['ó', 'ĩ'], ['ò', 'ị'], ['î', 'ỵ'],
  ]); // prettier-ignore
  const add = (bases: Readonly<Record<string, string>>, marks: Readonly<Record<string, string>>, shape: string) => {
    for (const [base, letter] of Object.entries(bases)) {
      for (const [mark, tone] of Object.entries(marks))
        letters.set(base + mark, (letter + shape + tone).normalize('NFC'));
    }
  };
  add({ a: 'a', e: 'e', o: 'o', u: 'u', y: 'y', ô: 'ơ', ö: 'ư' }, tones, '');
  add({ a: 'a', e: 'e', o: 'o' }, circumflexed, circumflex);
  add({ a: 'a' }, breved, breve);
  // A capital letter takes the capital form of the mark ("Ñ", "AØ"), though some keyboards left the mark small ("Aø").
  const smallAndCapital = new Map(letters);
  for (const [stored, letter] of letters) {
    smallAndCapital.set(stored.toUpperCase(), letter.toUpperCase());
    smallAndCapital.set(stored.slice(0, 1).toUpperCase() + stored.slice(1), letter.toUpperCase());
  }
  // A letter with its mark comes before the same letter alone: "ôø" is one letter.
  const longestFirst = [...smallAndCapital.keys()].toSorted((a, b) => b.length - a.length);
  return { letters: smallAndCapital, pattern: new RegExp(longestFirst.join('|'), 'g') };
}
