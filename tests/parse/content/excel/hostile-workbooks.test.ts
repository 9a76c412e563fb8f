import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/model/errors.ts';
import { SHEET_LIMITS, type SheetLimits } from '../../../../src/parse/content/excel/limits.ts';
import { readExcel } from '../../../../src/parse/content/excel/read-excel.ts';
import { aWorkbook, codesOf, sheetDataOf, tablesOf, textsOf } from './a-workbook.ts';

/** Sizes are asserted by what comes out; how long it takes would say more about the machine than about the reader. */
const ANNEX = sheetDataOf([
  ['STT', 'Nội dung', 'Kết quả'],
  ['1', 'Số hóa hồ sơ', '80%'],
]);
const TEXTS = [
  ['STT', 'Nội dung', 'Kết quả'],
  ['1', 'Số hóa hồ sơ', '80%'],
];

function readSheet(xml: string, rest: Omit<Parameters<typeof aWorkbook>[0], 'sheets'> = {}, limits?: SheetLimits) {
  const parts = aWorkbook({ sheets: [{ name: 'PL1', xml }], ...rest });
  return readExcel(parts, limits === undefined ? { file: 'a.xlsx' } : { file: 'a.xlsx', limits });
}

describe('workbooks that make readers hang or run out of memory', () => {
  it('reads past a data validation and conditional formats over the whole sheet', async () => {
    const read = await readSheet(
      `${ANNEX}<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="cellIs" priority="1" dxfId="99"><formula>1</formula></cfRule></conditionalFormatting>
       <dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>
       <extLst><ext uri="x"><foo/></ext></extLst>`,
    );
    expect(textsOf(read)).toEqual(TEXTS);
    expect(read.remarks).toEqual([]);
  });

  it('clamps a merge over the whole sheet, keeps what it would hide, and remarks on it', async () => {
    const read = await readSheet(`${ANNEX}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`);
    expect(textsOf(read)).toEqual(TEXTS);
    expect(codesOf(read)).toEqual(['merged_cells_clamped']);
  });

  it('clamps a merge from below the table to the end of the sheet', async () => {
    const read = await readSheet(`${ANNEX}<mergeCells><mergeCell ref="A100:G1048576"/></mergeCells>`);
    expect(textsOf(read)).toEqual(TEXTS);
    expect(codesOf(read)).toEqual(['merged_cells_clamped']);
  });

  it('clamps a title merged over all columns to those that are used', async () => {
    const title = sheetDataOf([
      ['PHỤ LỤC', null, null],
      ['1', 'a', 'b'],
    ]);
    const read = await readSheet(`${title}<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>`);
    expect(textsOf(read)).toEqual([
      ['PHỤ LỤC', 'PHỤ LỤC', 'PHỤ LỤC'],
      ['1', 'a', 'b'],
    ]);
  });

  it('ends soon on thousands of merges laid over each other', async () => {
    const merge = '<mergeCell ref="A1:C2"/>';
    const read = await readSheet(`${ANNEX}<mergeCells>${merge.repeat(60_000)}</mergeCells>`);
    expect(textsOf(read)).toEqual(TEXTS);
    expect(read.remarks[0]?.message).toContain(`${SHEET_LIMITS.merges} vùng`);
  });

  it('drops hundreds of thousands of empty formatted rows', async () => {
    const empty = Array.from(
      { length: 300_000 },
      (_, index) => `<row r="${index + 3}" s="1" customFormat="1"><c r="A${index + 3}" s="1"/></row>`,
    );
    const read = await readSheet(ANNEX.replace('</sheetData>', `${empty.join('')}</sheetData>`));
    expect(textsOf(read)).toEqual(TEXTS);
    expect(read.remarks).toEqual([]);
  });

  it('does not believe the size that a sheet claims', async () => {
    const read = await readSheet(
      `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols>${ANNEX}`,
    );
    expect(textsOf(read)).toEqual(TEXTS);
  });

  it('reads rows and cells that do not say where they are', async () => {
    const read = await readSheet(
      '<sheetData><row><c t="inlineStr"><is><t>STT</t></is></c><c t="inlineStr"><is><t>Nội dung</t></is></c></row><row><c/><c><v>5</v></c></row></sheetData>',
    );
    expect(textsOf(read)).toEqual([
      ['STT', 'Nội dung'],
      ['', '5'],
    ]);
  });

  it('reads cells with nonsense for an address where they stand', async () => {
    const read = await readSheet(
      '<sheetData><row r="99999999"><c r="ZZZZ1"><v>1</v></c><c r="B0"><v>2</v></c></row></sheetData>',
    );
    expect(textsOf(read)).toEqual([['1', '2']]);
  });

  it('reads prefixed XML as .NET exporters write it', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const read = await readSheet(
      `<?xml version="1.0"?><x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" s="1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      {
        others: {
          'xl/styles.xml': `<x:styleSheet xmlns:x="${main}"><x:fonts><x:font/><x:font><x:b/></x:font></x:fonts><x:cellXfs><x:xf/><x:xf fontId="1"/></x:cellXfs></x:styleSheet>`,
          'xl/sharedStrings.xml': `<x:sst xmlns:x="${main}"><x:si><x:t>Kế hoạch</x:t></x:si></x:sst>`,
        },
        styles: '',
        strings: '',
      },
    );
    expect(tablesOf(read)[0]?.rows[0]?.cells[0]).toMatchObject({ text: 'Kế hoạch', bold: true });
    expect(read.remarks).toEqual([]);
  });

  it('caps rows and says up to which row it read', async () => {
    const rows = sheetDataOf(Array.from({ length: 12 }, (_, index) => [String(index + 1)]));
    const read = await readSheet(rows, {}, { ...SHEET_LIMITS, rows: 10 });
    expect(textsOf(read)).toHaveLength(10);
    expect(read.remarks).toMatchObject([
      { code: 'rows_capped', message: 'Trang tính “PL1” quá dài, chỉ đọc đến dòng 10.' },
    ]);
  });

  it('caps columns', async () => {
    const read = await readSheet(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row></sheetData>',
    );
    expect(textsOf(read)).toEqual([['1']]);
    expect(codesOf(read)).toEqual(['columns_capped']);
  });

  it('caps the cells of the whole workbook, the positions of its tables, and its sheets', async () => {
    const sheets = [1, 2, 3].map((number) => ({
      name: `S${number}`,
      xml: sheetDataOf([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    }));
    const read = (limits: Partial<SheetLimits>) =>
      readExcel(aWorkbook({ sheets }), { file: 'a.xlsx', limits: { ...SHEET_LIMITS, ...limits } });
    expect(codesOf(await read({ cells: 6 }))).toEqual(['rows_capped', 'rows_capped']);
    expect(codesOf(await read({ positions: 10 }))).toEqual(['rows_capped']);
    const fewSheets = await read({ sheets: 2 });
    expect(tablesOf(fewSheets)).toHaveLength(2);
    expect(codesOf(fewSheets)).toEqual(['part_skipped']);
  });

  it('refuses a text that merges and repetition blow up', async () => {
    const long = 'x'.repeat(30_000);
    const rows = Array.from(
      { length: 1000 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c></row>`,
    );
    const read = readSheet(`<sheetData>${rows.join('')}</sheetData>`, { strings: `<si><t>${long}</t></si>` });
    await expect(read).rejects.toMatchObject({ code: 'too_large' });
  });
});

describe('workbooks that are not right', () => {
  it('leaves out a cell that points to a text which the workbook does not have, and says so', async () => {
    const read = await readSheet(
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>7</v></c><c r="C1"><v>5</v></c></row></sheetData>',
      { strings: '<si><t>Kế hoạch</t></si>' },
    );
    expect(textsOf(read)).toEqual([['Kế hoạch', '', '5']]);
    expect(read.remarks).toMatchObject([{ code: 'repaired_workbook', source: { row: 1, column: 'B' } }]);
  });

  it.each([
    ['no workbook', new Map([['word/document.xml', strToU8('<a/>')]]), 'corrupt'],
    ['a workbook cut off', new Map([['xl/workbook.xml', strToU8('<workbook><sheets>')]]), 'corrupt'],
    [
      'a binary workbook',
      new Map([
        [
          '_rels/.rels',
          strToU8(
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
          ),
        ],
      ]),
      'unsupported',
    ],
    [
      'an entity bomb',
      aWorkbook({ sheets: [{ xml: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>' }] }),
      'corrupt',
    ],
    [
      'a sheet that is missing',
      new Map([...aWorkbook({ sheets: [{ xml: '' }] })].filter(([path]) => !path.endsWith('sheet1.xml'))),
      'corrupt',
    ],
  ])('says clearly what is wrong with %s', async (_, parts, code) => {
    const error: unknown = await readExcel(parts, { file: 'a.xlsx' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code });
  });

  it('reads the Strict form of the format', async () => {
    const parts = new Map<string, Uint8Array>();
    for (const [path, bytes] of aWorkbook({ sheets: [{ xml: ANNEX }] })) {
      const strict = strFromU8(bytes)
        .replaceAll(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        );
      parts.set(path, strToU8(strict));
    }
    expect(textsOf(await readExcel(parts, { file: 'a.xlsx' }))).toEqual(TEXTS);
  });

  it('finds parts whatever the package calls them', async () => {
    const parts = new Map<string, Uint8Array>();
    for (const [path, bytes] of aWorkbook({ sheets: [{ xml: ANNEX }] }))
      parts.set(path.replace('xl/w', 'XL\\W'), bytes);
    expect(textsOf(await readExcel(parts, { file: 'a.xlsx' }))).toEqual(TEXTS);
  });

  it('has no table for a workbook without content', async () => {
    const read = await readExcel(aWorkbook({ sheets: [{ xml: '<sheetData/>' }] }), { file: 'a.xlsx' });
    expect(read).toEqual({ value: { format: 'xlsx', blocks: [] }, remarks: [] });
  });
});
