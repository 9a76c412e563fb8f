import type { Rule } from './pdf-page.ts';

/** A ruled table as its lines draw it: edges of columns and rows, and which positions make one cell. */
export type Grid = {
  /** ascending, one more than there are columns */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** for each row and column, the position of the upper left corner of its cell */
  readonly masters: readonly (readonly Position[])[];
};

export type Position = { readonly row: number; readonly column: number };

/** Lines that end this near to another one touch it; borders of neighbouring cells are drawn this far apart. */
const TOUCH = 3;
/** No column or row of text is narrower. */
const MIN_COLUMN = 5;
const MIN_ROW = 4;
/** What has more edges is graph paper. */
const MAX_COLUMNS = 60;
const MAX_ROWS = 500;
/** A page with more tables holds a drawing. */
const MAX_GRIDS = 100;
/** A line reaches this far beyond the last edge when a table has no border at its side. */
const OPEN_SIDE = 12;

/** The ruled tables of a page, from top to bottom; frames around a single cell are no tables. */
export function findGrids(rules: readonly Rule[]): Grid[] {
  const horizontals = joinAlong(rules.filter(isHorizontal).map(toSpan), MIN_ROW);
  const verticals = joinAlong(
    rules
      .filter((rule) => !isHorizontal(rule))
      .map(({ left, right, top, bottom }) => toSpan({ left: top, right: bottom, top: left, bottom: right })),
    MIN_COLUMN,
  );
  const grids: Grid[] = [];
  for (const group of groupTouching(horizontals, verticals)) {
    const grid = buildGrid(group.horizontals, group.verticals);
    if (grid !== undefined) grids.push(grid);
  }
  if (grids.length > MAX_GRIDS) return [];
  return grids.toSorted((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0) || (a.xs[0] ?? 0) - (b.xs[0] ?? 0));
}

/** A line by where it lies across its direction and how far it goes along it. */
type Span = { readonly at: number; readonly from: number; readonly to: number };

function isHorizontal(rule: Rule): boolean {
  return rule.right - rule.left >= rule.bottom - rule.top;
}

function toSpan({ left, right, top, bottom }: Rule): Span {
  return { at: (top + bottom) / 2, from: left, to: right };
}

/** Lines nearly at one place are taken for one place; pieces of one line become one. */
function joinAlong(spans: readonly Span[], tolerance: number): Span[] {
  const sorted = spans.toSorted((a, b) => a.at - b.at);
  const joined: Span[] = [];
  for (let start = 0; start < sorted.length;) {
    const first = sorted[start]?.at ?? 0;
    let end = start;
    while (end < sorted.length && (sorted[end]?.at ?? 0) - first < tolerance) end += 1;
    const cluster = sorted.slice(start, end).toSorted((a, b) => a.from - b.from);
    const at = (first + (sorted[end - 1]?.at ?? first)) / 2;
    let open: { from: number; to: number } | undefined;
    for (const span of cluster) {
      if (open !== undefined && span.from <= open.to + TOUCH) {
        open.to = Math.max(open.to, span.to);
        continue;
      }
      if (open !== undefined) joined.push({ at, ...open });
      open = { from: span.from, to: span.to };
    }
    if (open !== undefined) joined.push({ at, ...open });
    start = end;
  }
  return joined;
}

type Group = { readonly horizontals: Span[]; readonly verticals: Span[] };

function groupTouching(horizontals: readonly Span[], verticals: readonly Span[]): Group[] {
  const groupOf = new Map<Span, Group>();
  for (const vertical of verticals) {
    let group: Group = { horizontals: [], verticals: [vertical] };
    groupOf.set(vertical, group);
    for (const horizontal of horizontals) {
      if (!cross(horizontal, vertical)) continue;
      const other = groupOf.get(horizontal);
      if (other === undefined) {
        group.horizontals.push(horizontal);
        groupOf.set(horizontal, group);
      } else if (other !== group) group = absorb(other, group);
    }
  }
  return [...new Set(groupOf.values())];

  function absorb(into: Group, from: Group): Group {
    for (const span of from.horizontals) groupOf.set(span, into);
    for (const span of from.verticals) groupOf.set(span, into);
    into.horizontals.push(...from.horizontals);
    into.verticals.push(...from.verticals);
    return into;
  }
}

function cross(horizontal: Span, vertical: Span): boolean {
  return (
    vertical.at >= horizontal.from - TOUCH &&
    vertical.at <= horizontal.to + TOUCH &&
    horizontal.at >= vertical.from - TOUCH &&
    horizontal.at <= vertical.to + TOUCH
  );
}

function buildGrid(horizontals: readonly Span[], verticals: readonly Span[]): Grid | undefined {
  const xs = listEdges(verticals, horizontals);
  const ys = listEdges(horizontals, verticals);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns > MAX_COLUMNS || rows > MAX_ROWS) return undefined;
  const masters = findMasters({ xs, ys, horizontals, verticals });
  const cells = new Set(masters.flat().map(({ row, column }) => row * columns + column));
  return cells.size < 2 ? undefined : { xs, ys, masters };
}

/** Places of lines, and the ends of the lines across them where a table is open at its side. */
function listEdges(lines: readonly Span[], across: readonly Span[]): number[] {
  const edges = [...new Set(lines.map((line) => line.at))].toSorted((a, b) => a - b);
  const from = Math.min(...across.map((line) => line.from));
  const to = Math.max(...across.map((line) => line.to));
  if (from < (edges[0] ?? 0) - OPEN_SIDE) edges.unshift(from);
  if (to > (edges.at(-1) ?? 0) + OPEN_SIDE) edges.push(to);
  return edges;
}

/** Positions without a line between them are one cell, where they make a box; else each stays its own. */
function findMasters({
  xs,
  ys,
  horizontals,
  verticals,
}: {
  xs: readonly number[];
  ys: readonly number[];
  horizontals: readonly Span[];
  verticals: readonly Span[];
}): Position[][] {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const below = wallTest(horizontals, ys);
  const beside = wallTest(verticals, xs);
  const middle = (edges: readonly number[], index: number) => ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2;
  const masters: Position[][] = Array.from({ length: rows }, () => []);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (masters[row]?.[column] !== undefined) continue;
      const isOpenRight = (at: number) => !beside(at + 1, middle(ys, row)) && masters[row]?.[at + 1] === undefined;
      let right = column;
      while (right + 1 < columns && isOpenRight(right)) right += 1;
      const isOpenBelow = (at: number) => {
        for (let each = column; each <= right; each += 1) if (below(at + 1, middle(xs, each))) return false;
        for (let each = column; each < right; each += 1) if (beside(each + 1, middle(ys, at + 1))) return false;
        return true;
      };
      let bottom = row;
      while (bottom + 1 < rows && isOpenBelow(bottom)) bottom += 1;
      for (let r = row; r <= bottom; r += 1) {
        for (let c = column; c <= right; c += 1) (masters[r] ?? [])[c] = { row, column };
      }
    }
  }
  return masters;
}

/** Whether a line lies on the nth edge at a point along it. */
function wallTest(lines: readonly Span[], edges: readonly number[]): (edge: number, along: number) => boolean {
  const byEdge = edges.map((at) => lines.filter((line) => line.at === at));
  return (edge, along) => byEdge[edge]?.some((line) => line.from <= along && along <= line.to) ?? false;
}
