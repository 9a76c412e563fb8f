import exceljs, { type Workbook, type Worksheet } from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../src/model/content.ts';
import { readExcel } from '../../../../src/parse/content/excel/read-excel.ts';
import { aWorkbook, codesOf, partsOf, sheetDataOf, tablesOf, textsOf } from './a-workbook.ts';

const context = { file: 'phu-luc.xlsx' };

/** The cell A1 of a sheet that holds little else. */
async function readCell(fill: (sheet: Worksheet, workbook: Workbook) => void): Promise<Cell | undefined> {
  const workbook = new exceljs.Workbook();
  fill(workbook.addWorksheet('PL1'), workbook);
  const read = await readExcel(await partsOf(workbook), context);
  return tablesOf(read)[0]?.rows[0]?.cells[0];
}

async function readNumber(number: number, numFmt: string): Promise<Cell | undefined> {
  return readCell((sheet) => {
    sheet.getCell('A1').value = number;
    sheet.getCell('A1').numFmt = numFmt;
  });
}

/** Reads a sheet written by hand. */
function readSheet(xml: string, rest: Omit<Parameters<typeof aWorkbook>[0], 'sheets'> = {}) {
  return readExcel(aWorkbook({ sheets: [{ name: 'PL1', xml }], ...rest }), context);
}

describe('cells as a person sees them', () => {
  it('shows 0.8 formatted as a percentage as 80%', async () => {
    expect(await readNumber(0.8, '0%')).toMatchObject({ text: '80%', value: { kind: 'percent', percent: 80 } });
  });

  it('shows a decimal percentage with a comma', async () => {
    expect(await readNumber(0.805, '0.0%')).toMatchObject({ text: '80,5%', value: { kind: 'percent', percent: 80.5 } });
  });

  it('takes a percent sign that is only written behind the number for what it says', async () => {
    expect(await readNumber(80, '0"%"')).toMatchObject({ text: '80%', value: { kind: 'percent', percent: 80 } });
    const escaped = await readSheet('<sheetData><row r="1"><c r="A1" s="1"><v>80</v></c></row></sheetData>', {
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="0\\%"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs>',
    });
    expect(tablesOf(escaped)[0]?.rows[0]?.cells[0]).toMatchObject({ text: '80%', value: { percent: 80 } });
  });

  it('keeps a percentage of 140', async () => {
    expect(await readNumber(1.4, '0%')).toMatchObject({ text: '140%', value: { percent: 140 } });
  });

  it('shows dates with the day first', async () => {
    const cell = await readNumber(45757, 'mm-dd-yy');
    expect(cell).toMatchObject({ text: '10/04/2025', value: { kind: 'day', day: '2025-04-10' } });
  });

  it('shows a month without the day that its format hides', async () => {
    expect(await readNumber(45748, 'mm/yyyy')).toMatchObject({ text: '04/2025', value: { day: '2025-04-01' } });
  });

  it('counts the days of a 1904 workbook from 1904', async () => {
    const read = await readSheet('<sheetData><row r="1"><c r="A1" s="1"><v>44295</v></c></row></sheetData>', {
      styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>',
      date1904: true,
    });
    expect(textsOf(read)).toEqual([['10/04/2025']]);
  });

  it('reads a date stored as ISO 8601, whatever its number format', async () => {
    const read = await readSheet(
      '<sheetData><row r="1"><c r="A1" t="d"><v>2025-04-10T00:00:00</v></c><c r="B1" t="d"><v>2025-04-11</v></c></row></sheetData>',
    );
    expect(textsOf(read)).toEqual([['10/04/2025', '11/04/2025']]);
  });

  it('shows numbers with a comma and no more digits than they need', async () => {
    expect(await readNumber(0.1 + 0.2, 'General')).toMatchObject({ text: '0,3', value: { kind: 'number' } });
    expect(await readNumber(4427, 'General')).toMatchObject({ text: '4427', value: { kind: 'number', number: 4427 } });
  });

  it('groups thousands with a full stop where the format groups them', async () => {
    expect(await readNumber(21914, '#,##0')).toMatchObject({ text: '21.914', value: { number: 21914 } });
  });

  it('keeps leading zeros and units of the number format', async () => {
    expect(await readNumber(8, '00')).toMatchObject({ text: '08' });
    expect(await readNumber(8, '00" nhiệm vụ"')).toMatchObject({ text: '08 nhiệm vụ', value: { number: 8 } });
  });

  it('keeps text that looks like a number as text', async () => {
    const cell = await readCell((sheet) => {
      sheet.getCell('A1').value = '01';
      sheet.getCell('A1').numFmt = '@';
    });
    expect(cell).toMatchObject({ text: '01', value: { kind: 'text' } });
  });

  it('shows the result that a formula had when the file was saved, zero and false included', async () => {
    const read = await readSheet(
      '<sheetData><row r="1"><c r="A1"><f>1-1</f><v>0</v></c><c r="B1" t="b"><f>FALSE()</f><v>0</v></c>' +
        '<c r="C1" t="str"><f>A9</f><v>Đã &amp;lt; xong</v></c><c r="D1"><f t="shared" ref="D1:D2" si="0">A1+2</f><v>2</v></c></row></sheetData>',
    );
    expect(textsOf(read)).toEqual([['0', 'FALSE', 'Đã &lt; xong', '2']]);
  });

  it('remarks on a formula that was never calculated and leaves its cell blank', async () => {
    const read =
      await readSheet(`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Tổng</t></is></c><c r="B1"><f>SUM(C1:C9)</f></c>
      <c r="C1" t="inlineStr"><is><t>ghi chú</t></is></c></row></sheetData>`);
    expect(textsOf(read)).toEqual([['Tổng', '', 'ghi chú']]);
    expect(read.remarks).toMatchObject([
      { code: 'formula_without_value', source: { sheet: 'PL1', row: 1, column: 'B' } },
    ]);
  });

  it('takes a formula whose result is an empty text for calculated', async () => {
    const read = await readSheet(
      '<sheetData><row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c></row></sheetData>',
    );
    expect(textsOf(read)).toEqual([['', '1']]);
    expect(read.remarks).toEqual([]);
  });

  it('shows the code of a formula error and remarks on it once for the sheet', async () => {
    const read = await readSheet(
      '<sheetData><row r="3"><c r="E3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F3" t="e"><v>#REF!</v></c></row></sheetData>',
    );
    expect(textsOf(read)[0]?.slice(4)).toEqual(['#DIV/0!', '#REF!']);
    expect(tablesOf(read)[0]?.rows[0]?.cells[4]?.value).toEqual({ kind: 'error', error: '#DIV/0!' });
    expect(read.remarks).toEqual([
      {
        code: 'cell_error',
        message: 'Trang tính “PL1” có 2 ô báo lỗi công thức: E3, F3.',
        source: { file: 'phu-luc.xlsx', sheet: 'PL1', row: 3, column: 'E' },
      },
    ]);
  });

  it('joins the words of a cell that is written in several fonts', async () => {
    const cell = await readCell((sheet) => {
      sheet.getCell('A1').value = {
        richText: [{ text: 'Đã ' }, { text: 'hoàn', font: { bold: true } }, { text: ' thành' }],
      };
    });
    expect(cell).toMatchObject({ text: 'Đã hoàn thành', bold: false });
  });

  it('keeps line breaks inside a cell', async () => {
    const cell = await readCell((sheet) => {
      sheet.getCell('A1').value = '- Kế hoạch số 45;\n- Báo cáo số 12.';
    });
    expect(cell?.text).toBe('- Kế hoạch số 45;\n- Báo cáo số 12.');
  });

  it('brings decomposed letters together', async () => {
    const cell = await readCell((sheet) => {
      sheet.getCell('A1').value = 'Đã hoàn thành'.normalize('NFD');
    });
    expect(cell?.text).toBe('Đã hoàn thành');
  });

  it('shows the words of a hyperlink', async () => {
    const cell = await readCell((sheet) => {
      sheet.getCell('A1').value = { text: 'Minh chứng', hyperlink: 'https://example.vn/a' };
    });
    expect(cell?.text).toBe('Minh chứng');
  });

  it('leaves phonetic guides and comments out', async () => {
    const read = await readSheet('<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>', {
      strings: '<si><t>Đất đai</t><rPh sb="0" eb="1"><t>ngoài lề</t></rPh></si>',
    });
    expect(textsOf(read)).toEqual([['Đất đai']]);
  });

  it('knows bold cells and cells that are struck through, also by the first style of the workbook', async () => {
    const read = await readSheet(
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" s="1" t="inlineStr"><is><t>b</t></is></c></row></sheetData>',
      {
        styles:
          '<fonts><font><b/><strike val="0"/></font><font><b val="0"/><strike/></font></fonts>' +
          '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>',
      },
    );
    expect(tablesOf(read)[0]?.rows[0]?.cells).toMatchObject([
      { bold: true, struck: false },
      { bold: false, struck: true },
    ]);
  });

  it('remarks on a cell of which only some words are struck through', async () => {
    const read = await readSheet('<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>', {
      strings: '<si><r><rPr><strike/></rPr><t>30/5</t></r><r><t> 30/6</t></r></si>',
    });
    expect(tablesOf(read)[0]?.rows[0]?.cells[0]).toMatchObject({ text: '30/5 30/6', struck: false });
    expect(codesOf(read)).toEqual(['struck_text']);
  });

  it('decodes words in legacy fonts, of the cell, of a run and of the workbook', async () => {
    const read = await readSheet(
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c></row></sheetData>',
      {
        strings: '<si><t>§· hoµn thµnh</t></si><si><r><rPr><rFont val="VNI-Times"/></rPr><t>hoaøn thaønh</t></r></si>',
        styles:
          '<fonts><font><name val=".VnTime"/></font><font><name val="Times New Roman"/></font></fonts>' +
          '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>',
      },
    );
    expect(textsOf(read)).toEqual([['Đã hoàn thành', 'hoàn thành']]);
    expect(codesOf(read)).toEqual(['legacy_font_decoded']);
  });
});

describe('sheets', () => {
  it('makes one table of each sheet that holds something, in the order of the tabs', async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('Tổng hợp').getCell('A1').value = 'a';
    workbook.addWorksheet('Mẫu trống').getCell('C3').border = { top: { style: 'thin' } };
    workbook.addWorksheet('Số liệu').getCell('A1').value = 'b';
    const read = await readExcel(await partsOf(workbook), context);
    expect(tablesOf(read).map((table) => table.sheet)).toEqual(['Tổng hợp', 'Số liệu']);
    expect(tablesOf(read)[0]?.source).toEqual({ file: 'phu-luc.xlsx', sheet: 'Tổng hợp' });
  });

  it('skips hidden sheets and names them', async () => {
    const read = await readExcel(
      aWorkbook({
        sheets: [
          { name: 'PL1', xml: sheetDataOf([['a']]) },
          { name: 'Tạm', state: 'hidden', xml: sheetDataOf([['b']]) },
          { name: 'Mã', state: 'veryHidden', xml: sheetDataOf([['c']]) },
        ],
      }),
      context,
    );
    expect(tablesOf(read).map((table) => table.sheet)).toEqual(['PL1']);
    expect(read.remarks).toMatchObject([
      { code: 'hidden_sheet_skipped', source: { sheet: 'Tạm' } },
      { code: 'hidden_sheet_skipped', source: { sheet: 'Mã' } },
    ]);
  });

  it('reads rows that a filter hides and remarks how many they are', async () => {
    const read = await readSheet(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" hidden="1"/></sheetData>',
    );
    expect(textsOf(read)).toEqual([['1'], ['2']]);
    expect(read.remarks).toMatchObject([{ code: 'hidden_rows', message: expect.stringContaining('1 dòng') as string }]);
  });

  it('starts at the first used row and at column A, and knows each row by its number in Excel', async () => {
    const read = await readSheet(
      '<sheetData><row r="4"><c r="C4"><v>1</v></c></row><row r="7"><c r="B7"><v>2</v></c></row></sheetData>',
    );
    expect(textsOf(read)).toEqual([
      ['', '', '1'],
      ['', '', ''],
      ['', '', ''],
      ['', '2', ''],
    ]);
    expect(tablesOf(read)[0]?.rows.map((row) => row.source.row)).toEqual([4, 5, 6, 7]);
  });

  it('does not keep more than fifty blank rows between two used ones', async () => {
    const read = await readSheet(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="52"><c r="A52"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row></sheetData>',
    );
    const rows = tablesOf(read)[0]?.rows ?? [];
    expect(rows).toHaveLength(53);
    expect(rows.at(-1)?.source.row).toBe(1_048_576);
  });

  it('reads the text boxes of a sheet behind its table', async () => {
    const drawing = `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice Requires="a14"><xdr:sp><xdr:txBody>
        <a:p><a:pPr algn="ctr"/><a:r><a:rPr b="1"/><a:t>BIỂU TỔNG </a:t></a:r><a:r><a:rPr b="1"/><a:t>HỢP</a:t></a:r></a:p><a:p/></xdr:txBody></xdr:sp></mc:Choice>
        <mc:Fallback><xdr:sp><xdr:txBody><a:p><a:r><a:t>BIỂU TỔNG HỢP</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Fallback></mc:AlternateContent></xdr:wsDr>`;
    const relationships =
      '<Relationship Id="d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/>';
    const parts = aWorkbook({
      sheets: [{ name: 'PL1', xml: sheetDataOf([['a']]), relationships }],
      others: { 'xl/drawings/drawing1.xml': drawing },
    });
    const read = await readExcel(parts, context);
    expect(read.value.blocks.slice(1)).toMatchObject([
      { kind: 'text', text: 'BIỂU TỔNG HỢP', place: 'text_box', bold: true, centred: true, source: { sheet: 'PL1' } },
    ]);
  });

  it('does without the text boxes of a drawing that is broken', async () => {
    const relationships =
      '<Relationship Id="d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/>';
    const sheets = [{ name: 'PL1', xml: sheetDataOf([['a']]), relationships }];
    const read = await readExcel(aWorkbook({ sheets, others: { 'xl/drawings/drawing1.xml': '<a' } }), context);
    expect(textsOf(read)).toEqual([['a']]);
    expect(codesOf(read)).toEqual(['part_skipped']);
  });
});

describe('merged cells', () => {
  const anchorsOf = (read: Awaited<ReturnType<typeof readSheet>>) =>
    tablesOf(read)[0]?.rows.map((row) =>
      row.cells.map((cell) => (cell.anchor === null ? '' : `${cell.anchor.row},${cell.anchor.column}`)),
    );

  it('repeats the master in every position and points to it by its place in the table', async () => {
    const xml = `${sheetDataOf([[null], ['STT', 'Kết quả', null], ['1', null, 'x']])}<mergeCells><mergeCell ref="B2:C2"/><mergeCell ref="A2:A2"/></mergeCells>`;
    const read = await readSheet(xml);
    expect(textsOf(read)).toEqual([
      ['STT', 'Kết quả', 'Kết quả'],
      ['1', '', 'x'],
    ]);
    expect(anchorsOf(read)).toEqual([
      ['', '', '0,1'],
      ['', '', ''],
    ]);
  });

  it('cuts a merge at the last used row and column', async () => {
    const read = await readSheet(
      `${sheetDataOf([
        ['Tiêu đề', null],
        ['1', '2'],
      ])}<mergeCells><mergeCell ref="A1:H1"/><mergeCell ref="B2:B9"/></mergeCells>`,
    );
    expect(textsOf(read)).toEqual([
      ['Tiêu đề', 'Tiêu đề'],
      ['1', '2'],
    ]);
    expect(read.remarks).toEqual([]);
  });

  it('does not let a merge hide other text', async () => {
    const read = await readSheet(
      `${sheetDataOf([
        ['a', 'b'],
        ['1', '2'],
      ])}<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`,
    );
    expect(textsOf(read)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(codesOf(read)).toEqual(['merged_cells_clamped']);
  });

  it('keeps the first of two merges that overlap', async () => {
    const read = await readSheet(
      `${sheetDataOf([
        ['a', null],
        [null, '2'],
        ['3', '4'],
      ])}<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="A1:B1"/></mergeCells>`,
    );
    expect(anchorsOf(read)).toEqual([
      ['', ''],
      ['0,0', ''],
      ['', ''],
    ]);
    expect(codesOf(read)).toEqual(['merged_cells_clamped']);
  });
});
