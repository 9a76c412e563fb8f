/**
 * A number as a list shows it (ECMA-376 17.18.59, ST_NumberFormat); formats that no Vietnamese office uses are shown as
 * decimals, so that the count is right even where its form is not.
 * @param custom the pattern of format "custom": "001, 002, 003, ..."
 */
export function formatNumber(value: number, format: string, custom: string | null = null): string {
  switch (format) {
    case 'upperRoman':
      return romanNumeral(value);
    case 'lowerRoman':
      return romanNumeral(value).toLowerCase();
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerLetter':
      return letters(value);
    case 'decimalZero':
      return padded(value, 2);
    case 'custom':
      return padded(value, /^0*1(?=,|$)/.exec(custom ?? '')?.[0].length ?? 1);
    case 'ordinal':
      return `${value}${ordinalEnding(value)}`;
    case 'numberInDash':
      return `- ${value} -`;
    case 'decimalEnclosedParen':
      return `(${value})`;
    case 'decimalEnclosedFullstop':
      return `${value}.`;
    case 'decimalEnclosedCircle':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);
    case 'none':
    case 'bullet':
      return '';
    default:
      return String(value);
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'],
  [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
]; // prettier-ignore
const MAX_ROMAN = 3999;

function romanNumeral(value: number): string {
  if (value < 1 || value > MAX_ROMAN) return String(value);
  let rest = value;
  let numeral = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      numeral += sign;
      rest -= worth;
    }
  }
  return numeral;
}

const ALPHABET = 26;
const MAX_REPEATED = 30;

/** a … z, then aa, bb, …: the letter is repeated, unlike the columns of a sheet. */
function letters(value: number): string {
  if (value < 1 || value > ALPHABET * MAX_REPEATED) return String(value);
  const letter = String.fromCodePoint(0x61 + ((value - 1) % ALPHABET));
  return letter.repeat(Math.ceil(value / ALPHABET));
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
