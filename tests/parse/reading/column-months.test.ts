import { describe, expect, test } from 'vitest';
import { describeRecords, read } from '../a-catalog.ts';
import { ABOVE, aDocument, aParagraph, aSheet, aTable, LEFT, type TestCell } from '../a-content.ts';

const BIEU_MAU = 'Rà soát, tái cấu trúc Biểu mẫu điện tử tương tác cho các dịch vụ công trực tuyến';
const PHAN_CAP = 'Nghiên cứu giải pháp phân cấp, ủy quyền, cắt giảm thủ tục hành chính các cấp';

function readSheet(...rows: readonly (readonly TestCell[])[]): ReturnType<typeof read> {
  return read(aDocument(aSheet('1035', ['SỞ CÔNG THƯƠNG'], ['BÁO CÁO ĐỀ ÁN 06 THÁNG 4/2025'], ...rows)));
}

describe("last month's figures beside this month's", () => {
  test('count for nothing where the rates are named by month', () => {
    const reading = readSheet(
      ['STT', 'Nhiệm vụ', 'Kết quả tháng 3/2025', 'Kết quả tháng 4/2025', 'Tỷ lệ tháng 3 (%)', 'Tỷ lệ tháng 4 (%)'],
      ['15', BIEU_MAU, 'Rà 10 biểu mẫu', 'Đang rà 45 biểu mẫu', '20', '45'],
      ['14', PHAN_CAP, 'Đang làm', 'Đã hoàn thành', '50', '100'],
    );
    expect(describeRecords(reading)).toEqual(['1035#15 in_progress 45', '1035#14 completed 100']);
    expect(reading.records.map((record) => record.result)).toEqual(['Đang rà 45 biểu mẫu', 'Đã hoàn thành']);
    expect(reading.remarks.map((remark) => remark.message)).toContain(
      'Cột “Tỷ lệ tháng 3 (%)” không thuộc kỳ báo cáo này nên không được tính.',
    );
  });

  test('count for nothing in columns that hold a status or a figure', () => {
    const reading = readSheet(
      ['STT', 'Nhiệm vụ', 'Tiến độ tháng 3', 'Tiến độ tháng 4', 'Kết quả'],
      ['15', BIEU_MAU, '20%', '45%', 'Rà soát được 45 biểu mẫu.'],
      ['14', PHAN_CAP, 'Đang thực hiện', 'Hoàn thành', 'Xong 5/5 nội dung.'],
    );
    expect(describeRecords(reading)).toEqual(['1035#15 in_progress 45', '1035#14 completed']);
  });

  test('count for nothing below a month that stands over result and rate', () => {
    const reading = readSheet(
      ['STT', 'Nhiệm vụ', 'Tháng 3/2025', LEFT, 'Tháng 4/2025', LEFT],
      [ABOVE, ABOVE, 'Kết quả', 'Tỷ lệ %', 'Kết quả', 'Tỷ lệ %'],
      ['15', BIEU_MAU, 'Rà 10.', '20', 'Rà soát được 45.', '45'],
      ['14', PHAN_CAP, 'Đang làm.', '60', 'Đã hoàn thành.', '100'],
    );
    expect(describeRecords(reading)).toEqual(['1035#15 in_progress 45', '1035#14 completed 100']);
  });

  test('count for nothing where the header says last month and this month', () => {
    const reading = readSheet(
      ['STT', 'Nhiệm vụ', 'Kết quả tháng trước', 'Kết quả tháng này', 'Tỷ lệ tháng trước', 'Tỷ lệ tháng này'],
      ['15', BIEU_MAU, 'Rà 10.', 'Rà 45.', '20%', '45%'],
    );
    expect(describeRecords(reading)).toEqual(['1035#15 in_progress 45']);
    expect(reading.records[0]?.result).toBe('Rà 45.');
  });

  test.each([
    [
      ['Tháng 4', 'Tháng 3'],
      ['Đã hoàn thành.', 'Đang làm.'],
    ],
    [
      ['Tháng 3', 'Tháng 4'],
      ['Đang làm.', 'Đã hoàn thành.'],
    ],
    [
      ['Kỳ trước', 'Kỳ này'],
      ['Đang làm.', 'Đã hoàn thành.'],
    ],
    [
      ['Trạng thái kỳ này', 'Trạng thái kỳ trước'],
      ['Đã hoàn thành.', 'Đang làm.'],
    ],
  ])('count for nothing under %j', (headers, cells) => {
    const reading = readSheet(['STT', 'Nhiệm vụ', ...headers], ['15', BIEU_MAU, ...cells]);
    expect(reading.records[0]).toMatchObject({ status: 'completed', result: 'Đã hoàn thành.' });
  });

  test('are told by the title above where a later month is only a plan', () => {
    const reading = read(
      aDocument(
        aParagraph('Kết quả thực hiện Quyết định 1035 tháng 4 năm 2025'),
        aTable(['STT', 'Nhiệm vụ', 'Tháng 4', 'Tháng 5'], ['15', BIEU_MAU, 'Đang thực hiện', 'Hoàn thành']),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#15 in_progress']);
  });

  test('do not stand in where this month is left blank', () => {
    const reading = readSheet(
      ['STT', 'Nhiệm vụ', 'Kết quả tháng 3', 'Kết quả tháng 4'],
      ['15', BIEU_MAU, 'Đang thực hiện', ''],
    );
    expect(reading.records).toEqual([]);
    expect(reading.setAside.blank).toBe(1);
  });

  test('of December lie before those of January', () => {
    const reading = read(
      aDocument(
        aTable(
          ['STT', 'Nhiệm vụ', 'Kết quả tháng 12', 'Kết quả tháng 1'],
          ['15', BIEU_MAU, 'Đang thực hiện', 'Đã hoàn thành'],
        ),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#15 completed']);
  });
});

test('a column of one month alone counts, whatever the month', () => {
  const reading = readSheet(['STT', 'Nhiệm vụ', 'Kết quả tháng 3'], ['15', BIEU_MAU, 'Đang thực hiện']);
  expect(describeRecords(reading)).toEqual(['1035#15 in_progress']);
});

test('the deadline of a month is not a month of results', () => {
  const reading = readSheet(
    ['STT', 'Nhiệm vụ', 'Thời hạn tháng 3', 'Kết quả tháng 4'],
    ['15', BIEU_MAU, 'Tháng 3', 'Đang thực hiện'],
  );
  expect(describeRecords(reading)).toEqual(['1035#15 in_progress']);
  expect(reading.remarks.filter((remark) => remark.code === 'column_of_other_month')).toEqual([]);
});
