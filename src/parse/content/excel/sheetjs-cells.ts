import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from '@e965/xlsx';
import type { CellPlace } from './cell-address.ts';
import type { RawCell, RawValue } from './raw-sheet.ts';

/** Stored cells with their number formats and the visibility of rows; no formulas, no html, nothing rendered. */
const OPTIONS: ParsingOptions = {
  type: 'array',
  dense: true,
  cellNF: true,
  cellStyles: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  cellDates: false,
};

/** [MS-XLS] 2.5.10, BErr. */
const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

/** Opens a workbook whose bytes are known: never a zip with compressed entries, which SheetJS would inflate without limit. */
export async function openWithSheetjs(bytes: Uint8Array, options: ParsingOptions = {}): Promise<WorkBook> {
  // loaded when needed: a process that reads other formats does without it
  const { read } = await import('@e965/xlsx');
  return read(bytes, { ...OPTIONS, ...options });
}

/** The names of the streams in a compound file ([MS-CFB]); throws what SheetJS throws on a broken one. */
export async function listStreams(bytes: Uint8Array): Promise<string[]> {
  const { CFB } = await import('@e965/xlsx');
  const container: { readonly FileIndex: readonly { readonly name: string }[] } = CFB.read(bytes, { type: 'array' });
  return container.FileIndex.map(({ name }) => name);
}

/** The cells that hold something, row by row. `!ref` is not believed: it may claim a million rows. */
export function listRawCells(worksheet: WorkSheet): RawCell[] {
  const cells: RawCell[] = [];
  // the dense rows exist because OPTIONS ask for them; rows and cells are missing where nothing is stored
  const rows = worksheet['!data'] as readonly (readonly (CellObject | undefined)[] | undefined)[] | undefined;
  rows?.forEach((row, rowIndex) => {
    row?.forEach((cell, columnIndex) => {
      const raw = cell === undefined ? undefined : rawValueOf(cell);
      if (raw === undefined) return;
      const format = typeof cell?.z === 'string' ? cell.z : null;
      cells.push(aPlainCell({ row: rowIndex + 1, column: columnIndex + 1 }, raw, format));
    });
  });
  return cells;
}

/** A cell of a reader that knows nothing of fonts. */
function aPlainCell({ row, column }: CellPlace, raw: RawValue, format: string | null): RawCell {
  return { row, column, raw, format, bold: false, struck: false, partlyStruck: false, legacyFont: false };
}

function rawValueOf(cell: CellObject): RawValue | undefined {
  const value = cell.v;
  if (cell.t === 'e') return { kind: 'error', error: ERRORS.get(Number(value)) ?? '#N/A' };
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  if (typeof value === 'number') return { kind: 'number', number: value };
  return typeof value === 'string' && value !== '' ? { kind: 'text', text: value } : undefined;
}
