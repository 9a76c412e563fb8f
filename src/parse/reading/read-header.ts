import type { TableBlock } from '../../model/content.ts';
import { classifyHeader } from './classify-header.ts';
import { withoutColumnMonth } from './column-months.ts';
import { countWords, listSeenCells, masterOf } from './grid.ts';
import type { ColumnMeaning } from './header-words.ts';

export type Column = { readonly meaning: ColumnMeaning | null; readonly header: string };

export type TableHeader = {
  readonly columns: readonly Column[];
  /** index of its last row, the "(1) (2) (3)" row included */
  readonly lastRow: number;
};

const MOST_HEADER_ROWS = 5;
const LONGEST_HEADER_WORDS = 22;
const PARENTS_THAT_DECIDE: ReadonlySet<ColumnMeaning> = new Set(['deadline', 'product', 'lead', 'support', 'before']);
const LEADING: ReadonlySet<ColumnMeaning> = new Set(['number', 'task']);
const PROGRESS_MEANINGS: ReadonlySet<ColumnMeaning> = new Set(['result', 'status', 'progress', 'difficulty']);

/** Reads a header that begins in a row: several rows deep, with merged cells; undefined when the row begins none. */
export function readHeader(table: TableBlock, row: number): TableHeader | undefined {
  if (!beginsHeader(table, row)) return undefined;
  let last = row;
  while (last + 1 < table.rows.length && last - row < MOST_HEADER_ROWS && continuesHeader(table, row, last + 1))
    last += 1;
  const columns = Array.from({ length: table.columnCount }, (_, column) => readColumn(table, column, row, last));
  if (last + 1 < table.rows.length && isColumnNumbers(table, last + 1)) last += 1;
  return { columns, lastRow: last };
}

/** A row of column numbers, "(1) (2) (3)" or "A B 1 2 3=1+2". */
export function isColumnNumbers(table: TableBlock, row: number): boolean {
  const cells = listSeenCells(table, row);
  if (cells.length < 3 || cells.length < table.columnCount / 2) return false;
  const numbers = cells.map(({ text }) => /^[([]?(\d{1,2}|[A-Za-z])[)\]]?(?:\s*=.*)?$/.exec(text)?.[1]);
  if (numbers.includes(undefined)) return false;
  const digits = numbers.map(Number).filter((number) => !Number.isNaN(number));
  return digits.length >= 2 && digits.every((number, at) => at === 0 || number === (digits[at - 1] ?? 0) + 1);
}

function beginsHeader(table: TableBlock, row: number): boolean {
  const cells = listSeenCells(table, row).filter((cell) => !cell.fromAbove);
  if (cells.length < 2) return false;
  if (cells.some(({ text }) => /^\d{1,3}[.)]?$/.test(text) || countWords(text) > LONGEST_HEADER_WORDS)) return false;
  if (cells.some(({ text }) => /^(?:nhiệm vụ|nv|nội dung|mục)\s*(?:số\s*)?\d/iu.test(text))) return false;
  const meanings = cells.map(({ text }) => classifyHeader(text));
  const known = new Set(meanings.filter((meaning) => meaning !== undefined));
  const unknown = cells.filter(({ text }, at) => meanings[at] === undefined && withoutColumnMonth(text) !== '');
  if (known.size < 2 || unknown.length > cells.length / 2) return false;
  const tellsProgress = [...known].some((meaning) => PROGRESS_MEANINGS.has(meaning) || meaning.startsWith('tick_'));
  return known.has('task') || (known.has('number') && tellsProgress);
}

function continuesHeader(table: TableBlock, first: number, row: number): boolean {
  const cells = listSeenCells(table, row);
  const own = cells.filter((cell) => !cell.fromAbove);
  if (own.length === 0) return cells.length > 0;
  if (own.length === 1 && own[0] !== undefined && own[0].lastColumn - own[0].firstColumn + 1 >= table.columnCount)
    return false;
  if (isSecondLine(table, first, row)) return true;
  const above = listSeenCells(table, first);
  return own.every(({ text, firstColumn, lastColumn }) => {
    if (/^\d{1,3}[.)]?$/.test(text) || countWords(text) > 12) return false;
    const parent = above.find((cell) => cell.firstColumn <= firstColumn && cell.lastColumn >= lastColumn);
    const underSpan = parent !== undefined && parent.lastColumn > parent.firstColumn;
    if (underSpan) return true;
    // Without merges: a second header line stands under an empty place of the first, or is itself a header word.
    return classifyHeader(text) !== undefined && (parent === undefined || parent.fromAbove);
  });
}

/** A second line without merges: header words only, and nothing where number and task would stand. */
function isSecondLine(table: TableBlock, first: number, row: number): boolean {
  const cells = listSeenCells(table, row);
  if (cells.length === 0 || !cells.every(({ text }) => classifyHeader(text) !== undefined)) return false;
  const leading = listSeenCells(table, first).filter(({ text }) => LEADING.has(classifyHeader(text) ?? 'note'));
  return leading.every((lead) =>
    cells.every((cell) => cell.lastColumn < lead.firstColumn || cell.firstColumn > lead.lastColumn),
  );
}

function readColumn(table: TableBlock, column: number, first: number, last: number): Column {
  const texts: string[] = [];
  let before: string | undefined;
  for (let row = first; row <= last; row += 1) {
    const master = masterOf(table, row, column);
    const text = listSeenCells(table, row).find(
      (cell) => cell.firstColumn <= column && column <= cell.lastColumn,
    )?.text;
    if (text !== undefined && master !== before) texts.push(text);
    before = master;
  }
  const meanings = texts.map(classifyHeader);
  const parent = meanings.find((meaning) => meaning !== undefined);
  const child = meanings.findLast((meaning) => meaning !== undefined);
  // "Đã hoàn thành – Quá hạn" is done, if late; "Chưa hoàn thành – Trong hạn" is not.
  const decides =
    parent !== undefined &&
    (PARENTS_THAT_DECIDE.has(parent) || (parent.startsWith('tick_') && child?.startsWith('tick_') === true));
  const deciding = decides ? parent : child;
  return { meaning: deciding ?? classifyHeader(texts.join(' ')) ?? null, header: texts.join(' – ') };
}
