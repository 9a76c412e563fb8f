import type { Cell, CellValue, TableBlock, TableRow } from '../../../model/content.ts';
import { InputError } from '../../../model/errors.ts';
import { readNumberFormat, type NumberFormatSections } from './number-format.ts';
import type { RawCell, RawSheet } from './raw-sheet.ts';
import { resolveMerges } from './resolve-merges.ts';
import { showNumber, type DateSystem, type ShownValue } from './show-number.ts';
import type { SheetLimits } from './limits.ts';

/** What the tables of a workbook may still take; shared by its sheets and used up as they are built. */
export type Budget = { positions: number; characters: number };

export type SheetTable = {
  /** undefined when the sheet shows no text at all */
  readonly table: TableBlock | undefined;
  /** the last row of the sheet in the table, when later ones had no room */
  readonly lastRowRead: number | null;
  /** merged ranges that reached beyond the sheet's content by far, or would have hidden some of it */
  readonly mergesNotKept: number;
};

/** A longer stretch of blank rows between two used ones means that the second was put there by accident or on purpose. */
const MAX_BLANK_ROWS = 50;

const BLANK: Cell = { text: '', value: { kind: 'blank' }, anchor: null, bold: false, struck: false };

/**
 * Builds the table of a sheet: from its first to its last row with text, from column A to its last column with text.
 * Blank rows between are kept unless there are more than fifty in a row; each row knows its number in Excel.
 * @throws InputError 'too_large' when the texts of all positions together exceed the budget
 */
export function buildSheetTable(
  sheet: RawSheet,
  { file, dates, budget, limits }: { file: string; dates: DateSystem; budget: Budget; limits: SheetLimits },
): SheetTable {
  const shown = new Map<number, Map<number, Cell>>();
  let columnCount = 0;
  const formats: Formats = new Map();
  for (const raw of sheet.cells) {
    const cell = showCell(raw, { dates, formats });
    if (cell === undefined) continue;
    const row = shown.get(raw.row) ?? new Map<number, Cell>();
    shown.set(raw.row, row.set(raw.column, cell));
    columnCount = Math.max(columnCount, raw.column);
  }
  if (columnCount === 0) return { table: undefined, lastRowRead: null, mergesNotKept: 0 };

  const wanted = listRows([...shown.keys()].toSorted((a, b) => a - b));
  const numbers = wanted.slice(0, Math.max(1, Math.floor(budget.positions / columnCount)));
  const grid = numbers.map((number) => {
    const cells = shown.get(number);
    return Array.from({ length: columnCount }, (_, index) => cells?.get(index + 1) ?? BLANK);
  });
  const { notKept } = resolveMerges(grid, { numbers, merges: sheet.merges, limits });

  budget.positions -= numbers.length * columnCount;
  for (const row of grid) for (const cell of row) budget.characters -= cell.text.length;
  if (budget.characters < 0) throw new InputError('too_large', `trang tính “${sheet.name}” có quá nhiều chữ`);

  const source = { file, sheet: sheet.name };
  const rows: TableRow[] = grid.map((cells, index) => ({
    cells,
    repeatsAsHeader: false,
    source: { ...source, row: numbers[index] ?? 0 },
  }));
  return {
    table: { kind: 'table', sheet: sheet.name, columnCount, rows, source },
    lastRowRead: numbers.length < wanted.length ? (numbers.at(-1) ?? null) : null,
    mergesNotKept: notKept,
  };
}

/** @param used row numbers in order */
function listRows(used: readonly number[]): number[] {
  const rows: number[] = [];
  for (const number of used) {
    const last = rows.at(-1);
    if (last !== undefined && number - last - 1 <= MAX_BLANK_ROWS) {
      for (let blank = last + 1; blank < number; blank += 1) rows.push(blank);
    }
    rows.push(number);
  }
  return rows;
}

/** The cell as its reader sees it; undefined when it shows nothing and carries nothing. */
function showCell(cell: RawCell, options: ShowOptions): Cell | undefined {
  const { text, value } = showValue(cell, options);
  if (text.trim() === '' && value.kind === 'text') return undefined;
  return { text, value, anchor: null, bold: cell.bold, struck: cell.struck };
}

/** Number formats by their code: a sheet has few. */
type Formats = Map<string, NumberFormatSections>;
type ShowOptions = { readonly dates: DateSystem; readonly formats: Formats };

function showValue({ raw, format }: RawCell, { dates, formats }: ShowOptions): ShownValue {
  switch (raw.kind) {
    case 'text':
      return { text: tidyLines(raw.text), value: TEXT };
    case 'number':
      return showNumber(raw.number, format === null ? null : findFormat(format, formats), dates);
    case 'boolean':
      return { text: raw.boolean ? 'TRUE' : 'FALSE', value: { kind: 'boolean', boolean: raw.boolean } };
    case 'error':
      return { text: raw.error, value: { kind: 'error', error: raw.error } };
    case 'shown':
      return { text: tidyLines(raw.text), value: raw.value };
  }
  return raw satisfies never;
}

function findFormat(code: string, formats: Formats): NumberFormatSections {
  const known = formats.get(code);
  if (known !== undefined) return known;
  const read = readNumberFormat(code);
  formats.set(code, read);
  return read;
}

const TEXT: CellValue = { kind: 'text' };

function tidyLines(text: string): string {
  return text.normalize('NFC').replace(/\r\n?|\u2028|\u2029/g, '\n');
}
