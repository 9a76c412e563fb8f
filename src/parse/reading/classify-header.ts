import { foldWords } from '../../model/fold-text.ts';
import { withoutColumnMonth } from './column-months.ts';
import { HEADER_WORDS, type ColumnMeaning } from './header-words.ts';

/** Words that headers add without changing their meaning: "Khó khăn, vướng mắc (nếu có)". */
const FILLERS = new Set(['va', 'cac', 'nhung', 'cua', 'hoac', 'neu', 'theo', 've']);
/** Read only when they are the whole header: "đơn vị" is an agency, "đơn vị tính" is not. */
const WHOLE_ONLY = new Set([
  'don vi',
  'co quan',
  'ke hoach',
  'quyet dinh',
  'van ban',
  'can cu',
  'thoi gian',
  'co quan don vi',
  'ky bao cao',
  'chi tieu',
  'thang nay',
  'thang truoc',
  'trong thang',
  'ty le',
  'ti le',
  'da thuc hien',
  'muc do',
]);
const LEAST_COVERAGE = 0.4;
const TICK_COVERAGE = 0.75;

const PHRASES: ReadonlyMap<string, ColumnMeaning> = new Map(
  Object.entries(HEADER_WORDS).flatMap(
    ([meaning, phrases]) =>
      phrases.map((phrase): [string, ColumnMeaning] => [listWords(phrase).join(' '), meaning as ColumnMeaning]), // keys of the table
  ),
);
const LONGEST_PHRASE_WORDS = Math.max(...[...PHRASES.keys()].map((phrase) => phrase.split(' ').length));
/** Longer texts are content. */
const LONGEST_HEADER_WORDS = 24;
const LONGEST_HEADER_LETTERS = 200;

/** What a header text means, or undefined when it is no header that we know. The text outside brackets decides first. */
export function classifyHeader(text: string): ColumnMeaning | undefined {
  if (text.length > LONGEST_HEADER_LETTERS) return undefined;
  const outside = classifyWords(text.replace(/\([^)]*\)/g, ' '));
  if (outside === 'note' || outside === undefined) {
    const whole = classifyWords(text);
    if (whole === 'difficulty' || (outside === undefined && whole !== undefined)) return whole;
  }
  // "Tỷ lệ tháng này" is a rate.
  return outside ?? classifyWords(withoutColumnMonth(text));
}

function classifyWords(text: string): ColumnMeaning | undefined {
  const words = listWords(text);
  if (words.length === 0) return undefined;
  if (words.length > LONGEST_HEADER_WORDS) return undefined;
  const found = findPhrase(words);
  if (found === undefined) return undefined;
  // "Kết quả thực hiện, khó khăn, vướng mắc, đề xuất": the column begins with the result.
  if ((found === 'difficulty' || found === 'proposal') && startsWith(words, 'result')) return 'result';
  return found === 'proposal' && startsWith(words, 'difficulty') ? 'difficulty' : found;
}

function listWords(text: string): readonly string[] {
  return foldWords(text)
    .split(' ')
    .filter((word) => word !== '' && !FILLERS.has(word) && !/^\d/.test(word));
}

/** The meaning of the longest known wording among the words; among equals the first. */
function findPhrase(words: readonly string[]): ColumnMeaning | undefined {
  let best: { meaning: ColumnMeaning; letters: number } | undefined;
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_PHRASE_WORDS); to += 1) {
      const phrase = words.slice(from, to).join(' ');
      const meaning = PHRASES.get(phrase);
      if (meaning === undefined || phrase.length <= (best?.letters ?? 0)) continue;
      if (fits(meaning, phrase, { from, count: to - from, all: words.length }))
        best = { meaning, letters: phrase.length };
    }
  }
  return best?.meaning;
}

function fits(
  meaning: ColumnMeaning,
  phrase: string,
  { from, count, all }: { from: number; count: number; all: number },
): boolean {
  const coverage = count / all;
  if (count === 1 || WHOLE_ONLY.has(phrase)) return coverage === 1;
  if (meaning.startsWith('tick_')) return coverage >= TICK_COVERAGE;
  return coverage >= LEAST_COVERAGE || from === 0;
}

function startsWith(words: readonly string[], meaning: ColumnMeaning): boolean {
  return words.some((_, at) => at < words.length - 1 && PHRASES.get(words.slice(0, at + 1).join(' ')) === meaning);
}
