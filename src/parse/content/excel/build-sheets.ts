import type { Block, TextBlock } from '../../../model/content.ts';
import type { Read, Remark, RemarkCode } from '../../../model/remark.ts';
import { buildSheetTable, type Budget, type SheetTable } from './build-sheet-table.ts';
import { columnLetters, describePlaceOf, type CellPlace } from './cell-address.ts';
import { SHEET_LIMITS, type SheetLimits } from './limits.ts';
import type { RawSheet } from './raw-sheet.ts';
import type { DateSystem } from './show-number.ts';

/** How many places a remark names before it only counts. */
const PLACES_NAMED = 5;

/**
 * Builds the blocks of a workbook, sheet by sheet in the order of the tabs, each followed by its text boxes.
 * @param textBoxes by the index of the sheet
 * @throws InputError 'too_large' when its texts, repeated by merges, exceed the limit
 */
export function buildSheets(
  sheets: readonly RawSheet[],
  {
    file,
    dates,
    textBoxes = new Map(),
    limits = SHEET_LIMITS,
  }: {
    file: string;
    dates: DateSystem;
    textBoxes?: ReadonlyMap<number, readonly TextBlock[]>;
    limits?: SheetLimits;
  },
): Read<Block[]> {
  const budget: Budget = { positions: limits.positions, characters: limits.characters };
  const blocks: Block[] = [];
  const remarks: Remark[] = [];
  sheets.forEach((sheet, index) => {
    const built = buildSheetTable(sheet, { file, dates, budget, limits });
    if (built.table !== undefined) blocks.push(built.table);
    blocks.push(...(textBoxes.get(index) ?? []));
    remarks.push(...listRemarks(sheet, { built, file, limits }));
  });
  return { value: blocks, remarks };
}

function listRemarks(
  sheet: RawSheet,
  { built, file, limits }: { built: SheetTable; file: string; limits: SheetLimits },
): Remark[] {
  const remarks: Remark[] = [];
  const named = `Trang tính “${sheet.name}”`;
  const note = (code: RemarkCode, message: string, at?: CellPlace) => {
    const source = { file, sheet: sheet.name };
    const place = at === undefined ? source : { ...source, row: at.row, column: columnLetters(at.column) };
    remarks.push({ code, message, source: place });
  };
  const noteCells = (code: RemarkCode, places: readonly CellPlace[], message: (count: string) => string) => {
    if (places.length === 0) return;
    const listed = places.slice(0, PLACES_NAMED).map(describePlaceOf).join(', ');
    const more = places.length > PLACES_NAMED ? ', …' : '';
    note(code, `${named} ${message(`${places.length} ô`)}: ${listed}${more}.`, places[0]);
  };

  const lastRowRead = built.lastRowRead ?? sheet.noticed.lastRowRead;
  if (lastRowRead === 0) note('rows_capped', `${named} không được đọc vì cả tệp đã vượt giới hạn số ô.`);
  else if (lastRowRead !== null) note('rows_capped', `${named} quá dài, chỉ đọc đến dòng ${lastRowRead}.`);
  if (sheet.noticed.columnsLeftOut) {
    note('columns_capped', `${named} quá rộng, chỉ đọc ${limits.columns} cột đầu.`);
  }
  if (built.mergesNotKept > 0) {
    const count = `${built.mergesNotKept} vùng ô gộp bất thường`;
    note('merged_cells_clamped', `${named} có ${count} (quá rộng hoặc che mất nội dung khác), đã cắt bớt hoặc bỏ gộp.`);
  }
  if (sheet.hiddenRows > 0) {
    note('hidden_rows', `${named} có ${sheet.hiddenRows} dòng đang bị ẩn hoặc bị lọc; vẫn được đọc.`);
  }
  noteCells('repaired_workbook', sheet.noticed.lostTexts, (count) => `có ${count} mất chữ do tệp hỏng`);
  noteCells('formula_without_value', sheet.noticed.formulasWithoutValue, (count) => `có ${count} công thức chưa tính`);
  const errors = sheet.cells.filter(({ raw }) => raw.kind === 'error');
  noteCells('cell_error', errors, (count) => `có ${count} báo lỗi công thức`);
  const struck = sheet.cells.filter((cell) => cell.partlyStruck);
  noteCells('struck_text', struck, (count) => `có ${count} bị gạch ngang một phần chữ, vẫn đọc cả ô`);
  if (sheet.cells.some((cell) => cell.legacyFont)) {
    note('legacy_font_decoded', `${named} dùng phông chữ cũ (TCVN3 hoặc VNI), đã chuyển sang Unicode.`);
  }
  return remarks;
}
