import { buildLines } from './build-lines.ts';
import type { Grid, Position } from './find-grids.ts';
import { beginsItem, joinWrapped, wasBrokenInWord, wasWrapped } from './join-lines.ts';
import type { TextPiece } from './pdf-page.ts';

/** A cell of a ruled table; positions that a cell covers beside its own point to it. */
export type GridCell = { readonly text: string; readonly bold: boolean; readonly master: Position };

/** Takes the words that lie inside a grid into its cells. */
export function fillGrid(
  grid: Grid,
  pieces: readonly TextPiece[],
): { readonly rows: readonly (readonly GridCell[])[]; readonly rest: readonly TextPiece[] } {
  const inside = new Map<string, TextPiece[]>();
  const rest: TextPiece[] = [];
  for (const piece of pieces) {
    const parts = splitAtWalls(piece, grid);
    if (parts === undefined) rest.push(piece);
    for (const { part, master } of parts ?? []) {
      const key = keyOf(master);
      const cell = inside.get(key);
      if (cell === undefined) inside.set(key, [part]);
      else cell.push(part);
    }
  }
  const padding = measurePadding(grid, inside);
  const texts = new Map<string, { text: string; bold: boolean }>();
  const rows = grid.masters.map((masters) =>
    masters.map((master) => {
      const key = keyOf(master);
      const known = texts.get(key) ?? readCell(inside.get(key) ?? [], widthOf(grid, master) - 2 * padding);
      texts.set(key, known);
      return { ...known, master };
    }),
  );
  return { rows, rest };
}

function keyOf({ row, column }: Position): string {
  return `${row},${column}`;
}

type Part = { readonly part: TextPiece; readonly master: Position };

/**
 * The cells that a piece lies in: one, or several when a program drew the words of neighbours at one go. Undefined when it
 * lies outside the grid.
 */
function splitAtWalls(piece: TextPiece, grid: Grid): Part[] | undefined {
  const row = indexIn(grid.ys, piece.baseline - piece.height * 0.3);
  const middle = indexIn(grid.xs, (piece.left + piece.right) / 2);
  if (row === undefined || middle === undefined) return undefined;
  const masters = grid.masters[row] ?? [];
  const slack = piece.height * 0.5;
  const parts: Part[] = [];
  let rest = piece;
  for (let column = 0; column < masters.length - 1; column += 1) {
    const wall = grid.xs[column + 1] ?? 0;
    const here = masters[column];
    const beyond = masters[column + 1];
    if (here === undefined || beyond === undefined || keyOf(here) === keyOf(beyond)) continue;
    if (rest.left > wall - slack || rest.right < wall + slack) continue;
    const cut = cutAt(rest, wall);
    if (cut === undefined) continue;
    parts.push({ part: cut[0], master: here });
    rest = cut[1];
  }
  const column = indexIn(grid.xs, (rest.left + rest.right) / 2) ?? middle;
  const master = masters[column];
  if (master !== undefined) parts.push({ part: rest, master });
  return parts;
}

/** Cuts a piece at the white space nearest to a wall, letters taken for equally wide. */
function cutAt(piece: TextPiece, wall: number): [TextPiece, TextPiece] | undefined {
  const letter = (piece.right - piece.left) / piece.text.length;
  let best: number | undefined;
  for (const match of piece.text.matchAll(/\s+/gu)) {
    const distance = Math.abs(piece.left + match.index * letter - wall);
    if (best === undefined || distance < Math.abs(piece.left + best * letter - wall)) best = match.index;
  }
  if (best === undefined || best === 0) return undefined;
  const after = piece.text.slice(best).trimStart();
  if (after === '') return undefined;
  const start = piece.text.length - after.length;
  return [
    { ...piece, text: piece.text.slice(0, best), right: piece.left + best * letter },
    { ...piece, text: after, left: piece.left + start * letter },
  ];
}

/** The index of the column or row that a coordinate lies in. */
function indexIn(edges: readonly number[], at: number): number | undefined {
  const index = edges.findIndex((edge) => edge > at) - 1;
  return index < 0 ? undefined : index;
}

function widthOf(grid: Grid, master: Position): number {
  const masters = grid.masters[master.row] ?? [];
  const last = masters.findLastIndex((each) => keyOf(each) === keyOf(master));
  return (grid.xs[last + 1] ?? 0) - (grid.xs[master.column] ?? 0);
}

const MAX_PADDING = 8;

/** How far words keep from the borders: the least that any cell shows. */
function measurePadding(grid: Grid, inside: ReadonlyMap<string, readonly TextPiece[]>): number {
  let least = MAX_PADDING;
  for (const [key, pieces] of inside) {
    const column = Number(key.split(',')[1]);
    for (const { left } of pieces) least = Math.min(least, left - (grid.xs[column] ?? 0));
  }
  return Math.max(0, least);
}

/** Lines that were wrapped for want of room are joined, others stay apart as lines of the cell. */
function readCell(pieces: readonly TextPiece[], room: number): { text: string; bold: boolean } {
  const lines = buildLines(pieces);
  let text = '';
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined) text = line.text;
    else if (!beginsItem(line.text) && wasWrapped(before, { next: line, room })) {
      text = joinWrapped(text, line.text, { broken: wasBrokenInWord(before, { next: line, room }) });
    } else text += `\n${line.text}`;
  }
  return { text: text.replaceAll('\t', ' '), bold: lines.length > 0 && lines.every((line) => line.bold) };
}
