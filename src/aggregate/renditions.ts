import type { FileFormat } from '../model/file-format.ts';
import { foldWords } from '../model/fold-text.ts';
import { taskKeyText } from '../model/plan.ts';
import type { Reading } from '../model/reading.ts';

export type ReadFile = {
  readonly name: string;
  readonly sha256: string;
  readonly format: FileFormat;
  readonly reading: Reading;
};

/** The share of its words that a signed or scanned copy has in common with the file it was made from. */
const SAME_WORDS = 0.8;

/**
 * Whether a .pdf says the same as an editable file: the signed or printed copy of the same report, which must count once.
 * The editable file is the better one to read.
 */
export function isRendition(file: ReadFile, original: ReadFile): boolean {
  if (file.format !== 'pdf' || original.format === 'pdf') return false;
  const tasks = new Set(original.reading.records.map(taskKeyText));
  if (!file.reading.records.every((record) => tasks.has(taskKeyText(record)))) return false;
  const words = wordsOf(file.reading);
  const others = wordsOf(original.reading);
  if (words.size === 0) return file.reading.records.length > 0;
  let shared = 0;
  for (const word of words) if (others.has(word)) shared += 1;
  return shared / words.size >= SAME_WORDS;
}

/** Whether two files give every task that the first names the same status and percentage. */
export function saysTheSame(file: ReadFile, original: ReadFile): boolean {
  const told = new Map(original.reading.records.map((record) => [taskKeyText(record), record]));
  return file.reading.records.every((record) => {
    const other = told.get(taskKeyText(record));
    return other?.status === record.status && other.percent === record.percent;
  });
}

function wordsOf(reading: Reading): ReadonlySet<string> {
  const texts = [
    ...reading.records.flatMap((record) => [record.result, record.difficulties, record.proposals]),
    ...reading.general.difficulties.map((each) => each.text),
    ...reading.general.proposals.map((each) => each.text),
    ...reading.unmatched.map((row) => row.text),
  ];
  return new Set(texts.flatMap((text) => (text === null ? [] : foldWords(text).split(' '))));
}
