import {
  bold,
  lineLength,
  plain,
  type Cell,
  type Column,
  type Inline,
  type Line,
  type Row,
  type TableBlock,
} from './block.ts';
import { cleanLine } from './clean-text.ts';
import { sourceAnchor, type StyleId } from './docx-page.ts';

/**
 * Writes a ruled table of fixed column widths, whose header rows repeat on each page, as WordprocessingML.
 * By hand and not through docx, whose objects for the annexes of a full month (7,000 rows) take 1.2 GB. A very long
 * table goes on as another one on a new page, where its reader sees no difference.
 * @returns w:tbl elements, with a paragraph between them; children are in the order of ECMA-376, 17.4
 */
export function writeTable(table: TableBlock): string {
  return splitRows(table.rows)
    .map((rows) => writeOneTable({ ...table, rows }))
    .join(NEW_PAGE);
}

/** Programs lay out a table in more than linear time: 2,000 records take LibreOffice 48 s in one table, 12 s in these. */
const MAX_ROWS = 250;
const NEW_PAGE =
  '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>';

/** Cuts between tasks or where a task is named again, never below the title of a group. */
function splitRows(rows: readonly Row[]): readonly (readonly Row[])[] {
  const pieces: Row[][] = [[]];
  for (const row of rows) {
    const piece = pieces.at(-1) ?? [];
    const isContinued = row.kind === 'cells' && row.cells.some((cell) => cell.merge === 'rest');
    if (piece.length < MAX_ROWS || isContinued || piece.at(-1)?.kind === 'group') piece.push(row);
    else pieces.push([row]);
  }
  return pieces;
}

function writeOneTable({ columns, rows, look }: TableBlock): string {
  const { text, head, margin } = LOOKS[look];
  const titles = columns.map((column) => bold(column.title));
  const numbers = columns.map((_, index) => plain(`(${index + 1})`));
  const headers = look === 'annex' ? [titles, numbers] : [titles];
  const width = columns.reduce((sum, column) => sum + column.widthTwips, 0);
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/>${BORDERS}<w:tblLayout w:type="fixed"/><w:tblCellMar>`,
    `<w:left w:w="${margin}" w:type="dxa"/><w:right w:w="${margin}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`,
    ...columns.map((column) => `<w:gridCol w:w="${column.widthTwips}"/>`),
    '</w:tblGrid>',
    ...headers.map((line) => writeHeaderRow(line, columns, head)),
    ...rows.map((row, index) => {
      const keepNext = look !== 'annex' && index < rows.length - 1;
      return writeRow(row, { columns, style: text, keepNext });
    }),
    '</w:tbl>',
  ].join('');
}

/** How each look is made: styles, and the space left and right of a cell's text in twips. */
const LOOKS: Readonly<Record<TableBlock['look'], { text: StyleId; head: StyleId; margin: number }>> = {
  annex: { text: 'TableText', head: 'TableHead', margin: 70 },
  summary: { text: 'TableText', head: 'TableHead', margin: 70 },
  narrow_summary: { text: 'TableText', head: 'NarrowHead', margin: 30 },
};

const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const BORDERS = `<w:tblBorders>${SIDES.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')}</w:tblBorders>`;

/** A row up to this many lines is kept on one page; a longer one must be free to break, or Word would cut it off. */
const MAX_UNBROKEN_LINES = 14;
/** An average character of 11 pt Times New Roman is about 5 pt wide. */
const CHARACTER_WIDTH_TWIPS = 104;

function writeHeaderRow(titles: Line, columns: readonly Column[], style: StyleId): string {
  const cells = titles.map((title, index) => {
    const line = writeParagraph([title], { style, align: 'centre', keepNext: true });
    return writeCellOf(`${widthOf(columns[index])}<w:vAlign w:val="center"/>`, line);
  });
  return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`;
}

type RowContext = { readonly columns: readonly Column[]; readonly style: StyleId; readonly keepNext: boolean };

function writeRow(row: Row, { columns, style, keepNext }: RowContext): string {
  if (row.kind === 'group') {
    const line = writeParagraph([bold(row.text)], { style, align: 'left', keepNext: true });
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${writeCellOf(`<w:gridSpan w:val="${columns.length}"/>`, line)}</w:tr>`;
  }
  const isShort = countLines(row.cells, columns) <= MAX_UNBROKEN_LINES;
  const cells = row.cells.map((cell, index) =>
    writeCell(cell, { column: columns[index], style, keepNext, isBold: row.bold }),
  );
  return `<w:tr>${isShort ? '<w:trPr><w:cantSplit/></w:trPr>' : ''}${cells.join('')}</w:tr>`;
}

type CellContext = {
  readonly column: Column | undefined;
  readonly style: StyleId;
  readonly keepNext: boolean;
  readonly isBold: boolean;
};

function writeCell(cell: Cell, { column, style, keepNext, isBold }: CellContext): string {
  const lines = cell.lines.length === 0 ? [[]] : cell.lines;
  const paragraphs = lines.map((line, index) => {
    const shown = isBold ? line.map((each) => (each.kind === 'words' ? bold(each.text) : each)) : line;
    const entryOf = index === 0 ? cell.entryOf : undefined;
    return writeParagraph(shown, { style, align: column?.align ?? 'left', keepNext, entryOf });
  });
  return writeCellOf(`${widthOf(column)}${MERGES[cell.merge ?? 'none']}`, paragraphs.join(''));
}

const MERGES = { first: '<w:vMerge w:val="restart"/>', rest: '<w:vMerge/>', none: '' } as const;
const JUSTIFICATIONS = { left: 'left', centre: 'center', right: 'right' } as const;

function writeCellOf(properties: string, paragraphs: string): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs}</w:tc>`;
}

function widthOf(column: Column | undefined): string {
  return `<w:tcW w:w="${column?.widthTwips ?? 0}" w:type="dxa"/>`;
}

type ParagraphContext = {
  readonly style: StyleId;
  readonly align: Column['align'];
  readonly keepNext: boolean;
  readonly entryOf?: number | undefined;
};

function writeParagraph(line: Line, { style, align, keepNext, entryOf }: ParagraphContext): string {
  const runs = line.map(writeInline).join('');
  const marked =
    entryOf === undefined
      ? runs
      : `<w:bookmarkStart w:id="${entryOf}" w:name="${sourceAnchor(entryOf)}"/>${runs}<w:bookmarkEnd w:id="${entryOf}"/>`;
  const properties = `<w:pStyle w:val="${style}"/>${keepNext ? '<w:keepNext/>' : ''}<w:jc w:val="${JUSTIFICATIONS[align]}"/>`;
  return `<w:p><w:pPr>${properties}</w:pPr>${marked}</w:p>`;
}

function writeInline(inline: Inline): string {
  switch (inline.kind) {
    case 'words':
      return writeRun(inline.text, `${inline.bold ? '<w:b/><w:bCs/>' : ''}${inline.italic ? '<w:i/><w:iCs/>' : ''}`);
    case 'reference': {
      const run = writeRun(`[${inline.source}]`, '<w:vertAlign w:val="superscript"/>');
      return `<w:hyperlink w:anchor="${sourceAnchor(inline.source)}" w:history="1">${run}</w:hyperlink>`;
    }
  }
  return inline satisfies never;
}

/** The only way by which text enters a table: cleaned and escaped. */
function writeRun(text: string, properties: string): string {
  const escaped = cleanLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const format = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${format}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

/** About how many lines the highest cell of a row takes. */
function countLines(cells: readonly Cell[], columns: readonly Column[]): number {
  const heights = cells.map((cell, index) => {
    const charactersPerLine = Math.max(1, Math.floor((columns[index]?.widthTwips ?? 0) / CHARACTER_WIDTH_TWIPS));
    return cell.lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(lineLength(line) / charactersPerLine)), 0);
  });
  return Math.max(...heights);
}
