import { expect, it } from 'vitest';
import { readNumberFormat } from '../../../../src/parse/content/excel/number-format.ts';
import { showNumber } from '../../../../src/parse/content/excel/show-number.ts';

function textOf(number: number, format: string | null): string {
  return showNumber(number, format === null ? null : readNumberFormat(format), 1900).text;
}

it.each([
  [12.5, null, '12,5'],
  [1 / 3, null, '0,333333333'],
  [52_123_456_789, null, '52123456789'],
  [1e21, null, '1000000000000000000000'],
  [0.0000001, null, '0,0000001'],
  [12.5, '0.00', '12,5'],
  [1.005, '0.00', '1,01'],
  [2.5, '0', '3'],
  [-1234, '#,##0;(#,##0)', '(1.234)'],
  [-0.4, '0', '0'],
  [0, '#,##0;-#,##0;"-"', '-'],
  [0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', '-'],
  [0, '#', ''],
  [1500, '[>=1000]#,##0;0', '1.500'],
  [1_500_000, '#,##0 "₫"', '1.500.000 ₫'],
  [1500, '#,##0\\ [$₫-42A]', '1.500 ₫'],
  [0.005, '0.00%', '0,5%'],
  [-0.5, '0%', '-50%'],
  [5, '0 "ngày"', '5 ngày'],
  [3.14, '# ?/?', '3,14'],
  [314, '0.00E+00', '314'],
  [12, '@', '12'],
])('shows %d in the format %s as “%s”', (number, format, text) => {
  expect(textOf(number, format)).toBe(text);
});

it.each([
  [45_757, 'd/m/yyyy', '10/04/2025'],
  [45_757, '[$-42A]dd mmmm yyyy;@', '10/04/2025'],
  [45_757, '"Ngày "dd" tháng "mm" năm "yyyy', '10/04/2025'],
  [45_757, 'dd/mm', '10/04'],
  [45_757, 'mmm-yy', '04/2025'],
  [45_757.354_166_7, 'dd/mm/yyyy hh:mm', '10/04/2025 08:30'],
  [0.354_166_7, 'h:mm', '08:30'],
  [1.5, '[h]:mm', '36:00'],
  [59, 'dd/mm/yyyy', '28/02/1900'],
  [61, 'dd/mm/yyyy', '01/03/1900'],
  [0, 'dd/mm/yyyy', '00/01/1900'],
  [-1, 'dd/mm/yyyy', '#####'],
  [1e9, 'dd/mm/yyyy', '#####'],
])('shows the day number %d in the format %s as “%s”', (number, format, text) => {
  expect(textOf(number, format)).toBe(text);
});

it('knows the day behind a date and the percentage behind a percent sign', () => {
  expect(showNumber(45_757, readNumberFormat('mm/yyyy'), 1900).value).toEqual({ kind: 'day', day: '2025-04-10' });
  expect(showNumber(44_295, readNumberFormat('dd/mm/yyyy'), 1904).value).toEqual({ kind: 'day', day: '2025-04-10' });
  expect(showNumber(0.07, readNumberFormat('0%'), 1900).value).toEqual({ kind: 'percent', percent: 7 });
  expect(showNumber(1e9, readNumberFormat('dd/mm/yyyy'), 1900).value).toEqual({ kind: 'number', number: 1e9 });
});
