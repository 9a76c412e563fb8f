import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignRows, takeGreatest } from '../../../src/parse/match/assign-rows.ts';

function sumOf(gains: readonly (readonly number[])[], chosen: readonly (number | null)[]): number {
  return chosen.reduce<number>((sum, column, row) => sum + (column === null ? 0 : (gains[row]?.[column] ?? 0)), 0);
}

/** The greatest sum by trying everything: small tables only. */
function bestSum(gains: readonly (readonly number[])[], row = 0, taken: readonly number[] = []): number {
  if (row === gains.length) return 0;
  const options = [bestSum(gains, row + 1, taken)];
  for (const [column, gain] of (gains[row] ?? []).entries()) {
    if (gain > 0 && !taken.includes(column)) options.push(gain + bestSum(gains, row + 1, [...taken, column]));
  }
  return Math.max(...options);
}

describe('assigning rows to tasks', () => {
  test('gives way where the sum is greater', () => {
    const gains = [
      [5, 4],
      [5, 1],
    ];
    expect(assignRows(gains)).toEqual([1, 0]);
    expect(takeGreatest(gains)).toEqual([0, 1]);
  });

  test('leaves a row without a gain alone', () => {
    expect(
      assignRows([
        [0, -3],
        [2, 0],
      ]),
    ).toEqual([null, 0]);
    expect(assignRows([])).toEqual([]);
    expect(assignRows([[], []])).toEqual([null, null]);
  });

  test('finds the greatest sum and uses no column twice', () => {
    const table = fc.integer({ min: 1, max: 5 }).chain((columns) =>
      fc.array(fc.array(fc.integer({ min: -5, max: 20 }), { minLength: columns, maxLength: columns }), {
        maxLength: 5,
      }),
    );
    fc.assert(
      fc.property(table, (gains) => {
        const chosen = assignRows(gains);
        const columns = chosen.filter((column) => column !== null);
        expect(new Set(columns).size).toBe(columns.length);
        expect(sumOf(gains, chosen)).toBe(bestSum(gains));
      }),
    );
  });
});
