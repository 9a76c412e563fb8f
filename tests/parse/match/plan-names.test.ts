import { expect, test } from 'vitest';
import { findPlansNamed } from '../../../src/parse/match/plan-names.ts';
import { taskIndexOf } from '../../../src/parse/match/task-index.ts';
import { catalog } from '../a-catalog.ts';

const named = (text: string): string =>
  findPlansNamed(text, taskIndexOf(catalog).planNames)
    .map((code) => code.split('/')[0])
    .join();

test.each([
  ['theo Quyết định số 1035/QĐ-UBND ngày 25/3/2025', '1035'],
  ['PL1 - QD1035', '1035'],
  ['Biểu 1035', '1035'],
  ['QĐ 12', '12'],
  ['Quyết định số 12/QĐ-BCĐ', '12'],
  ['12_QD_BCD', '12'],
  ['QUYẾT ĐỊNH SỐ 12/QĐ-BCĐ VÀ QUYẾT ĐỊNH SỐ 1035/QĐ-UBND', '1035,12'],
  ['Kế hoạch hoạt động năm 2025 của Ban Chỉ đạo Cải cách hành chính, Chuyển đổi số và Đề án 06', '12'],
])('%s names %s', (text, plans) => {
  expect(named(text)).toBe(plans);
});

test.each([
  'Quyết định số 12/QĐ-UBND ngày 02/01/2025',
  'Kế hoạch số 12/KH-STP',
  'Quyết định 12/2025/QĐ-UBND',
  'Tháng 12/2025',
  'Quyết định số 06/QĐ-TTg',
  '1.035 hồ sơ',
  'Báo cáo số 1035/BC-SNV',
])('%s names no plan', (text) => {
  expect(named(text)).toBe('');
});
