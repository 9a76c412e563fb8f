import type { Cell, TableBlock, TableRow } from '../../../model/content.ts';
import type { Source } from '../../../model/source.ts';
import { MAX_COLUMNS, type WordCell, type WordRow, type WordTable } from './story-parts.ts';

/** Positions of one grid: one row of hundreds of columns makes every other row as wide. */
const MAX_POSITIONS = 2_000_000;

/**
 * Lays a table out as a grid: every row as wide as the widest, cells at their columns, covered positions repeating their
 * master. Only what the rows use counts, for w:tblGrid is often wrong or missing.
 * @param source the table's; rows are counted from 1
 * @returns isCapped: the grid would be too large and its last rows are left out
 */
export function layOutTable(
  table: WordTable,
  source: Source,
): { readonly block: TableBlock; readonly isCapped: boolean } {
  const widest = table.rows.reduce((width, row) => Math.max(width, widthOf(row)), 0);
  const columnCount = Math.min(widest, MAX_COLUMNS);
  const maxRows = Math.floor(MAX_POSITIONS / Math.max(columnCount, 1));
  const rows: TableRow[] = [];
  let above: readonly Cell[] = [];
  for (const row of table.rows.slice(0, maxRows)) {
    above = layOutRow(row, { columnCount, above, rowIndex: rows.length });
    rows.push({ cells: above, repeatsAsHeader: row.repeatsAsHeader, source: { ...source, row: rows.length + 1 } });
  }
  return { block: { kind: 'table', sheet: null, columnCount, rows, source }, isCapped: table.rows.length > maxRows };
}

function widthOf(row: WordRow): number {
  return row.cells.reduce((width, cell) => width + cell.span, row.columnsBefore + row.columnsAfter);
}

const BLANK: Cell = { text: '', value: { kind: 'blank' }, anchor: null, bold: false, struck: false };

function layOutRow(
  row: WordRow,
  { columnCount, above, rowIndex }: { columnCount: number; above: readonly Cell[]; rowIndex: number },
): readonly Cell[] {
  const cells = Array.from({ length: Math.min(row.columnsBefore, columnCount) }, () => BLANK);
  for (const cell of row.cells) {
    const column = cells.length;
    if (column >= columnCount) break;
    const first = coveredCell(cell, { left: cells.at(-1), above: above[column], rowIndex, column }) ?? makeCell(cell);
    cells.push(first);
    const covered: Cell = { ...first, anchor: first.anchor ?? { row: rowIndex, column } };
    while (cells.length < Math.min(column + cell.span, columnCount)) cells.push(covered);
  }
  while (cells.length < columnCount) cells.push(BLANK);
  return cells;
}

/** A cell that continues a merge, as its master; undefined for a cell of its own. */
function coveredCell(
  cell: WordCell,
  place: { left: Cell | undefined; above: Cell | undefined; rowIndex: number; column: number },
): Cell | undefined {
  const { left, above, rowIndex, column } = place;
  if (cell.continues === 'left' && left !== undefined) {
    return { ...left, anchor: left.anchor ?? { row: rowIndex, column: column - 1 } };
  }
  if (cell.continues === 'above' && above !== undefined) {
    return { ...above, anchor: above.anchor ?? { row: rowIndex - 1, column } };
  }
  return undefined;
}

function makeCell({ text, bold, struck }: WordCell): Cell {
  const isBlank = text.trim() === '';
  return { text: isBlank ? '' : text, value: { kind: isBlank ? 'blank' : 'text' }, anchor: null, bold, struck };
}
