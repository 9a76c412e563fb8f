import type { TextLine } from './build-lines.ts';

export type PageLines = { readonly height: number; readonly lines: readonly TextLine[] };

export type PageMark = 'header' | 'footer';

/** Headers and footers stand in this part of the page's height at its top and bottom. */
const EDGE = 0.12;
/** As many lines from the edge are looked at. */
const LINES = 3;
/** Printed on fewer pages, words at the edge are part of the text. */
const MIN_PAGES = 2;

/** Finds page numbers, and words that stand at the same edge of at least half of the pages. */
export function findPageMarks(pages: readonly PageLines[]): ReadonlyMap<TextLine, PageMark> {
  const marks = new Map<TextLine, PageMark>();
  const seen = new Map<string, { readonly line: TextLine; readonly mark: PageMark }[]>();
  for (const page of pages) {
    for (const { line, mark } of listEdgeLines(page)) {
      if (isPageNumber(line.text)) marks.set(line, mark);
      const key = `${mark} ${line.text.replace(/\d+/g, '#')}`;
      const same = seen.get(key);
      if (same === undefined) seen.set(key, [{ line, mark }]);
      else same.push({ line, mark });
    }
  }
  for (const same of seen.values()) {
    if (same.length < MIN_PAGES || same.length * 2 < pages.length) continue;
    for (const { line, mark } of same) marks.set(line, mark);
  }
  return marks;
}

function listEdgeLines({ height, lines }: PageLines): { line: TextLine; mark: PageMark }[] {
  const top = lines.slice(0, LINES).filter((line) => line.baseline < height * EDGE);
  const bottom = lines.slice(-LINES).filter((line) => line.baseline > height * (1 - EDGE));
  return [
    ...top.map((line) => ({ line, mark: 'header' as const })),
    ...bottom.map((line) => ({ line, mark: 'footer' as const })),
  ];
}

/** "2", "- 2 -", "Trang 2/5", "2 | 5". */
function isPageNumber(text: string): boolean {
  return /^[-–\s]*(?:trang\s*)?\d{1,4}(?:\s*[/|]\s*\d{1,4})?[-–\s]*$/iu.test(text);
}
