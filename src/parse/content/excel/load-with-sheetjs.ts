import { describePlaceOf } from './cell-address.ts';
import type { RawCell, RawSheet } from './raw-sheet.ts';
import type { RewrittenWorkbook } from './rewrite-workbook.ts';
import { listRawCells, openWithSheetjs } from './sheetjs-cells.ts';
import { showDay } from './show-number.ts';

/** Reads a rewritten workbook that exceljs refused; which words are bold, struck or in a legacy font is not known then. */
export async function loadWithSheetjs(workbook: RewrittenWorkbook): Promise<RawSheet[]> {
  // a sheet that it cannot read would otherwise be missing without a word
  const loaded = await openWithSheetjs(workbook.bytes, { WTF: true });
  return workbook.sheets.map((sheet, index) => {
    const worksheet = loaded.Sheets[`s${index + 1}`];
    const cells = worksheet === undefined ? [] : listRawCells(worksheet);
    const { merges, hiddenRows, noticed, isoDates } = sheet;
    return {
      name: sheet.part.name,
      cells:
        isoDates.size === 0 ? cells : cells.map((cell) => (isoDates.has(describePlaceOf(cell)) ? withDay(cell) : cell)),
      merges,
      hiddenRows,
      noticed,
    };
  });
}

function withDay(cell: RawCell): RawCell {
  if (cell.raw.kind !== 'number') return cell;
  return { ...cell, raw: { kind: 'shown', ...showDay(cell.raw.number) } };
}
