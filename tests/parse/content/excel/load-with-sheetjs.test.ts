import { expect, it } from 'vitest';
import { loadWithExceljs } from '../../../../src/parse/content/excel/load-with-exceljs.ts';
import { loadWithSheetjs } from '../../../../src/parse/content/excel/load-with-sheetjs.ts';
import { rewriteWorkbook } from '../../../../src/parse/content/excel/rewrite-workbook.ts';
import { findWorkbookParts } from '../../../../src/parse/content/excel/workbook-parts.ts';
import { aWorkbook } from './a-workbook.ts';

it('finds the same cells with SheetJS as with exceljs, fonts apart', async () => {
  const xml = `<sheetData><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>0.8</v></c><c r="C2" t="e"><v>#REF!</v></c><c r="D2" t="b"><v>0</v></c>
    <c r="E2" t="d"><v>2025-04-10</v></c><c r="F2" s="2"><v>45757</v></c><c r="G2" t="inlineStr"><is><t> a &amp; b
 c</t></is></c><c r="H2" s="3"><v>80</v></c><c r="I2" t="s"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>`;
  const workbook = findWorkbookParts(
    aWorkbook({
      sheets: [{ name: 'PL1', xml }],
      strings: '<si/><si><r><t>Kế </t></r><r><t>hoạch</t></r></si><si><t/></si>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="0\\\\%"/></numFmts><cellXfs><xf/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>',
    }),
  );
  const rewritten = rewriteWorkbook(workbook, workbook.sheets);
  const [byExceljs] = await loadWithExceljs(rewritten);
  const [bySheetjs] = await loadWithSheetjs(rewritten);
  const seen = (sheet: typeof byExceljs) =>
    sheet?.cells
      .filter(({ raw }) => raw.kind !== 'text' || raw.text !== '')
      .map(({ row, column, raw, format }) => ({ row, column, raw, percent: format?.includes('%') }));
  expect(seen(bySheetjs)).toHaveLength(8);
  expect(bySheetjs?.cells[0]?.raw).toEqual({ kind: 'text', text: 'Kế hoạch' });
  expect(seen(bySheetjs)?.map(({ raw }) => raw)).toEqual(seen(byExceljs)?.map(({ raw }) => raw));
  expect(seen(bySheetjs)?.filter(({ percent }) => percent)).toEqual(seen(byExceljs)?.filter(({ percent }) => percent));
});
