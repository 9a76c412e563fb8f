/**
 * What a number format of a cell asks for, as far as reports need it (ECMA-376-1, 18.8.31). Fractions, exponents and
 * digits mixed with words are shown as General: the number as it is.
 */
export type NumberFormat = GeneralFormat | DateFormat | DigitFormat;

type GeneralFormat = { readonly kind: 'general' };

export type DateFormat = {
  readonly kind: 'date';
  readonly year: boolean;
  readonly month: boolean;
  readonly day: boolean;
  /** hours or minutes are shown */
  readonly time: boolean;
  /** [h]: hours go beyond 24 */
  readonly elapsed: boolean;
};

export type DigitFormat = {
  readonly kind: 'digits';
  readonly before: string;
  readonly after: string;
  /** "%" stands outside quotes: the number is shown a hundredfold */
  readonly percent: boolean;
  /** "%" stands inside quotes: the number is a percentage as it is */
  readonly literalPercent: boolean;
  readonly decimals: number;
  readonly minIntegerDigits: number;
  readonly grouped: boolean;
  /** the section for negative numbers brings its own sign */
  readonly signed: boolean;
};

const GENERAL: GeneralFormat = { kind: 'general' };

/** A number format with a section for each kind of number: one for all; for negative ones apart; for zero apart. */
export type NumberFormatSections = readonly NumberFormat[];

export function readNumberFormat(code: string): NumberFormatSections {
  const sections = readSections(code);
  return sections.map((tokens, index) => readSection(tokens, sections.length > 1 && index === 1));
}

/** The format of the section that applies to a number. */
export function formatFor(number: number, sections: NumberFormatSections): NumberFormat {
  return sections[sectionIndex(sections.length, number)] ?? GENERAL;
}

function readSection(tokens: readonly Token[], signed: boolean): NumberFormat {
  const letters = tokens.filter((token) => token.kind === 'letter').map((token) => token.text.toLowerCase());
  if (letters.length > 0) return readDateFormat(letters, tokens);
  return readDigitFormat(tokens, signed);
}

type Token = {
  readonly kind: 'literal' | 'digit' | 'letter' | 'bracket' | 'general' | 'mark';
  readonly text: string;
};

/** Text sections (the fourth) never concern numbers. */
function sectionIndex(count: number, number: number): number {
  if (number < 0 && count >= 2) return 1;
  return number === 0 && count >= 3 ? 2 : 0;
}

const TOKEN = /"([^"]*)"?|\\(.)|\[([^\]]*)\]|_(.)|\*(.)|(General|Standard|AM\/PM|A\/P)|([\s\S])/giu;

function readSections(code: string): Token[][] {
  let section: Token[] = [];
  const sections = [section];
  for (const match of code.matchAll(TOKEN)) {
    const [, quoted, escaped, bracket, padding, fill, word, char] = match;
    const literal = quoted ?? escaped;
    if (literal !== undefined) section.push({ kind: 'literal', text: literal });
    else if (bracket !== undefined) section.push(readBracket(bracket));
    else if (padding !== undefined || fill !== undefined) continue;
    else if (word !== undefined)
      section.push(/^a/i.test(word) ? { kind: 'letter', text: 'h' } : { kind: 'general', text: '' });
    else if (char === ';') sections.push((section = []));
    else if (char !== undefined) section.push(readChar(char));
  }
  return sections;
}

/** [$₫-42A] is a currency, [h] counts hours beyond a day; colours, conditions and languages show nothing. */
function readBracket(text: string): Token {
  if (/^[hms]+$/i.test(text)) return { kind: 'letter', text: `[${text}]` };
  const currency = /^\$([^-]*)/.exec(text);
  return currency === null ? { kind: 'bracket', text: '' } : { kind: 'literal', text: currency[1] ?? '' };
}

function readChar(char: string): Token {
  if ('0#?.,'.includes(char)) return { kind: 'digit', text: char };
  if (/[ymdhs]/i.test(char)) return { kind: 'letter', text: char };
  if ('%E@/'.includes(char)) return { kind: 'mark', text: char };
  return { kind: 'literal', text: char };
}

function readDateFormat(letters: readonly string[], tokens: readonly Token[]): NumberFormat {
  const elapsed = letters.some((letter) => letter.startsWith('['));
  const order = letters.map((letter) => letter.replace(/[[\]]/g, '').charAt(0)).join('');
  // "m" beside hours or seconds counts minutes
  const months = order.replace(/h+m+/g, 'h').replace(/m+s+/g, 's');
  const year = months.includes('y');
  const month = months.includes('m');
  const day = months.includes('d');
  const time = order.includes('h') || order.includes('s') || elapsed;
  // a unit written without quotes ("0 d") is no date
  if (tokens.some((token) => token.kind === 'digit' && '0#?'.includes(token.text)) && !time) return GENERAL;
  return { kind: 'date', year, month, day, time, elapsed };
}

function readDigitFormat(tokens: readonly Token[], signed: boolean): NumberFormat {
  const isPlaceholder = (token: Token) => token.kind === 'digit' && '0#?'.includes(token.text);
  const first = tokens.findIndex(isPlaceholder);
  const last = tokens.findLastIndex(isPlaceholder);
  if (tokens.some((token) => token.kind === 'general' || (token.kind === 'mark' && token.text !== '%'))) return GENERAL;
  const placeholders = first < 0 ? [] : tokens.slice(first, last + 1);
  if (placeholders.some((token) => token.kind !== 'digit')) return GENERAL;
  const pattern = placeholders.map((token) => token.text).join('');
  const [integer = '', fraction = ''] = pattern.split('.');
  const before = tokens.slice(0, first < 0 ? tokens.length : first);
  const after = first < 0 ? [] : tokens.slice(last + 1);
  // a comma behind the last digit divides by a thousand: shown as it is
  if (after[0]?.text === ',' && after[0].kind === 'digit') return GENERAL;
  const around = [...before, ...after];
  return {
    kind: 'digits',
    before: textOf(before),
    after: textOf(after),
    percent: around.some((token) => token.kind === 'mark'),
    literalPercent: around.some((token) => token.kind === 'literal' && token.text.includes('%')),
    decimals: fraction.replaceAll(',', '').length,
    minIntegerDigits: integer.replace(/[^0]/g, '').length,
    grouped: integer.includes(','),
    signed,
  };
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join('');
}
