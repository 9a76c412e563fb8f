import { read as readContainer, write as writeContainer, find, utils } from 'cfb';
import { utils as sheets, write, type WorkBook } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/model/errors.ts';
import { readLegacySheet } from '../../../../src/parse/content/excel/read-legacy-sheet.ts';
import { SHEET_LIMITS } from '../../../../src/parse/content/excel/limits.ts';
import { codesOf, tablesOf, textsOf } from './a-workbook.ts';

const context = { file: 'phu-luc.xls' };

/** An .xls of the rows given, as SheetJS saves it. */
function anXls(rows: readonly (readonly unknown[])[], change: (workbook: WorkBook) => void = () => {}): Uint8Array {
  const workbook = sheets.book_new();
  sheets.book_append_sheet(workbook, sheets.aoa_to_sheet(rows.map((row) => [...row])), 'PL1');
  change(workbook);
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'biff8' }) as ArrayBuffer); // what type 'array' gives
}

/** The workbook with a record put behind the first one of its stream. */
function withRecord(xls: Uint8Array, record: readonly number[]): Uint8Array {
  const container = readContainer(xls, { type: 'array' });
  const stream = find(container, 'Workbook')?.content;
  if (stream === undefined) throw new Error('no workbook stream');
  const bytes = Buffer.from(stream);
  const first = bytes.readUInt16LE(2) + 4;
  const changed = Buffer.concat([bytes.subarray(0, first), Buffer.from(record), bytes.subarray(first)]);
  const fresh = utils.cfb_new();
  utils.cfb_add(fresh, '/Workbook', changed);
  return new Uint8Array(Buffer.from(writeContainer(fresh, { type: 'buffer' }) as Buffer)); // what type 'buffer' gives
}

describe('.xls workbooks', () => {
  it('give the same tables as .xlsx', async () => {
    const xls = anXls(
      [
        ['STT', 'Kết quả', null],
        [1, 0.8, new Date(Date.UTC(2025, 3, 10))],
        [null, true, 'x'],
      ],
      ({ Sheets }) => {
        const sheet = Sheets['PL1'];
        if (sheet === undefined) return;
        sheet['!merges'] = [{ s: { r: 0, c: 1 }, e: { r: 0, c: 2 } }];
        sheet['B2'].z = '0%';
        sheet['C2'] = { t: 'n', v: 45757, z: 'dd/mm/yyyy' };
      },
    );
    const read = await readLegacySheet(xls, context);
    expect(textsOf(read)).toEqual([
      ['STT', 'Kết quả', 'Kết quả'],
      ['1', '80%', '10/04/2025'],
      ['', 'TRUE', 'x'],
    ]);
    expect(tablesOf(read)[0]?.rows[0]?.cells[2]?.anchor).toEqual({ row: 0, column: 1 });
    expect(tablesOf(read)[0]?.rows[1]?.source).toEqual({ file: 'phu-luc.xls', sheet: 'PL1', row: 2 });
  });

  it('skip hidden sheets', async () => {
    const xls = anXls([['a']], (workbook) => {
      sheets.book_append_sheet(workbook, sheets.aoa_to_sheet([['b']]), 'Ẩn');
      sheets.book_set_sheet_visibility(workbook, 'Ẩn', 1);
    });
    const read = await readLegacySheet(xls, context);
    expect(tablesOf(read).map((table) => table.sheet)).toEqual(['PL1']);
    expect(codesOf(read)).toEqual(['hidden_sheet_skipped']);
  });

  it('are decoded when their letters are those of a legacy font', async () => {
    const read = await readLegacySheet(anXls([['§· hoµn thµnh nhiÖm vô'], ['§ang triÓn khai kÕ ho¹ch']]), context);
    expect(textsOf(read)).toEqual([['Đã hoàn thành nhiệm vụ'], ['Đang triển khai kế hoạch']]);
    expect(codesOf(read)).toEqual(['legacy_font_decoded']);
  });

  it('are read up to the limits', async () => {
    const limits = { ...SHEET_LIMITS, rows: 2, columns: 2 };
    const read = await readLegacySheet(
      anXls([
        [1, 2, 3],
        [4, 5],
        [6, 7],
      ]),
      { ...context, limits },
    );
    expect(textsOf(read)).toEqual([
      ['1', '2'],
      ['4', '5'],
    ]);
    expect(codesOf(read)).toEqual(['rows_capped', 'columns_capped']);
  });
});

describe('files that are no readable .xls', () => {
  const xls = anXls([['a']]);
  const container = utils.cfb_new();
  utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(100));

  it.each([
    ['encrypted with XOR', withRecord(xls, [0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4]), 'password_protected'],
    [
      'encrypted with RC4',
      withRecord(xls, [0x2f, 0, 0x36, 0, 1, 0, 1, 0, 1, 0, ...Array<number>(48).fill(7)]),
      'password_protected',
    ],
    [
      'an encrypted .xlsx',
      new Uint8Array(Buffer.from(writeContainer(container, { type: 'buffer' }) as Buffer)),
      'password_protected',
    ],
    ['cut off', xls.slice(0, 1500), 'corrupt'],
    ['a web page', new TextEncoder().encode(`<html>${' '.repeat(1000)}<table>`), 'corrupt'],
    ['a zip', new Uint8Array([0x50, 0x4b, 3, 4, ...Array<number>(600).fill(0)]), 'corrupt'],
  ])('says so of one that is %s', async (_, bytes, code) => {
    const error: unknown = await readLegacySheet(bytes, context).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code });
  });
});
