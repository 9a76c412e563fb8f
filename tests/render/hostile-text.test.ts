import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/render/render-report.ts';
import { listElements, readBody, readParts, readText } from './read-docx.ts';
import { aMonthWith, aRecord, SETTINGS } from './values.ts';

async function renderResult(result: string): Promise<Uint8Array> {
  return await renderReport(aMonthWith([aRecord({ result })]), { settings: SETTINGS });
}

describe('hostile text of an agency', () => {
  it('with characters that XML forbids still gives a document that opens, with the words kept', async () => {
    const bytes = await renderResult('Trước\u0000\u0001\u000B\u001F\uFFFE\uFFFF\uD800sau');
    expect(readText(bytes)).toContain('Trước\nsau');
    expect(readParts(bytes).size).toBeGreaterThan(5);
  });

  it('cannot turn the reading direction', async () => {
    const text = readText(await renderResult('Đạt \u202E%04\u202C và \u2067đảo\u2069 chữ'));
    expect(text).toContain('Đạt %04 và đảo chữ');
    expect(text).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
  });

  it('cannot become markup', async () => {
    const words = '</w:t></w:r><w:p/> &amp; <script>alert(1)</script> <w:bookmarkStart w:id="7"/>';
    expect(readText(await renderResult(words))).toContain(`[1]: ${words}`);
  });

  it('cannot become a field, a formula or a page number', async () => {
    const words = [
      'CURRENT',
      'TOTAL_PAGES',
      '{ INCLUDETEXT "C:\\\\secret" }',
      '=HYPERLINK("http://example.com")',
      '«MERGEFIELD x»',
    ];
    const records = words.map((result, index) => aRecord({ result, source: { file: `${index}.xlsx` } }));
    const bytes = await renderReport(aMonthWith(records), { settings: SETTINGS });
    const text = readText(bytes);
    for (const [index, each] of words.entries()) expect(text).toContain(`[${index + 1}]: ${each}`);
    expect(listElements(readBody(bytes), 'w:instrText')).toEqual([]);
    expect(listElements(readBody(bytes), 'w:fldSimple')).toEqual([]);
  });

  it('of 100.000 characters stands whole in the annex and is pointed to from the body', async () => {
    const words = 'Nội dung báo cáo. '.repeat(5_556).trim();
    const text = readText(await renderResult(words));
    expect(words.length).toBeGreaterThan(100_000);
    expect(text).toContain(`[1]: ${words}`);
    expect(text).toContain('(toàn văn tại Phụ lục I)');
  });

  it('without a single space stands whole in the annex', async () => {
    const words = 'a'.repeat(30_000);
    expect(readText(await renderResult(words))).toContain(`[1]: ${words}`);
  });

  it('in names of agencies, files and sheets is cleaned alike', async () => {
    const record = aRecord({
      agency: { id: 'x', name: 'Sở \u202Elạ\u0007' },
      source: { file: '../../etc/\u0000passwd\u202Excod.exe', sheet: '<b>', row: 3 },
    });
    const text = readText(await renderReport(aMonthWith([record]), { settings: SETTINGS }));
    expect(text).toContain('Sở lạ[1]: ');
    expect(text).toContain('../../etc/passwdxcod.exe\ntrang tính “<b>”, dòng 3');
  });
});
