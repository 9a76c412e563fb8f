import { describe, expect, it } from 'vitest';
import { FILE_FORMATS } from '../../../src/model/file-format.ts';
import { InputError } from '../../../src/model/errors.ts';
import { readContent } from '../../../src/parse/content/read-content.ts';
import { aWorkbook, sheetDataOf } from './excel/a-workbook.ts';
import { aPdf, text } from './pdf/a-pdf.ts';

const bytes = new TextEncoder().encode('Kết quả');

async function refusalOf(format: (typeof FILE_FORMATS)[number], content = bytes): Promise<unknown> {
  return readContent({ format, bytes: content, parts: null, file: 'a' }).catch((thrown: unknown) => thrown);
}

describe('readContent', () => {
  it('reads a file with the reader of its format', async () => {
    const parts = aWorkbook({ sheets: [{ xml: sheetDataOf([['a']]) }] });
    const formats = [
      await readContent({ format: 'xlsm', bytes, parts, file: 'a.xlsm' }),
      await readContent({ format: 'pdf', bytes: aPdf([text('a', 70, 700)]), parts: null, file: 'a.pdf' }),
      await readContent({ format: 'txt', bytes, parts: null, file: 'a.txt' }),
      await readContent({ format: 'csv', bytes, parts: null, file: 'a.csv' }),
    ].map(({ value }) => [value.format, value.blocks.length]);
    expect(formats).toEqual([
      ['xlsm', 1],
      ['pdf', 1],
      ['txt', 1],
      ['csv', 1],
    ]);
  });

  it('says of an empty file of any format that it is empty', async () => {
    for (const format of FILE_FORMATS) {
      expect(await refusalOf(format, new Uint8Array())).toMatchObject({ code: 'empty' });
    }
  });

  it.each(['doc', 'rtf', 'odt', 'html', 'image', 'eml', 'zip', 'rar'] as const)(
    'says what would be needed to read .%s',
    async (format) => {
      const error = await refusalOf(format);
      expect(error).toBeInstanceOf(InputError);
      expect(error).toMatchObject({ code: 'unsupported', detail: expect.stringMatching(/đề nghị|cần/) as string });
    },
  );

  it('does not know what to do with bytes of no format', async () => {
    expect(await refusalOf('unknown')).toMatchObject({ code: 'unknown_format' });
  });

  it('takes a document whose package was not opened for corrupt', async () => {
    expect(await refusalOf('xlsx')).toMatchObject({ code: 'corrupt' });
  });
});
