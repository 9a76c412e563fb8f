import type { Read, Remark } from '../../../model/remark.ts';
import type { SheetLimits } from './limits.ts';

/** The visible sheets of a workbook up to the limit, in order, with remarks on those that are left out. */
export function chooseSheets<Sheet extends { readonly name: string; readonly hidden: boolean }>(
  sheets: readonly Sheet[],
  { file, limits }: { file: string; limits: SheetLimits },
): Read<Sheet[]> {
  const remarks: Remark[] = [];
  for (const { name, hidden } of sheets) {
    if (!hidden) continue;
    const source = { file, sheet: name };
    remarks.push({ code: 'hidden_sheet_skipped', message: `Bỏ qua trang tính ẩn “${name}”.`, source });
  }
  const visible = sheets.filter((sheet) => !sheet.hidden);
  if (visible.length > limits.sheets) {
    const message = `Tệp có ${visible.length} trang tính, chỉ đọc ${limits.sheets} trang đầu.`;
    remarks.push({ code: 'part_skipped', message, source: { file } });
  }
  return { value: visible.slice(0, limits.sheets), remarks };
}
