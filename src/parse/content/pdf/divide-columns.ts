import { lineOf, type TextLine } from './build-lines.ts';
import type { Margins } from './build-paragraphs.ts';

/** Lines of a page in reading order: running over its whole width, or two blocks that stand side by side. */
export type Zone =
  | { readonly kind: 'whole'; readonly lines: readonly TextLine[] }
  | { readonly kind: 'side_by_side'; readonly left: readonly TextLine[]; readonly right: readonly TextLine[] };

/** Narrower blocks are numbers and bullets in front of their text. */
const MIN_BLOCK_WIDTH = 45;
/** The least room between two blocks, in the font size. */
const MIN_GUTTER = 0.8;
/** The least room in a line above two blocks that have been found. */
const TIGHT_GUTTER = 0.35;
/** Lines farther apart than this do not belong to one pair of blocks, in the font size. */
const MAX_DISTANCE = 6;

type Gutter = { readonly from: number; readonly to: number };

/**
 * Finds letterheads and signature blocks: two blocks side by side, whose lines would read across both. They are found by a
 * gutter that at least two rows leave free at the same place; more than two blocks are left as lines with tabs.
 */
export function divideColumns(lines: readonly TextLine[], margins: Margins): Zone[] {
  const rows = buildRows(lines);
  const across = rows.map((row) => row.across);
  const zones: Zone[] = [];
  let whole: Row[] = [];
  const endWhole = () => {
    if (whole.length > 0) zones.push({ kind: 'whole', lines: whole.flatMap((row) => row.lines) });
    whole = [];
  };
  for (let at = 0; at < rows.length;) {
    const block = findBlocks(across, { start: at, margins });
    const row = rows[at];
    if (block === undefined) {
      if (row !== undefined) whole.push(row);
      at += 1;
      continue;
    }
    let { gutter } = block;
    let start = at;
    // the widest line of a letterhead comes first and may leave hardly any room between the blocks
    for (let before = whole.at(-1)?.across; before !== undefined; before = whole.at(-1)?.across) {
      const isAbove = isNear(before, across[start]) && before.left < gutter.from && before.right > gutter.to;
      const narrowed = isAbove ? narrow(before, { gutter, least: TIGHT_GUTTER }) : undefined;
      if (narrowed === undefined) break;
      gutter = narrowed;
      whole.pop();
      start -= 1;
    }
    endWhole();
    zones.push(split(across.slice(start, block.end), gutter));
    at = block.end;
  }
  endWhole();
  return zones;
}

/** Lines that stand beside each other, though not on one baseline, and the line that they make across the page. */
type Row = { readonly lines: readonly TextLine[]; readonly across: TextLine };

/** Fonts of two sizes keep different distances: lines of two blocks side by side drift apart by as much of the font size. */
const MAX_DRIFT = 0.7;

function buildRows(lines: readonly TextLine[]): Row[] {
  const rows: Row[] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const other = row?.lines.length === 1 ? row.lines[0] : undefined;
    if (other !== undefined && standBeside(other, line)) {
      rows[rows.length - 1] = { lines: [other, line], across: lineOf([...other.pieces, ...line.pieces]) };
    } else rows.push({ lines: [line], across: line });
  }
  return rows;
}

function standBeside(a: TextLine, b: TextLine): boolean {
  const size = Math.max(a.height, b.height);
  const gap = Math.max(b.left - a.right, a.left - b.right);
  return Math.abs(b.baseline - a.baseline) < size * MAX_DRIFT && gap > 0;
}

/** The lines from `start` on that leave one gutter free, ended by the last that has words on the right of it. */
function findBlocks(
  lines: readonly TextLine[],
  { start, margins }: { start: number; margins: Margins },
): { end: number; gutter: Gutter } | undefined {
  const first = lines[start];
  let gutter = first === undefined ? undefined : findGutter(first);
  if (gutter === undefined) return undefined;
  let end = start + 1;
  let bothSided = 1;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at];
    const before = lines[at - 1];
    if (line === undefined || before === undefined) break;
    if (!isNear(before, line)) break;
    const narrowed = narrow(line, { gutter, least: MIN_GUTTER });
    if (narrowed === undefined) break;
    gutter = narrowed;
    if (line.right <= gutter.to) continue;
    const isBothSided = line.left < gutter.from;
    if (isBothSided) bothSided += 1;
    // a name under a signature stands alone on the right; a title in the middle of the page does not belong to the blocks
    if (isBothSided || !isInMiddle(line, margins)) end = at + 1;
  }
  return bothSided < 2 ? undefined : { end, gutter };
}

/** The only wide gap of a line between two blocks of words. */
function findGutter(line: TextLine): Gutter | undefined {
  const gaps = listGaps(line).filter(({ from, to }) => to - from > line.height * MIN_GUTTER);
  const [gap, second] = gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  if (gap === undefined) return undefined;
  if (second !== undefined && (second.to - second.from) * 2 > gap.to - gap.from) return undefined;
  const isWide = gap.from - line.left >= MIN_BLOCK_WIDTH && line.right - gap.to >= MIN_BLOCK_WIDTH;
  return isWide ? gap : undefined;
}

function isInMiddle(line: TextLine, { left, right }: Margins): boolean {
  return Math.abs(line.left - left - (right - line.right)) < line.height * 2;
}

function isNear(line: TextLine, next: TextLine | undefined): boolean {
  return next !== undefined && next.baseline - line.baseline <= next.height * MAX_DISTANCE;
}

/** What remains of a gutter beside a line; undefined when the line runs across it. */
function narrow(line: TextLine, { gutter, least }: { gutter: Gutter; least: number }): Gutter | undefined {
  const isEnough = ({ from, to }: Gutter) => to - from > line.height * least;
  if (line.right <= gutter.from || line.left >= gutter.to) return gutter;
  for (const gap of [{ from: -Infinity, to: line.left }, ...listGaps(line), { from: line.right, to: Infinity }]) {
    const common = { from: Math.max(gap.from, gutter.from), to: Math.min(gap.to, gutter.to) };
    if (isEnough(common)) return common;
  }
  return undefined;
}

function listGaps(line: TextLine): Gutter[] {
  const gaps: Gutter[] = [];
  let end: number | undefined;
  for (const piece of line.pieces) {
    if (end !== undefined && piece.left > end) gaps.push({ from: end, to: piece.left });
    end = Math.max(end ?? piece.right, piece.right);
  }
  return gaps;
}

function split(lines: readonly TextLine[], gutter: Gutter): Zone {
  const middle = (gutter.from + gutter.to) / 2;
  const side = (isOn: (at: number) => boolean) =>
    lines.flatMap((line) => {
      const pieces = line.pieces.filter((piece) => isOn((piece.left + piece.right) / 2));
      return pieces.length === 0 ? [] : [lineOf(pieces)];
    });
  return { kind: 'side_by_side', left: side((at) => at < middle), right: side((at) => at >= middle) };
}
