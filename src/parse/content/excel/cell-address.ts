/** Columns and rows count from 1, as Excel shows them: A is 1. */
export type CellPlace = { readonly row: number; readonly column: number };

/** Both ends inclusive. */
export type CellRange = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** The place that "D12" or "$D$12" names, or undefined when it names none of a sheet's 1,048,576 × 16,384 cells. */
export function findPlace(address: string): CellPlace | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(address);
  if (match === null) return undefined;
  const [, letters = '', digits = ''] = match;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return column <= 16_384 && row <= 1_048_576 ? { row, column } : undefined;
}

/** The range that "A1:G3" names, whichever corners it gives; undefined when it names none. */
export function findRange(reference: string): CellRange | undefined {
  const [first = '', second = first] = reference.split(':');
  const a = findPlace(first);
  const b = findPlace(second);
  if (a === undefined || b === undefined) return undefined;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

/** "D12". */
export function describePlaceOf({ row, column }: CellPlace): string {
  return `${columnLetters(column)}${row}`;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
