import { describe, expect, test } from 'vitest';
import { describeRecords, read } from '../a-catalog.ts';
import { aDocument, aParagraph, aSheet, aTable, LEFT, type TestCell } from '../a-content.ts';

const BIEU_MAU = 'Rà soát, tái cấu trúc Biểu mẫu điện tử tương tác cho các dịch vụ công trực tuyến';
const PHAN_CAP = 'Nghiên cứu giải pháp phân cấp, ủy quyền, cắt giảm thủ tục hành chính các cấp';
const HEADER = ['STT', 'Nhiệm vụ', 'Kết quả', 'Khó khăn'];

function readRows(...rows: readonly (readonly TestCell[])[]): ReturnType<typeof read> {
  return read(aDocument(aSheet('1035', HEADER, ['15', BIEU_MAU, 'Đang thực hiện', ''], ...rows)));
}

describe('a sentence under a table', () => {
  test('is a difficulty or a proposal by its first words, in whatever column', () => {
    const reading = readRows(
      ['', 'Khó khăn chung: máy chủ hay treo vào buổi sáng.', '', ''],
      ['Đề xuất: cấp thêm 02 máy chủ cho Sở.', '', '', ''],
      ['', '', '', ''],
      ['', 'Đề nghị UBND tỉnh họp giao ban sớm hơn.', '', ''],
      ['', '', 'Hai phòng nghiệp vụ chưa có chữ ký số.', ''],
    );
    expect(reading.general.difficulties.map((each) => each.text)).toEqual(['máy chủ hay treo vào buổi sáng.']);
    expect(reading.general.proposals.map((each) => each.text)).toEqual([
      'cấp thêm 02 máy chủ cho Sở.',
      'Đề nghị UBND tỉnh họp giao ban sớm hơn.',
    ]);
    expect(reading.unmatched.map((each) => each.text)).toEqual(['Hai phòng nghiệp vụ chưa có chữ ký số.']);
    expect(reading.setAside).toEqual({ headers: 1, blank: 1 });
  });

  test.each([
    [['', 'Ghi nhận: phần mềm hộ tịch chậm vào giờ cao điểm.', '', '']],
    [['Ghi nhận: phần mềm hộ tịch chậm vào giờ cao điểm.', '', '', '']],
    [['Ghi nhận: phần mềm hộ tịch chậm vào giờ cao điểm.', LEFT, LEFT, LEFT]],
    [[{ text: 'Ghi nhận: phần mềm hộ tịch chậm vào giờ cao điểm.', bold: true }, LEFT, LEFT, LEFT]],
  ])('waits for a person where its first words say nothing: %j', (row) => {
    const reading = readRows(row, ['14', PHAN_CAP, 'Đã hoàn thành', '']);
    expect(reading.unmatched).toMatchObject([
      { text: 'Ghi nhận: phần mềm hộ tịch chậm vào giờ cao điểm.', reason: 'no_task_named' },
    ]);
    expect(describeRecords(reading)).toEqual(['1035#15 in_progress', '1035#14 completed']);
  });

  test('does not swallow the task that the agency left blank', () => {
    const reading = readRows(['', PHAN_CAP, '', ''], ['16', '', '', '']);
    expect(reading.unmatched).toEqual([]);
    expect(reading.setAside.blank).toBe(2);
  });

  test('is a proposal below a table of a document as well', () => {
    const reading = read(
      aDocument(
        aParagraph('BÁO CÁO', { centred: true }),
        aTable(HEADER, ['15', BIEU_MAU, 'Đang thực hiện', '']),
        aParagraph('* Đề nghị VNPT sửa lỗi trùng mã học sinh.'),
      ),
    );
    expect(reading.general.proposals.map((each) => each.text)).toEqual(['Đề nghị VNPT sửa lỗi trùng mã học sinh.']);
  });
});

test('a title merged across the columns beside its number names the plan of the rows below', () => {
  const header = ['STT', 'Đơn vị chủ trì', 'Nội dung nhiệm vụ', 'Kết quả đạt được', 'Tình trạng'];
  const reading = read(
    aDocument(
      aTable(
        header,
        ['I', 'NHIỆM VỤ THEO QUYẾT ĐỊNH SỐ 12/QĐ-BCĐ', LEFT, LEFT, LEFT],
        ['1', 'Công an tỉnh', 'Kế hoạch triển khai thực hiện Đề án 06 trong năm 2025', 'Kế hoạch số 12', 'HT'],
        ['II', 'NHIỆM VỤ THEO QUYẾT ĐỊNH SỐ 1035/QĐ-UBND', LEFT, LEFT, LEFT],
        ['2', 'Công an tỉnh', BIEU_MAU, 'Đang rà soát', 'Đang thực hiện'],
      ),
    ),
  );
  expect(reading.setAside).toEqual({ headers: 1, groupTitles: 2 });
  expect(describeRecords(reading)).toEqual(['12#1 completed', '1035#15 in_progress']);
  expect(reading.remarks).toEqual([]);
});

describe('a row of no task reads', () => {
  test('as its task, what is said of it, and what stands beside', () => {
    const header = ['STT', 'Đơn vị chủ trì', 'Thời hạn', 'Nhiệm vụ', 'Kết quả', 'Trạng thái'];
    const own = 'Tổ chức 05 lớp tập huấn dịch vụ lưu trú cho cơ sở khách sạn';
    const reading = read(
      aDocument(
        aTable(
          header,
          ['15', 'Sở Tư pháp', 'Tháng 9', BIEU_MAU, 'Đang rà soát', 'Đang thực hiện'],
          ['16', 'Phòng PC06', 'Tháng 4', own, 'Đã tổ chức 02 lớp tại Quy Nhơn.', 'Đang thực hiện'],
        ),
      ),
    );
    expect(reading.unmatched.map((each) => each.text)).toEqual([
      `${own} — Đã tổ chức 02 lớp tại Quy Nhơn; Đang thực hiện (Phòng PC06; Tháng 4)`,
    ]);
  });

  test('without its number where nothing else is known of it', () => {
    const reading = readRows(['16', 'Vận động 500 hộ dân dùng chữ ký số', 'Được 312 hộ', 'Người dân đi biển']);
    expect(reading.unmatched.map((each) => each.text)).toEqual([
      'Vận động 500 hộ dân dùng chữ ký số — Được 312 hộ; Người dân đi biển',
    ]);
  });
});
