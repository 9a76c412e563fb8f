import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, listLines } from '../../src/render/clean-text.ts';
import { numberSources } from '../../src/render/number-sources.ts';
import { shortenText } from '../../src/render/shorten-text.ts';
import { formatCount, formatCountInSentence, formatPercent, formatShare } from '../../src/render/vietnamese-number.ts';
import { aConsolidation, aMonthWith, aRecord, JUSTICE } from './values.ts';

describe('numbers', () => {
  it('have dots between thousands and a comma before decimals', () => {
    expect([0, 7, 999, 1_000, 21_914, 1_234_567].map(formatCount)).toEqual([
      '0',
      '7',
      '999',
      '1.000',
      '21.914',
      '1.234.567',
    ]);
    expect([0, 40, 40.5, 98.62, 99.96, 1_250.25].map(formatPercent)).toEqual([
      '0%',
      '40%',
      '40,5%',
      '98,6%',
      '100%',
      '1.250,3%',
    ]);
  });

  it('of one digit carry a leading zero in sentences', () => {
    expect([0, 1, 9, 10, 1_200].map(formatCountInSentence)).toEqual(['0', '01', '09', '10', '1.200']);
  });

  it('give no share of nothing', () => {
    expect(formatShare(0, 0)).toBe('0%');
    expect(formatShare(14, 17)).toBe('82,4%');
  });
});

describe('cleaning', () => {
  it('splits lines at every kind of line end and drops blank ones', () => {
    expect(listLines(' một\r\nhai\rba\u2028bốn\fnăm\n \n')).toEqual(['một', 'hai', 'ba', 'bốn', 'năm']);
    expect(cleanLine('a\tb\nc')).toBe('a b c');
  });

  it('leaves Vietnamese text, emoji and spaces as they are', () => {
    const text = 'Số:      /BC-UBND – “đạt” 100 % 😀';
    expect(cleanLine(text)).toBe(text);
  });

  it('leaves nothing that XML 1.0 forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanLine(text)).not.toMatch(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u);
      }),
    );
  });
});

describe('shortening', () => {
  it('ends with a sentence where one ends in time, else with a word, else anywhere', () => {
    expect(shortenText('Câu một. Câu hai. Câu ba dài hơn.', 20)).toBe('Câu một. Câu hai.');
    expect(shortenText('không có dấu chấm nào ở đây cả', 16)).toBe('không có dấu…');
    expect(shortenText('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)}…`);
    expect(shortenText('Đạt 4.427 hồ sơ và còn nữa', 14)).toBe('Đạt 4.427 hồ…');
  });

  it('keeps a text within the limit, and never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const short = shortenText(text, limit);
        if (text.length <= limit) expect(short).toBe(text);
        expect(short.length).toBeLessThanOrEqual(Math.max(limit + 1, 1));
        expect(text.startsWith(short.replace(/…$/, '')) || text.startsWith(short)).toBe(true);
        expect(short).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      }),
    );
  });
});

describe('numbers of sources', () => {
  it('are one for one place of one version, whatever is cited from it', () => {
    const first = aRecord();
    const second = aRecord({ submissionVersion: 2 });
    const month = aMonthWith([first, second, aRecord({ task: 2 })]);
    const statement = { agency: JUSTICE, kind: 'difficulty', text: 'x', task: null, source: first.source } as const;
    const elsewhere = { ...statement, source: { file: 'thu.docx', paragraph: 4 } };
    const sources = numberSources({ ...month, statements: [statement, elsewhere] });
    expect(sources.entries.map((entry) => entry.number)).toEqual([1, 2, 3]);
    expect([first, second].map(sources.numberOfRecord)).toEqual([1, 2]);
    expect([statement, elsewhere].map(sources.numberOfRow)).toEqual([2, 3]);
  });

  it('say where a person corrected what was read', () => {
    const month = aMonthWith([aRecord(), aRecord({ task: 2, corrected: true })]);
    expect(numberSources(month).entries.map((entry) => entry.corrected)).toEqual([true]);
  });

  it('are asked for known places only', () => {
    expect(() => numberSources(aConsolidation()).numberOfRecord(aRecord())).toThrow('no source was numbered');
  });
});
