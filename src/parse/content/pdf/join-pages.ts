import type { PageBlock } from './build-page-blocks.ts';
import type { GridCell } from './fill-grid.ts';
import { beginsItem, beginsLowerCase, endsSentence, joinWrapped, wasWrapped } from './join-lines.ts';

type ParagraphBlock = Extract<PageBlock, { kind: 'paragraph' }>;

type DocumentTable = Extract<PageBlock, { kind: 'table' }> & {
  /** how many rows at its top are printed again where it goes on, or were printed before */
  readonly headerRows: number;
  /** the row, from 0, that went to the table of the page before: later ones keep their numbers on the page */
  readonly movedRow: number | null;
};

export type DocumentBlock = ParagraphBlock | DocumentTable;

/** Edges of columns that differ by no more than this are the same columns on two pages. */
const SAME_EDGE = 6;

/**
 * Puts the blocks of all pages in one order and makes one again what a page break cut: a sentence that goes on, and a row
 * of a table whose cells go on in a row without number on the next page. The tables themselves stay apart.
 */
export function joinPages(pages: readonly (readonly PageBlock[])[]): DocumentBlock[] {
  const joined: DocumentBlock[] = [];
  for (const blocks of pages) {
    const page: DocumentBlock[] = blocks.map((block) =>
      block.kind === 'table' ? { ...block, headerRows: 0, movedRow: null } : block,
    );
    const at = page.findIndex(isBody);
    const lastAt = joined.findLastIndex(isBody);
    const first = page[at];
    const last = joined[lastAt];
    if (first?.kind === 'paragraph' && last?.kind === 'paragraph' && isCut(last, first)) {
      joined[lastAt] = joinParagraphs(last, first);
      page.splice(at, 1);
    } else if (first?.kind === 'table' && last?.kind === 'table' && hasSameColumns(last, first)) {
      const tables = joinCutRow(last, first);
      joined[lastAt] = tables.last;
      page.splice(at, 1, ...(tables.first.rows.length === 0 ? [] : [tables.first]));
    }
    for (const block of page) joined.push(block);
  }
  return joined;
}

/** The table before a page break and the one after it, the header rows of both marked, a cut row in the first only. */
function joinCutRow(last: DocumentTable, first: DocumentTable): { last: DocumentTable; first: DocumentTable } {
  const headerRows = countRepeatedRows(last, first);
  const marked = {
    last: { ...last, headerRows: Math.max(last.headerRows, headerRows) },
    first: { ...first, headerRows },
  };
  const cut = first.rows[headerRows];
  const before = last.rows.at(-1);
  if (cut === undefined || before === undefined || !isCutRow(before, cut, { index: headerRows })) return marked;
  return {
    last: { ...marked.last, rows: last.rows.with(last.rows.length - 1, joinRows(before, cut)) },
    first: { ...marked.first, rows: dropRow(first.rows, headerRows), movedRow: headerRows },
  };
}

function isBody(block: DocumentBlock): boolean {
  return block.kind === 'table' || block.place === 'body';
}

function isCut(last: ParagraphBlock, first: ParagraphBlock): boolean {
  const room = last.margins.right - last.paragraph.last.left;
  return (
    beginsLowerCase(first.paragraph.text) &&
    !endsSentence(last.paragraph.text) &&
    wasWrapped(last.paragraph.last, { next: first.paragraph.first, room })
  );
}

function joinParagraphs(last: ParagraphBlock, first: ParagraphBlock): ParagraphBlock {
  const text = joinWrapped(last.paragraph.text, first.paragraph.text, { broken: false });
  const bold = last.paragraph.bold && first.paragraph.bold;
  return { ...last, paragraph: { ...last.paragraph, text, bold, last: first.paragraph.last } };
}

function hasSameColumns(last: DocumentTable, first: DocumentTable): boolean {
  const edges = first.grid.xs;
  return (
    edges.length === last.grid.xs.length &&
    edges.every((edge, index) => Math.abs(edge - (last.grid.xs[index] ?? 0)) <= SAME_EDGE)
  );
}

/** How many rows at the top are the same as at the top of the table before: a header row that is printed on each page. */
function countRepeatedRows(last: DocumentTable, first: DocumentTable): number {
  let count = 0;
  while (count < Math.min(first.rows.length, last.rows.length) && isSameRow(first.rows[count], last.rows[count]))
    count += 1;
  return count;
}

function isSameRow(a: readonly GridCell[] | undefined, b: readonly GridCell[] | undefined): boolean {
  return a !== undefined && b !== undefined && a.every((cell, index) => cell.text === b[index]?.text);
}

/**
 * Whether a row is the rest of the row before the page break: it has no number of its own, its words stand only where the
 * other row has words, and they go on in the middle of a sentence or there is no task named beside them.
 */
function isCutRow(before: readonly GridCell[], row: readonly GridCell[], { index }: { index: number }): boolean {
  if (row.some((cell, column) => cell.master.row !== index || cell.master.column !== column)) return false;
  const [number, task] = row;
  if (row.length < 3 || number?.text !== '' || before[0]?.text === '') return false;
  const filled = row
    .map((cell, column) => ({ text: cell.text, before: before[column]?.text ?? '' }))
    .filter(({ text }) => text !== '');
  if (filled.some((cell) => cell.before === '')) return false;
  const goesOn = filled.some(
    ({ text, before: start }) => beginsLowerCase(text) || (!endsSentence(start) && !beginsItem(text)),
  );
  return goesOn || task?.text === '';
}

function joinRows(before: readonly GridCell[], rest: readonly GridCell[]): GridCell[] {
  return before.map((cell, column) => {
    const more = rest[column]?.text ?? '';
    if (more === '') return cell;
    const isSentence = beginsLowerCase(more) || (!beginsItem(more) && !endsSentence(cell.text));
    return { ...cell, text: isSentence ? joinWrapped(cell.text, more, { broken: false }) : `${cell.text}\n${more}` };
  });
}

/** Takes a row out and moves the places that later cells point to. */
function dropRow(rows: readonly (readonly GridCell[])[], at: number): GridCell[][] {
  return rows
    .toSpliced(at, 1)
    .map((row) =>
      row.map((cell) =>
        cell.master.row > at ? { ...cell, master: { ...cell.master, row: cell.master.row - 1 } } : cell,
      ),
    );
}
