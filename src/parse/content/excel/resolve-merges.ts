import type { Cell } from '../../../model/content.ts';
import type { CellRange } from './cell-address.ts';
import type { SheetLimits } from './limits.ts';

type Positions = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/**
 * Lets every position that a merge covers repeat its master, in place. A range is cut at the edges of the grid.
 * Not kept are ranges that overlap an earlier one and those that cover other text: Excel would hide it, nothing may
 * be lost.
 * @param grid rows × columns, replaced cell by cell
 * @param numbers the row of the sheet that each grid row is, ascending
 * @returns notKept: ranges left out, and ranges that claimed more rows or columns than are ever read
 */
export function resolveMerges(
  grid: Cell[][],
  { numbers, merges, limits }: { numbers: readonly number[]; merges: readonly CellRange[]; limits: SheetLimits },
): { notKept: number } {
  const columnCount = grid[0]?.length ?? 0;
  // each range costs what is looked at, so that ranges laid over each other a thousandfold end soon
  let looks = grid.length * columnCount + limits.merges * 10;
  let notKept = 0;
  const masters = new Set<number>();
  for (const range of merges) {
    const claimsTooMuch = range.bottom - range.top >= limits.rows || range.right - range.left >= limits.columns;
    const positions = clamp(range, numbers, columnCount);
    const master = positions === undefined ? undefined : grid[positions.top]?.[positions.left];
    const kept = positions !== undefined && master !== undefined && looks > 0 && isFree(positions);
    if (claimsTooMuch || (positions !== undefined && !kept)) notKept += 1;
    if (!kept) continue;
    masters.add(positions.top * columnCount + positions.left);
    const anchor = { row: positions.top, column: positions.left };
    const covered: Cell = { ...master, anchor };
    for (let row = positions.top; row <= positions.bottom; row += 1) {
      const cells = grid[row];
      if (cells === undefined) continue;
      for (let column = positions.left; column <= positions.right; column += 1) cells[column] = covered;
    }
    const first = grid[positions.top];
    if (first !== undefined) first[positions.left] = master;
  }
  return { notKept };

  function isFree({ top, left, bottom, right }: Positions): boolean {
    const master = grid[top]?.[left];
    if (master === undefined) return false;
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        looks -= 1;
        const cell = grid[row]?.[column];
        if (cell === undefined || cell.anchor !== null || masters.has(row * columnCount + column)) return false;
        if (cell.text !== '' && cell.text !== master.text) return false;
      }
    }
    return true;
  }
}

/** The part of a range that lies in the grid, when it is more than one position. */
function clamp(range: CellRange, numbers: readonly number[], columnCount: number): Positions | undefined {
  const top = firstAtLeast(numbers, range.top);
  const bottom = firstAtLeast(numbers, range.bottom + 1) - 1;
  const left = range.left - 1;
  const right = Math.min(range.right, columnCount) - 1;
  const isArea = top <= bottom && left <= right && (top < bottom || left < right);
  return isArea ? { top, left, bottom, right } : undefined;
}

/** The index of the first number that is not below the limit; the length when all are. */
function firstAtLeast(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Number.POSITIVE_INFINITY) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
