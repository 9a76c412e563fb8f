/**
 * Gives each row at most one column and each column to at most one row so that the sum of gains is greatest
 * (the Hungarian method with potentials, O(rows² × columns)).
 * @param gains rows × columns; a gain of 0 or less is never chosen
 * @returns for each row its column, or null
 */
export function assignRows(gains: readonly (readonly number[])[]): readonly (number | null)[] {
  const rows = gains.length;
  const real = Math.max(0, ...gains.map((row) => row.length));
  // Each row also has a column of its own that means "none", with gain 0.
  const columns = real + rows;
  const costOf = (row: number, column: number): number => {
    if (column >= real) return 0;
    return -Math.max(0, gains[row]?.[column] ?? 0);
  };
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const holder = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    const came = new Int32Array(columns + 1);
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const done = new Uint8Array(columns + 1);
    holder[0] = row;
    let column = 0;
    do {
      done[column] = 1;
      const held = holder[column] ?? 0;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let each = 1; each <= columns; each += 1) {
        if (done[each] === 1) continue;
        const reduced = costOf(held - 1, each - 1) - (rowPotential[held] ?? 0) - (columnPotential[each] ?? 0);
        if (reduced < (slack[each] ?? 0)) {
          slack[each] = reduced;
          came[each] = column;
        }
        if ((slack[each] ?? 0) < step) {
          step = slack[each] ?? 0;
          next = each;
        }
      }
      for (let each = 0; each <= columns; each += 1) {
        if (done[each] === 1) {
          const at = holder[each] ?? 0;
          rowPotential[at] = (rowPotential[at] ?? 0) + step;
          columnPotential[each] = (columnPotential[each] ?? 0) - step;
        } else slack[each] = (slack[each] ?? 0) - step;
      }
      column = next;
    } while (holder[column] !== 0);
    while (column !== 0) {
      const before = came[column] ?? 0;
      holder[column] = holder[before] ?? 0;
      column = before;
    }
  }
  const chosen: (number | null)[] = Array.from({ length: rows }, () => null);
  for (let column = 1; column <= real; column += 1) {
    const row = (holder[column] ?? 0) - 1;
    if (row >= 0 && (gains[row]?.[column - 1] ?? 0) > 0) chosen[row] = column - 1;
  }
  return chosen;
}

/** The plain way for tables too long for the exact one: the greatest gain first, each row and column once. */
export function takeGreatest(gains: readonly (readonly number[])[]): readonly (number | null)[] {
  const pairs = gains.flatMap((row, at) => row.flatMap((gain, column) => (gain > 0 ? [{ at, column, gain }] : [])));
  const chosen: (number | null)[] = Array.from({ length: gains.length }, () => null);
  const taken = new Set<number>();
  for (const { at, column } of pairs.toSorted((one, other) => other.gain - one.gain)) {
    if (chosen[at] !== null || taken.has(column)) continue;
    chosen[at] = column;
    taken.add(column);
  }
  return chosen;
}
