import type { Content, TextBlock } from '../../../model/content.ts';
import { InputError } from '../../../model/errors.ts';
import type { PackageParts } from '../../../model/file-format.ts';
import type { Read, Remark } from '../../../model/remark.ts';
import { buildSheets } from './build-sheets.ts';
import { chooseSheets } from './choose-sheets.ts';
import { SHEET_LIMITS, type SheetLimits } from './limits.ts';
import { loadWithExceljs } from './load-with-exceljs.ts';
import { loadWithSheetjs } from './load-with-sheetjs.ts';
import type { RawSheet } from './raw-sheet.ts';
import { readTextBoxes } from './read-text-boxes.ts';
import { rewriteWorkbook, type RewrittenWorkbook } from './rewrite-workbook.ts';
import { findWorkbookParts } from './workbook-parts.ts';

/**
 * Reads an .xlsx or .xlsm workbook: one table for each visible sheet that holds something, in the order of the tabs, each
 * followed by the text boxes that lie on it. Hidden sheets are left out with a remark, hidden rows are read.
 * @param parts the package, inflated within limits
 * @throws InputError 'corrupt' for a package that is no workbook or whose XML is broken, 'unsupported' for .xlsb,
 *   'too_large' when merges repeat its texts beyond the limit
 */
export async function readExcel(
  parts: PackageParts,
  { file, limits = SHEET_LIMITS }: { file: string; limits?: SheetLimits },
): Promise<Read<Content>> {
  const workbook = findWorkbookParts(parts);
  const { value: sheets, remarks: choosing } = chooseSheets(workbook.sheets, { file, limits });
  const remarks: Remark[] = [...choosing];

  const rewritten = rewriteWorkbook(workbook, sheets, limits);
  const { value: raw, remarks: loading } = await load(rewritten, file);
  const textBoxes = new Map<number, TextBlock[]>();
  sheets.forEach(({ name, path }, index) => {
    const { value: boxes, remarks: drawing } = readTextBoxes(parts, { sheetPath: path, source: { file, sheet: name } });
    if (boxes.length > 0) textBoxes.set(index, boxes);
    remarks.push(...drawing);
  });
  const built = buildSheets(raw, { file, dates: workbook.dates, textBoxes, limits });
  return {
    value: { format: 'xlsx', blocks: built.value },
    remarks: [...remarks, ...loading, ...built.remarks],
  };
}

async function load(workbook: RewrittenWorkbook, file: string): Promise<Read<RawSheet[]>> {
  try {
    return { value: await loadWithExceljs(workbook), remarks: [] };
  } catch (refusal) {
    // what exceljs throws has no type: a broken reference looks like a TypeError of its own
    const message = 'Tệp Excel có chỗ không đúng chuẩn, đã đọc bằng cách khác; không biết chữ nào in đậm, gạch ngang.';
    try {
      const value = await loadWithSheetjs(workbook);
      return { value, remarks: [{ code: 'repaired_workbook', message, source: { file } }] };
    } catch {
      throw new InputError('corrupt', 'không mở được bảng tính', { cause: refusal });
    }
  }
}
