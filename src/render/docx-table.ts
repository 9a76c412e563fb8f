import {
  AlignmentType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import {
  bold,
  lineLength,
  plain,
  type Align,
  type Cell,
  type Column,
  type Line,
  type Row,
  type TableBlock,
} from './block.ts';
import { writeLine } from './docx-line.ts';
import type { StyleId } from './docx-page.ts';

const ALIGNMENTS = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** How each look is made: styles, and the space left and right of a cell's text in twips. */
const LOOKS: Readonly<Record<TableBlock['look'], { text: StyleId; head: StyleId; margin: number }>> = {
  annex: { text: 'TableText', head: 'TableHead', margin: 70 },
  summary: { text: 'TableText', head: 'TableHead', margin: 70 },
  narrow_summary: { text: 'TableText', head: 'NarrowHead', margin: 30 },
};

/** A row up to this many lines is kept on one page; a longer one must be free to break, or Word would cut it off. */
const MAX_UNBROKEN_LINES = 14;
/** An average character of 11 pt Times New Roman is about 5 pt wide. */
const CHARACTER_WIDTH_TWIPS = 104;

/** Writes a ruled table of fixed column widths whose header rows repeat on each page. */
export function writeTable({ columns, rows, look }: TableBlock): Table {
  const { text, head, margin } = LOOKS[look];
  const titles = columns.map((column) => bold(column.title));
  const numbers = columns.map((_, index) => plain(`(${index + 1})`));
  const headers = look === 'annex' ? [titles, numbers] : [titles];
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, column) => sum + column.widthTwips, 0), type: WidthType.DXA },
    columnWidths: columns.map((column) => column.widthTwips),
    margins: { marginUnitType: WidthType.DXA, left: margin, right: margin, top: 0, bottom: 0 },
    rows: [
      ...headers.map((line) => headerRow(columns, line, head)),
      ...rows.map((row, index) => {
        const keepNext = look !== 'annex' && index < rows.length - 1;
        return writeRow(row, { columns, style: text, keepNext });
      }),
    ],
  });
}

function headerRow(columns: readonly Column[], titles: Line, style: StyleId): TableRow {
  const children = titles.map(
    (title, index) =>
      new TableCell({
        width: cellWidth(columns[index]),
        verticalAlign: VerticalAlignTable.CENTER,
        children: [writeLine([title], { style, alignment: AlignmentType.CENTER })],
      }),
  );
  return new TableRow({ tableHeader: true, cantSplit: true, keepNext: true, children });
}

type RowContext = { readonly columns: readonly Column[]; readonly style: StyleId; readonly keepNext: boolean };

function writeRow(row: Row, { columns, style, keepNext }: RowContext): TableRow {
  if (row.kind === 'group') {
    const title = new TableCell({ columnSpan: columns.length, children: [writeLine([bold(row.text)], { style })] });
    return new TableRow({ cantSplit: true, keepNext: true, children: [title] });
  }
  const children = row.cells.map((cell, index) => writeCell(cell, { column: columns[index], style, isBold: row.bold }));
  const isShort = countLines(row.cells, columns) <= MAX_UNBROKEN_LINES;
  return new TableRow({ ...(isShort ? { cantSplit: true } : {}), ...(keepNext ? { keepNext: true } : {}), children });
}

type CellContext = { readonly column: Column | undefined; readonly style: StyleId; readonly isBold: boolean };

function writeCell(cell: Cell, { column, style, isBold }: CellContext): TableCell {
  const alignment = ALIGNMENTS[column?.align ?? ('left' satisfies Align)];
  const lines = cell.lines.length === 0 ? [[]] : cell.lines;
  const children = lines.map((line, index) => {
    const shown = isBold ? line.map((each) => (each.kind === 'words' ? bold(each.text) : each)) : line;
    const entryOf = index === 0 ? cell.entryOf : undefined;
    return writeLine(shown, { style, alignment }, entryOf === undefined ? {} : { entryOf });
  });
  return new TableCell({
    width: cellWidth(column),
    ...(cell.merge === undefined
      ? {}
      : { verticalMerge: cell.merge === 'first' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
    children,
  });
}

function cellWidth(column: Column | undefined) {
  return { size: column?.widthTwips ?? 0, type: WidthType.DXA };
}

/** About how many lines the highest cell of a row takes. */
function countLines(cells: readonly Cell[], columns: readonly Column[]): number {
  const heights = cells.map((cell, index) => {
    const charactersPerLine = Math.max(1, Math.floor((columns[index]?.widthTwips ?? 0) / CHARACTER_WIDTH_TWIPS));
    return cell.lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(lineLength(line) / charactersPerLine)), 0);
  });
  return Math.max(...heights);
}
