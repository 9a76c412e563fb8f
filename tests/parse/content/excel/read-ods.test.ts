import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SHEET_LIMITS } from '../../../../src/parse/content/excel/limits.ts';
import { readOds } from '../../../../src/parse/content/excel/read-ods.ts';
import { codesOf, tablesOf, textsOf } from './a-workbook.ts';

const NAMESPACES = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

function anOds(tables: string, styles = ''): ReadonlyMap<string, Uint8Array> {
  const draw = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"';
  const content = `<office:document-content ${NAMESPACES} ${draw}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  return new Map([['content.xml', strToU8(content)]]);
}

const cell = (text: string, attributes = '') =>
  `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const sheet = (rows: string) => `<table:table table:name="PL1">${rows}</table:table>`;
const context = { file: 'phu-luc.ods' };

describe('OpenDocument spreadsheets', () => {
  it('show what the document stores as shown, with the value behind it', () => {
    const read = readOds(
      anOds(
        sheet(
          `<table:table-row>${cell('80%', 'office:value-type="percentage" office:value="0.8"')}${cell('10/04/25', 'office:value-type="date" office:date-value="2025-04-10"')}${cell('3.500', 'office:value-type="float" office:value="3500"')}</table:table-row>`,
        ),
      ),
      context,
    );
    expect(tablesOf(read)[0]?.rows[0]?.cells).toMatchObject([
      { text: '80%', value: { kind: 'percent', percent: 80 } },
      { text: '10/04/25', value: { kind: 'day', day: '2025-04-10' } },
      { text: '3.500', value: { kind: 'number', number: 3500 } },
    ]);
  });

  it('keep line breaks and spaces and leave comments out', () => {
    const inside =
      '<office:annotation><text:p>chú thích</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p>';
    const read = readOds(
      anOds(sheet(`<table:table-row><table:table-cell>${inside}</table:table-cell></table:table-row>`)),
      context,
    );
    expect(textsOf(read)).toEqual([['a  b\nc']]);
  });

  it('write out repeated rows and cells, and stop at the limits', () => {
    const rows =
      `<table:table-row table:number-rows-repeated="2">${cell('a', 'table:number-columns-repeated="3"')}</table:table-row>` +
      `<table:table-row table:number-rows-repeated="1048000">${cell('b', 'table:number-columns-repeated="16384"')}</table:table-row>`;
    const limits = { ...SHEET_LIMITS, rows: 4, columns: 5 };
    const read = readOds(anOds(sheet(rows)), { ...context, limits });
    expect(textsOf(read).map((row) => row.join(''))).toEqual(['aaa', 'aaa', 'bbbbb', 'bbbbb']);
    expect(codesOf(read)).toEqual(['rows_capped', 'columns_capped']);
  });

  it('skip empty rows to the end of the sheet', () => {
    const rows = `<table:table-row>${cell('a')}</table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`;
    expect(textsOf(readOds(anOds(sheet(rows)), context))).toEqual([['a']]);
  });

  it('remark on formulas without a value', () => {
    const read = readOds(
      anOds(sheet(`<table:table-row>${cell('a')}<table:table-cell table:formula="of:=1"/></table:table-row>`)),
      context,
    );
    expect(read.remarks).toMatchObject([{ code: 'formula_without_value', source: { row: 1, column: 'B' } }]);
  });

  it('are refused when they are encrypted or broken', () => {
    const manifest = strToU8(
      '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:manifest>',
    );
    expect(() => readOds(new Map([['META-INF/manifest.xml', manifest]]), context)).toThrow(/mật khẩu/);
    expect(() => readOds(new Map(), context)).toThrow(/content\.xml/);
  });
});
