import type { Agency } from '../../model/agency.ts';
import { foldAgencyName, type AgencyNames } from './agency-names.ts';

/** An agency named in a text; `agency` null when it is a place's UBND that the roster lacks. */
export type NamedAgency = {
  readonly agency: Agency | null;
  readonly name: string;
  /** position of its first and last word in the folded text, for "the last one named" */
  readonly firstWord: number;
  readonly lastWord: number;
  /** named by a whole name, not by an abbreviation */
  readonly inFull: boolean;
};

const LEVELS = ['xa', 'phuong', 'thi tran', 'huyen', 'thi xa', 'thanh pho'] as const;
const LEVEL_WORDS: Readonly<Record<string, string>> = {
  xa: 'xã',
  phuong: 'phường',
  'thi tran': 'thị trấn',
  huyen: 'huyện',
  'thi xa': 'thị xã',
  'thanh pho': 'thành phố',
};
/** Behind a place's name these make another place of it: Quy Nhơn Đông. */
const DIRECTIONS = new Set(['dong', 'tay', 'nam', 'bac']);
/** Words at which the name of a place ends; a first word is never one of them ("Quy Nhơn", "Thị Nại"). */
const BEHIND_PLACES = new Set(
  (
    'tinh huyen xa phuong bao gui ve ket thang ngay ban nop va cac uy de da bc so kem cua lan trong theo tren nhiem nam quy ' +
    't1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11 t12'
  ).split(' '),
);
const PAIRS_BEHIND_PLACES = new Set([
  'thi xa',
  'thi tran',
  'thanh pho',
  'doc lap',
  'cong hoa',
  'to cong',
  'van phong',
  'hoi dong',
  'phong tu',
  'phong van',
  'phong noi',
  'trung tam',
]);
const LONGEST_PLACE_WORDS = 3;

/** All agencies that a text names, in order; longer names win over names within them. */
export function findAgencies(text: string, names: AgencyNames): readonly NamedAgency[] {
  const words = foldAgencyName(text, names.province).split(' ');
  const found: NamedAgency[] = [];
  for (let at = 0; at < words.length;) {
    const named = findNameAt(words, at, names) ?? findPlaceAt(words, at) ?? findAbbreviationAt(words, at, names);
    if (named === undefined) at += 1;
    else {
      found.push(named);
      at = named.lastWord + 1;
    }
  }
  return found;
}

function findNameAt(words: readonly string[], at: number, { names, longest }: AgencyNames): NamedAgency | undefined {
  for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
    const agency = names.get(words.slice(at, at + length).join(' '));
    if (agency === undefined) continue;
    const place = agency.level === 'district' || agency.level === 'commune';
    // "xã An Nhơn" within "thị xã An Nhơn"; "phường Quy Nhơn" within "phường Quy Nhơn Đông"
    if (place && words[at] === 'xa' && words[at - 1] === 'thi') continue;
    if (place && DIRECTIONS.has(words[at + length] ?? '')) continue;
    return { agency, name: agency.name, firstWord: at, lastWord: at + length - 1, inFull: true };
  }
  return undefined;
}

/** "UBND xã Nhơn Hậu", which the roster may lack; the bare place only where "uỷ ban nhân dân" stands in front. */
function findPlaceAt(words: readonly string[], at: number): NamedAgency | undefined {
  if (words.slice(at, at + 4).join(' ') !== 'uy ban nhan dan') return undefined;
  const level = LEVELS.findLast((each) =>
    words
      .slice(at + 4)
      .join(' ')
      .startsWith(`${each} `),
  );
  if (level === undefined) return undefined;
  const from = at + 4 + level.split(' ').length;
  let to = from;
  while (to < words.length && to - from < LONGEST_PLACE_WORDS && (to === from || !endsPlace(words, to))) to += 1;
  if (DIRECTIONS.has(words[to] ?? '') && to > from) to += 1;
  if (to === from) return undefined;
  return {
    agency: null,
    name: `UBND ${LEVEL_WORDS[level] ?? level} ${words.slice(from, to).join(' ')}`,
    firstWord: at,
    lastWord: to - 1,
    inFull: true,
  };
}

function endsPlace(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  return BEHIND_PLACES.has(word) || /\d/.test(word) || PAIRS_BEHIND_PLACES.has(`${word} ${words[at + 1] ?? ''}`);
}

function findAbbreviationAt(
  words: readonly string[],
  at: number,
  { abbreviations }: AgencyNames,
): NamedAgency | undefined {
  for (const length of [3, 2, 1]) {
    const agency = abbreviations.get(words.slice(at, at + length).join(' '));
    if (agency !== undefined)
      return { agency, name: agency.name, firstWord: at, lastWord: at + length - 1, inFull: false };
  }
  return undefined;
}
