import type { Cell, TableBlock, TableRow } from '../../model/content.ts';
import { tidyText } from '../../model/fold-text.ts';

/** A cell that a reader sees once in a row: merged cells count as one, with the columns that they cover. */
export type SeenCell = {
  readonly text: string;
  readonly cell: Cell;
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** its merge began in a row above */
  readonly fromAbove: boolean;
};

/** Rows are looked at by several readers; their cells are folded once. */
const seenCells = new WeakMap<TableRow, readonly SeenCell[]>();

/** The cells with words of a row, each merge once. */
export function listSeenCells(table: TableBlock, row: number): readonly SeenCell[] {
  const found = table.rows[row];
  if (found === undefined) return [];
  const known = seenCells.get(found);
  if (known !== undefined) return known;
  const seen = readSeenCells(found.cells, row);
  seenCells.set(found, seen);
  return seen;
}

function readSeenCells(cells: readonly Cell[], row: number): readonly SeenCell[] {
  const seen: SeenCell[] = [];
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    if (cell === undefined) continue;
    let last = column;
    while (last + 1 < cells.length && isSameMerge(cells, column, last + 1)) last += 1;
    const text = tidyText(cell.text);
    if (text !== '') {
      seen.push({
        text,
        cell,
        firstColumn: column,
        lastColumn: last,
        fromAbove: cell.anchor !== null && cell.anchor.row < row,
      });
    }
    column = last;
  }
  return seen;
}

export function cellAt(table: TableBlock, row: number, column: number): Cell | undefined {
  return table.rows[row]?.cells[column];
}

/** Where the merge of a cell began, as "row:column"; its own place when it is not merged. */
export function masterOf(table: TableBlock, row: number, column: number): string {
  const anchor = cellAt(table, row, column)?.anchor;
  return anchor === null || anchor === undefined ? `${row}:${column}` : `${anchor.row}:${anchor.column}`;
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function isSameMerge(cells: readonly Cell[], first: number, next: number): boolean {
  const [one, other] = [cells[first], cells[next]];
  if (other?.anchor === null || other?.anchor === undefined || one === undefined) return false;
  if (one.anchor !== null) return other.anchor.row === one.anchor.row && other.anchor.column === one.anchor.column;
  return other.anchor.column === first;
}
