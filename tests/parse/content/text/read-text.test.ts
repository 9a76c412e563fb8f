import { describe, expect, it } from 'vitest';
import { readDelimited, readText, TEXT_LIMITS } from '../../../../src/parse/content/text/read-text.ts';
import { codesOf, textsOf } from '../excel/a-workbook.ts';

const context = { file: 'a.txt' };
const WORDS = 'Đã hoàn thành nhiệm vụ được giao\nĐang triển khai kế hoạch';
const LINES = WORDS.split('\n');

function linesOf(bytes: Uint8Array): readonly string[] {
  return readText(bytes, context).value.blocks.map((block) => (block.kind === 'text' ? block.text : 'table'));
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('plain text', () => {
  it('makes a paragraph of each line that is not blank', () => {
    const { value } = readText(utf8('\uFEFFKính gửi:\r\n\r\n  Tổ giúp việc  \r'), context);
    expect(value).toMatchObject({
      format: 'txt',
      blocks: [
        { text: 'Kính gửi:', source: { file: 'a.txt', paragraph: 1 } },
        { text: 'Tổ giúp việc', source: { paragraph: 2 } },
      ],
    });
  });

  it.each([
    ['UTF-8', utf8(WORDS)],
    ['UTF-16 with its mark', utf16(`\uFEFF${WORDS}`)],
    ['UTF-16 without a mark', utf16(WORDS)],
    ['UTF-16 with the other order of bytes', utf16(`\uFEFF${WORDS}`).map((_, index, all) => all[index ^ 1] ?? 0)],
  ])('reads %s without a guess', (_, bytes) => {
    expect(linesOf(bytes)).toEqual(LINES);
    expect(readText(bytes, context).remarks).toEqual([]);
  });

  it('guesses windows-1258 and says so', () => {
    // "Đã" with a combining tone: windows-1258 has no precomposed letters for most tones
    const bytes = latin1('\xD0a\xDE hoa\xCCn tha\xCCnh nhi\xEA\xF2m vu\xF2 \xF0\xFD\xF5\xF2c giao');
    expect(linesOf(bytes)).toEqual(['Đã hoàn thành nhiệm vụ được giao']);
    expect(readText(bytes, context).remarks).toMatchObject([
      { code: 'charset_guessed', message: expect.stringContaining('windows-1258') as string },
    ]);
  });

  it('guesses TCVN3 and VNI and says so', () => {
    const tcvn3 = latin1('§· hoµn thµnh nhiÖm vô ®\xADîc giao');
    expect(linesOf(tcvn3)).toEqual(['Đã hoàn thành nhiệm vụ được giao']);
    expect(readText(tcvn3, context).remarks[0]?.message).toContain('TCVN3');
    const vni = latin1('Ñaõ hoaøn thaønh nhieäm vuï ñöôïc giao');
    expect(linesOf(vni)).toEqual(['Đã hoàn thành nhiệm vụ được giao']);
    expect(readText(vni, context).remarks[0]?.message).toContain('VNI');
  });

  it('decodes text of a legacy font that was saved as Unicode', () => {
    expect(linesOf(utf8('§· hoµn thµnh nhiÖm vô ®\u00ADîc giao'))).toEqual(['Đã hoàn thành nhiệm vụ được giao']);
  });

  it('takes a broken letter in Unicode text for a slip', () => {
    const bytes = new Uint8Array([...utf8(WORDS.repeat(10)), 0xff]);
    expect(linesOf(bytes)[0]).toBe(LINES[0]);
    expect(codesOf(readText(bytes, context))).toEqual(['charset_guessed']);
  });

  it('stops at the limit and says so', () => {
    const read = readText(utf8('a\nb\nc'), { ...context, limits: { ...TEXT_LIMITS, paragraphs: 2 } });
    expect(read.value.blocks).toHaveLength(2);
    expect(codesOf(read)).toEqual(['rows_capped']);
  });
});

describe('delimited text', () => {
  const tableOf = (text: string) => textsOf(readDelimited(utf8(text), { file: 'a.csv' }));

  it.each([
    ['commas', 'STT,Nội dung\n1,Số hóa'],
    ['semicolons', 'STT;Nội dung\n1;Số hóa'],
    ['tabs', 'STT\tNội dung\n1\tSố hóa\n'],
    ['what its first line says', 'sep=|\nSTT|Nội dung\n1|Số hóa'],
  ])('finds fields between %s', (_, text) => {
    expect(tableOf(text)).toEqual([
      ['STT', 'Nội dung'],
      ['1', 'Số hóa'],
    ]);
  });

  it('is not misled by commas in the words of a file with semicolons', () => {
    expect(tableOf('1;Số hóa, làm sạch;80,5%\n2;Cấp, đổi, thu hồi;70%\n3;Không, có;0,5')[1]).toEqual([
      '2',
      'Cấp, đổi, thu hồi',
      '70%',
    ]);
  });

  it('reads quoted fields with delimiters, quotes and line breaks', () => {
    expect(tableOf('1,"Kế hoạch ""Đề án 06"", số 45\nngày 02/4"\n2,b')).toEqual([
      ['1', 'Kế hoạch "Đề án 06", số 45\nngày 02/4'],
      ['2', 'b'],
    ]);
  });

  it('numbers rows as they stand in the file and fills short ones up', () => {
    const { value } = readDelimited(utf8('\nSTT,a,b\n1\n,,\n'), { file: 'a.csv' });
    expect(value.blocks).toMatchObject([
      {
        sheet: null,
        columnCount: 3,
        rows: [{ source: { row: 2 } }, { source: { row: 3 }, cells: [{ text: '1' }, { text: '' }, { text: '' }] }],
      },
    ]);
  });

  it('reads a quote that is never closed to the end', () => {
    expect(tableOf('a,b\n1,"c')).toEqual([
      ['a', 'b'],
      ['1', 'c'],
    ]);
  });

  it('stops at the limits and says so', () => {
    const read = readDelimited(utf8('a,b,c\nd,e,f\ng,h,i'), {
      file: 'a.csv',
      limits: { ...TEXT_LIMITS, rows: 2, columns: 2 },
    });
    expect(textsOf(read)).toEqual([
      ['a', 'b'],
      ['d', 'e'],
    ]);
    expect(codesOf(read)).toEqual(['rows_capped', 'columns_capped']);
  });

  it('has no table for a file of blank lines', () => {
    expect(readDelimited(utf8('\n\n'), { file: 'a.csv' }).value.blocks).toEqual([]);
  });
});
