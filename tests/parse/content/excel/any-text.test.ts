import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readExcel } from '../../../../src/parse/content/excel/read-excel.ts';
import { aWorkbook, textsOf } from './a-workbook.ts';

/** Characters that XML cannot hold, and the notation in which Excel writes them. */
const UNWRITABLE = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|_x[0-9A-F]{4}_/u;

const words = fc
  .string({ unit: 'binary', maxLength: 12 })
  .filter((text) => !UNWRITABLE.test(text) && text.trim() !== '' && !/[\u2028\u2029]/.test(text));

it('brings any text through the workbook unchanged but for its normal form', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 6 }), fc.boolean(), async (texts, shared) => {
      const escape = (text: string) => text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
      const cells = texts.map((text, index) =>
        shared ? `<c t="s"><v>${index}</v></c>` : `<c t="inlineStr"><is><t>${escape(text)}</t></is></c>`,
      );
      const sheets = [{ xml: `<sheetData><row>${cells.join('')}</row></sheetData>` }];
      const strings = texts.map((text) => `<si><t>${escape(text)}</t></si>`).join('');
      const read = await readExcel(aWorkbook(shared ? { sheets, strings } : { sheets }), { file: 'a.xlsx' });
      expect(textsOf(read)).toEqual([texts.map((text) => text.normalize('NFC'))]);
    }),
    { numRuns: 60 },
  );
});
