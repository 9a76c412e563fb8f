import { expect, test } from 'vitest';
import { read } from '../a-catalog.ts';
import { aDocument, aHeading, aParagraph } from '../a-content.ts';

const REPORT = [
  aHeading('1. Khó khăn, vướng mắc'),
  aParagraph('- 04/17 xã, phường chưa có máy quét khổ A3.'),
  aHeading('2. Đề xuất, kiến nghị'),
  aParagraph('- Đề nghị Sở Tài chính hướng dẫn nguồn kinh phí mua máy quét.'),
];

test.each([
  [['Báo cáo định kỳ tháng 4 thị xã sẽ gửi sau.', 'Trân trọng./.', '--', 'Nguyễn Hữu Tín', 'Chuyên viên Văn phòng']],
  [['Nguyễn Hữu Tín', 'Chuyên viên Văn phòng HĐND và UBND thị xã Hoài Nhơn', 'ĐT: 0912 345 678']],
  [['Trân trọng cảm ơn!', 'GIÁM ĐỐC', 'Đào Đức Giả']],
])('what closes a letter is neither a difficulty nor a proposal: %j', (lines) => {
  const reading = read(aDocument(...REPORT, ...lines.map((line) => aParagraph(line))));
  expect(reading.general.difficulties).toHaveLength(1);
  expect(reading.general.proposals.map((each) => each.text)).toEqual([
    'Đề nghị Sở Tài chính hướng dẫn nguồn kinh phí mua máy quét.',
  ]);
  expect(reading.unmatched).toEqual([]);
});

test('an officer whose want is told is no signature', () => {
  const reading = read(
    aDocument(
      aHeading('Khó khăn, vướng mắc'),
      aParagraph('Chuyên viên công nghệ thông tin cấp xã chưa có'),
      aParagraph('Thiếu máy quét'),
    ),
  );
  expect(reading.general.difficulties).toHaveLength(2);
});
