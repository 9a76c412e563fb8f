import { expect, test } from 'vitest';
import { describeMention } from '../../../src/parse/reading/describe-mention.ts';
import { explainReport } from '../../../src/parse/reading/explain-report.ts';
import { catalog } from '../a-catalog.ts';
import { aDocument, aSheet } from '../a-content.ts';

test('explains each row with its candidates and why they were weighed so', () => {
  const content = aDocument(
    aSheet(
      'QĐ 1035',
      ['STT', 'Nhiệm vụ', 'Kết quả'],
      ['28', 'Khẩn trương hoàn thành số hóa dữ liệu đất đai', 'Đạt 62%'],
      ['10', 'Lắp camera tại trụ sở', ''],
    ),
  );
  const { mentions } = explainReport(content, { file: 'bao-cao.xlsx', catalog });
  const [first, second] = mentions.map(describeMention);
  expect(first?.[0]).toContain('[28] Khẩn trương hoàn thành số hóa dữ liệu đất đai');
  expect(first?.[1]).toMatch(/^ {2}nhận → 1035\/QĐ-UBND nhiệm vụ 28 \((?:1\.00|0\.99)\)$/);
  expect(first?.[2]).toContain('lời văn');
  expect(second?.[1]).toBe('  đơn vị để trống');
});
