import { buildLines, type TextLine } from './build-lines.ts';
import { buildParagraphs, buildShortParagraphs, type Margins, type Paragraph } from './build-paragraphs.ts';
import { divideColumns } from './divide-columns.ts';
import { fillGrid, type GridCell } from './fill-grid.ts';
import { findGrids, type Grid } from './find-grids.ts';
import { findPageMarks, type PageMark } from './find-page-marks.ts';
import type { PdfPage } from './pdf-page.ts';

export type PageBlock =
  | {
      readonly kind: 'paragraph';
      readonly page: number;
      readonly paragraph: Paragraph;
      readonly place: 'body' | PageMark;
      readonly margins: Margins;
    }
  | {
      readonly kind: 'table';
      readonly page: number;
      readonly grid: Grid;
      readonly rows: readonly (readonly GridCell[])[];
    };

type LaidOutPage = {
  readonly page: PdfPage;
  readonly tables: readonly { readonly grid: Grid; readonly rows: readonly (readonly GridCell[])[] }[];
  readonly lines: readonly TextLine[];
};

/** The blocks of each page in reading order. Every piece of text is in exactly one of them. */
export function buildPageBlocks(pages: readonly PdfPage[]): PageBlock[][] {
  const laidOut = pages.map(layOut);
  const marks = findPageMarks(laidOut.map(({ page, lines }) => ({ height: page.height, lines })));
  const margins = measureMargins(laidOut, marks);
  return laidOut.map((each) => listBlocks(each, { marks, margins: margins.get(widthKey(each.page)) ?? WHOLE }));
}

function layOut(page: PdfPage): LaidOutPage {
  let rest = page.pieces;
  const tables = findGrids(page.rules).flatMap((grid) => {
    const filled = fillGrid(grid, rest);
    const hasText = filled.rows.some((row) => row.some((cell) => cell.text !== ''));
    // lines without words between them are decoration
    if (!hasText) return [];
    rest = filled.rest;
    return [{ grid, rows: filled.rows }];
  });
  return { page, tables, lines: buildLines(rest) };
}

const WHOLE: Margins = { left: 0, right: Number.POSITIVE_INFINITY };

/** Upright and landscape pages have margins of their own. */
function widthKey(page: PdfPage): number {
  return Math.round(page.width);
}

/** How far text and tables reach on all pages of one width. */
function measureMargins(
  pages: readonly LaidOutPage[],
  marks: ReadonlyMap<TextLine, PageMark>,
): ReadonlyMap<number, Margins> {
  const margins = new Map<number, Margins>();
  for (const { page, tables, lines } of pages) {
    let { left, right } = margins.get(widthKey(page)) ?? { left: page.width, right: 0 };
    const widen = (from: number, to: number) => {
      left = Math.min(left, from);
      right = Math.max(right, to);
    };
    for (const line of lines) if (!marks.has(line)) widen(line.left, line.right);
    for (const { grid } of tables) widen(grid.xs[0] ?? left, grid.xs.at(-1) ?? right);
    margins.set(widthKey(page), { left, right });
  }
  return margins;
}

function listBlocks(
  { page, tables, lines }: LaidOutPage,
  { marks, margins }: { marks: ReadonlyMap<TextLine, PageMark>; margins: Margins },
): PageBlock[] {
  const blocks: PageBlock[] = [];
  const add = (paragraphs: readonly Paragraph[], place: 'body' | PageMark) => {
    for (const paragraph of paragraphs)
      blocks.push({ kind: 'paragraph', page: page.number, paragraph, place, margins });
  };
  const marked = (mark: PageMark) => lines.filter((line) => marks.get(line) === mark);
  add(buildShortParagraphs(marked('header'), margins), 'header');
  let body = lines.filter((line) => !marks.has(line));
  for (const { grid, rows } of tables) {
    const top = grid.ys[0] ?? 0;
    addBody(body.filter((line) => line.baseline < top));
    body = body.filter((line) => line.baseline >= top);
    blocks.push({ kind: 'table', page: page.number, grid, rows });
  }
  addBody(body);
  add(buildShortParagraphs(marked('footer'), margins), 'footer');
  return blocks;

  function addBody(part: readonly TextLine[]): void {
    for (const zone of divideColumns(part, margins)) {
      if (zone.kind === 'whole') add(buildParagraphs(zone.lines, margins), 'body');
      else {
        add(buildShortParagraphs(zone.left, blockMargins(zone.left)), 'body');
        add(buildShortParagraphs(zone.right, blockMargins(zone.right)), 'body');
      }
    }
  }
}

function blockMargins(lines: readonly TextLine[]): Margins {
  return {
    left: lines.reduce((least, line) => Math.min(least, line.left), Number.POSITIVE_INFINITY),
    right: lines.reduce((most, line) => Math.max(most, line.right), 0),
  };
}
