import { foldWords } from '../../model/fold-text.ts';
import { HEADER_WORDS, type ColumnMeaning } from './header-words.ts';

/** Words that headers add without changing their meaning: "Khó khăn, vướng mắc (nếu có)". */
const FILLERS = new Set(['va', 'cac', 'nhung', 'cua', 'hoac', 'neu', 'theo', 've', 'ghi', 'ro']);
/** Read only when they are the whole header: "đơn vị" is an agency, "đơn vị tính" is not. */
const WHOLE_ONLY = new Set([
  'don vi',
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

const PHRASES: readonly { meaning: ColumnMeaning; words: string; count: number }[] = Object.entries(HEADER_WORDS)
  .flatMap(([meaning, phrases]) =>
    phrases.map((phrase) => {
      const words = foldWords(phrase);
      return { meaning: meaning as ColumnMeaning, words, count: words.split(' ').length }; // keys of the table
    }),
  )
  .toSorted((one, other) => other.words.length - one.words.length);

/** What a header text means, or undefined when it is no header that we know. The text outside brackets decides first. */
export function classifyHeader(text: string): ColumnMeaning | undefined {
  const outside = classifyWords(text.replace(/\([^)]*\)/g, ' '));
  if (outside === 'note' || outside === undefined) {
    const whole = classifyWords(text);
    if (whole === 'difficulty' || outside === undefined) return whole;
  }
  return outside;
}

function classifyWords(text: string): ColumnMeaning | undefined {
  const words = foldWords(text)
    .split(' ')
    .filter((word) => word !== '' && !FILLERS.has(word) && !/^\d/.test(word));
  const header = words.join(' ');
  if (header === '') return undefined;
  const found = PHRASES.find(({ meaning, words: phrase, count }) => {
    if (!` ${header} `.includes(` ${phrase} `)) return false;
    const coverage = count / words.length;
    if (count === 1 || WHOLE_ONLY.has(phrase)) return coverage === 1;
    if (meaning.startsWith('tick_')) return coverage >= TICK_COVERAGE;
    return coverage >= LEAST_COVERAGE || header.startsWith(`${phrase} `);
  });
  if (found === undefined) return undefined;
  // "Kết quả thực hiện, khó khăn, vướng mắc, đề xuất": the column begins with the result.
  if ((found.meaning === 'difficulty' || found.meaning === 'proposal') && startsWithResult(header)) return 'result';
  if (
    found.meaning === 'proposal' &&
    PHRASES.some((each) => each.meaning === 'difficulty' && header.startsWith(each.words))
  ) {
    return 'difficulty';
  }
  return found.meaning;
}

function startsWithResult(header: string): boolean {
  return HEADER_WORDS.result.some((phrase) => header.startsWith(`${foldWords(phrase)} `));
}
