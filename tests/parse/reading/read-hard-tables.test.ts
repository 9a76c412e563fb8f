import { describe, expect, test } from 'vitest';
import { describeRecords, read } from '../a-catalog.ts';
import { ABOVE, aDocument, aHeading, aParagraph, aSheet, aTable, LEFT } from '../a-content.ts';

const HO_TICH = 'Đề xuất phương án ứng dụng dữ liệu Hộ tịch đã số hóa để cắt giảm thành phần hồ sơ';
const BIEU_MAU = 'Rà soát, tái cấu trúc Biểu mẫu điện tử tương tác cho các dịch vụ công trực tuyến';
const VAN_BAN = 'Rà soát, sửa đổi, bổ sung các văn bản quy phạm pháp luật của tỉnh để triển khai thực hiện các Luật';
const PHAN_CAP = 'Nghiên cứu giải pháp phân cấp, ủy quyền, cắt giảm thủ tục hành chính các cấp';

describe('a header', () => {
  test('may abbreviate and may name the plan', () => {
    const reading = read(
      aDocument(
        aSheet(
          'Sheet1',
          ['BÁO CÁO THÁNG 4/2025'],
          ['Đơn vị: STP'],
          ['Số TT', 'Nhiệm vụ theo QĐ 1035', 'ĐV chủ trì', 'Thời hạn HT', 'Tình hình TH đến 10/4', '%', 'KK, VM', 'KN'],
          ['9', HO_TICH, 'STP', 'T4/2025', 'Đã có Báo cáo số 40/BC-STP', '100', 'Không', 'Không'],
          ['15', BIEU_MAU, 'STP', 'T9/2025', 'Đang rà soát', '50', 'Thiếu người', ''],
        ),
      ),
    );
    expect(reading.agency).toMatchObject({ id: 'so-tu-phap' });
    expect(describeRecords(reading)).toEqual(['1035#9 completed 100', '1035#15 in_progress 50']);
    expect(reading.records[0]?.proposals).toBeNull();
    expect(reading.remarks).toEqual([]);
  });

  test('may have a second line without merged cells', () => {
    const reading = read(
      aDocument(
        aSheet(
          'QĐ1035',
          ['TT', 'Nội dung nhiệm vụ', 'Kết quả thực hiện', '', '', 'Ghi chú'],
          ['', '', 'Đã hoàn thành', 'Đang thực hiện', 'Chưa thực hiện', ''],
          ['1', HO_TICH, 'x', '', '', 'BC số 40'],
          ['2', BIEU_MAU, '', 'x', '', ''],
          ['3', PHAN_CAP, '', '', '', ''],
        ),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 completed', '1035#15 in_progress']);
    expect(reading.setAside).toMatchObject({ headers: 2, blank: 1 });
  });

  test('may divide done and not done by the deadline', () => {
    const reading = read(
      aDocument(
        aSheet(
          'QĐ1035',
          ['STT', 'Nhiệm vụ', 'Đã hoàn thành', LEFT, 'Chưa hoàn thành', LEFT, 'Lý do'],
          [ABOVE, ABOVE, 'Đúng hạn', 'Quá hạn', 'Trong hạn', 'Quá hạn', ABOVE],
          ['9', HO_TICH, '', 'X', '', '', 'Chậm 3 ngày'],
          ['15', BIEU_MAU, '', '', 'X', '', ''],
          ['14', PHAN_CAP, '', '', '', '1', 'Thiếu người'],
        ),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 completed', '1035#15 in_progress', '1035#14 in_progress']);
  });

  test('may name two months, of which the last counts', () => {
    const reading = read(
      aDocument(
        aSheet(
          '1035',
          ['STT', 'NHIỆM VỤ', 'KẾT QUẢ THÁNG 3', 'KẾT QUẢ THÁNG 4'],
          ['9', HO_TICH, 'Đang thực hiện', 'Đã hoàn thành'],
        ),
      ),
    );
    expect(reading.records.map((record) => record.result)).toEqual(['Đã hoàn thành']);
  });

  test('may hide a column that we do not know, and its words are kept', () => {
    const reading = read(
      aDocument(
        aSheet('1035', ['STT', 'Nhiệm vụ', 'Kết quả', 'Số hồ sơ'], ['15', BIEU_MAU, 'Đang thực hiện', '1.234']),
      ),
    );
    expect(reading.records[0]?.result).toBe('Đang thực hiện Số hồ sơ: 1.234');
  });
});

describe('a row', () => {
  test('may list its parts below', () => {
    const reading = read(
      aDocument(
        aSheet(
          '1035',
          ['TT', 'Nội dung', 'Kết quả'],
          ['9', HO_TICH, ''],
          ['a)', 'Rà soát thành phần hồ sơ', 'Đã rà soát 35 TTHC'],
          ['b)', 'Xây dựng báo cáo', 'Đang dự thảo'],
          ['15', BIEU_MAU, 'Chưa thực hiện'],
          ['15.1', 'Lĩnh vực tư pháp', 'Đã xong'],
          ['15.2', 'Lĩnh vực hộ tịch', 'Chưa làm'],
        ),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 in_progress', '1035#15 in_progress']);
    expect(reading.records[1]?.result).toBe('Chưa thực hiện Đã xong Chưa làm');
    expect(reading.unmatched).toEqual([]);
  });

  test('may hold number and task in one cell, or only the number of the task', () => {
    const reading = read(
      aDocument(
        aSheet(
          '1035',
          ['Nội dung nhiệm vụ', 'Trạng thái', 'Nội dung thực hiện'],
          [`9. ${HO_TICH}`, 'Hoàn thành (100%)', 'Báo cáo số 40'],
          ['Nhiệm vụ 14', 'Chưa thực hiện', ''],
        ),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 completed 100', '1035#14 not_started']);
  });

  test('may name its plan in a column of its own', () => {
    const account = 'cấp tài khoản định danh điện tử cho cơ quan, tổ chức';
    const reading = read(
      aDocument(
        aSheet(
          'Sheet1',
          ['TT', 'Văn bản giao', 'Nhiệm vụ', 'Kết quả'],
          ['1', 'QĐ 1035/QĐ-UBND', `Báo cáo ${account}`, 'Đã hoàn thành'],
          ['2', 'QĐ 12/QĐ-BCĐ', `Báo cáo chuyên đề ${account}`, 'Đang thực hiện'],
        ),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#1 completed', '12#5 in_progress']);
  });

  test('of a group may be merged over unlike columns', () => {
    const reading = read(
      aDocument(
        aSheet(
          'BC',
          ['STT', 'Nhiệm vụ', 'Kết quả', 'Tiến độ (%)'],
          ['I', 'Quyết định số 1035/QĐ-UBND của UBND tỉnh', LEFT, LEFT],
          ['1', VAN_BAN, 'Đang rà soát', '30'],
          ['II', 'Nhiệm vụ theo Kế hoạch số 68/KH-STP ngày 02/4/2025 của Sở', LEFT, LEFT],
          ['1', 'Cập nhật trang thông tin của Sở', 'Đã xong', '100'],
        ),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#3 in_progress 30']);
    expect(reading.setAside.groupTitles).toBe(2);
    expect(reading.unmatched).toMatchObject([{ reason: 'own_plan_task' }]);
  });

  test('that is struck through says nothing', () => {
    const struck = { text: 'Đã hoàn thành', struck: true };
    expect(
      describeRecords(
        read(
          aDocument(aSheet('1035', ['STT', 'Nhiệm vụ', 'Kết quả'], ['9', HO_TICH, struck], ['15', BIEU_MAU, 'Xong'])),
        ),
      ),
    ).toEqual(['1035#15 completed']);
  });
});

describe('a form', () => {
  test('has its labels down the side', () => {
    const reading = read(
      aDocument(
        aTable(
          ['Nhiệm vụ', HO_TICH],
          ['Đơn vị chủ trì', 'Sở Tư pháp'],
          ['Kết quả thực hiện', 'Đã hoàn thành'],
          ['Khó khăn, vướng mắc', 'Dữ liệu chưa sạch'],
        ),
      ),
    );
    expect(reading.records).toMatchObject([{ task: 9, status: 'completed', difficulties: 'Dữ liệu chưa sạch' }]);
    expect(reading.rows).toEqual({ seen: 4, recorded: 4, unmatched: 0, setAside: 0 });
  });
});

describe('a document', () => {
  test('that begins anew with an annex forgets the sections above it', () => {
    const reading = read(
      aDocument(
        aHeading('III. ĐỀ XUẤT, KIẾN NGHỊ'),
        aParagraph('Đề nghị UBND tỉnh bố trí kinh phí.'),
        aHeading('Phụ lục II'),
        aHeading('NHIỆM VỤ THEO QUYẾT ĐỊNH SỐ 12/QĐ-BCĐ'),
        aParagraph('(Kèm theo Báo cáo số 45/BC-CAT ngày 08/4/2025)'),
        aTable(['STT', 'Nhiệm vụ', 'Kết quả'], ['1', 'Báo cáo 42 mô hình Đề án 06', 'Đang thực hiện']),
      ),
    );
    expect(describeRecords(reading)).toEqual(['12#7 in_progress']);
    expect(reading.general.proposals).toHaveLength(1);
  });

  test('that is an invitation reports nothing', () => {
    const reading = read(
      aDocument(
        aParagraph('VĂN PHÒNG UBND TỈNH'),
        aParagraph('Số: 96/GM-VPUBND'),
        aHeading('GIẤY MỜI'),
        aHeading('Họp giao ban Đề án 06'),
        aParagraph('1. Thời gian: 14 giờ ngày 15/4/2025.'),
      ),
    );
    expect(reading.records).toEqual([]);
    expect(reading.unmatched).toEqual([]);
  });

  test('of nothing but a blank template gives no record', () => {
    const reading = read(
      aDocument(
        aSheet('Mẫu', ['STT', 'Nhiệm vụ', 'Kết quả'], ['9', HO_TICH, ''], ['15', BIEU_MAU, '']),
        aSheet('Trống', ['']),
      ),
    );
    expect(reading.records).toEqual([]);
    expect(reading.unmatched).toEqual([]);
    expect(reading.setAside).toEqual({ headers: 1, blank: 3 });
    expect(reading.remarks.map((remark) => remark.code)).toEqual(['sheet_empty_template']);
  });
});
