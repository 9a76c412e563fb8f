import { describe, expect, test } from 'vitest';
import { describeRecords, read } from '../a-catalog.ts';
import { aDocument, aHeading, aParagraph } from '../a-content.ts';

const OPENING = aParagraph(
  'Thực hiện Quyết định số 1035/QĐ-UBND ngày 25/3/2025 của UBND tỉnh, Sở Tư pháp báo cáo kết quả tháng 4/2025 như sau:',
);

describe('a report in running text', () => {
  test('gives each heading that names a task what follows it', () => {
    const reading = read(
      aDocument(
        OPENING,
        aHeading('I. KẾT QUẢ THỰC HIỆN'),
        aHeading(
          '1. Rà soát, sửa đổi, bổ sung văn bản quy phạm pháp luật của tỉnh để triển khai Luật Giao dịch điện tử, Luật Dữ liệu',
        ),
        aParagraph('Sở đang rà soát 12 văn bản, dự kiến trình UBND tỉnh trong tháng 6/2025.'),
        aParagraph('- Khó khăn: Chưa có hướng dẫn của Bộ Tư pháp.'),
        aHeading('2. Đề xuất phương án ứng dụng dữ liệu Hộ tịch đã số hóa để cắt giảm thành phần hồ sơ TTHC'),
        aParagraph('Đã hoàn thành. Sở đã có Báo cáo số 40/BC-STP ngày 05/4/2025.'),
        aHeading('II. KHÓ KHĂN, VƯỚNG MẮC'),
        aParagraph('Không có.'),
        aHeading('III. ĐỀ XUẤT, KIẾN NGHỊ'),
        aParagraph('- Đề nghị Công an tỉnh mở lớp tập huấn.'),
        aHeading('IV. NHIỆM VỤ TRỌNG TÂM THÁNG 5/2025'),
        aParagraph('- Hoàn thành rà soát, tái cấu trúc biểu mẫu điện tử tương tác cho các dịch vụ công trực tuyến.'),
        aParagraph('Trên đây là báo cáo của Sở Tư pháp, kính gửi Công an tỉnh tổng hợp./.'),
        aParagraph('Nơi nhận:'),
        aParagraph('- Như trên;'),
        aParagraph('- Lưu: VT.'),
        aParagraph('GIÁM ĐỐC'),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#3 in_progress', '1035#9 completed']);
    expect(reading.records[0]).toMatchObject({ difficulties: 'Chưa có hướng dẫn của Bộ Tư pháp.' });
    expect(reading.general.difficulties).toEqual([]);
    expect(reading.general.proposals.map((each) => each.text)).toEqual(['Đề nghị Công an tỉnh mở lớp tập huấn.']);
    expect(reading.setAside.nextMonth).toBe(1);
    expect(reading.unmatched).toEqual([]);
  });

  test('understands automatic numbers and heading styles', () => {
    const reading = read(
      aDocument(
        OPENING,
        aParagraph('Kết quả thực hiện', { number: 'I.', headingLevel: 1 }),
        aParagraph('Về triển khai giải pháp định danh địa điểm, đánh số nhà', { number: '1.', headingLevel: 2 }),
        aParagraph('Chưa thực hiện do chờ hướng dẫn của Bộ Xây dựng.'),
        aParagraph('Về rà soát tổng thể các hạng mục công nghệ thông tin cần đầu tư', {
          number: '2.',
          headingLevel: 2,
        }),
        aParagraph('Đã rà soát 15 hạng mục;', { number: '-' }),
        aParagraph('Đang tổng hợp trình UBND tỉnh.', { number: '-' }),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#19 not_started', '1035#29 in_progress']);
    expect(reading.records[1]?.result).toBe('Đã rà soát 15 hạng mục; Đang tổng hợp trình UBND tỉnh.');
  });

  test('reads a line that names the task and says how far it is', () => {
    const reading = read(
      aDocument(
        OPENING,
        aHeading('I. KẾT QUẢ'),
        aParagraph('- Rà soát, tái cấu trúc biểu mẫu điện tử tương tác: Đang thực hiện, đạt 60% khối lượng.'),
        aParagraph('- Đề xuất phương án ứng dụng dữ liệu Hộ tịch đã số hóa: đã hoàn thành, có Báo cáo số 40/BC-STP.'),
        aParagraph('- Đã hoàn thành việc rà soát tổng thể các hạng mục công nghệ thông tin cần đầu tư.'),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#15 in_progress 60', '1035#9 completed', '1035#29 completed']);
    expect(reading.records[0]?.result).toBe('Đang thực hiện, đạt 60% khối lượng.');
  });

  test('reads several tasks told in one paragraph', () => {
    const reading = read(
      aDocument(
        OPENING,
        aHeading('I. KẾT QUẢ'),
        aParagraph(
          'Trong tháng, Sở đã hoàn thành đề xuất phương án ứng dụng dữ liệu Hộ tịch đã số hóa để cắt giảm thành phần hồ sơ. Việc rà soát, tái cấu trúc biểu mẫu điện tử tương tác cho các dịch vụ công trực tuyến đang được thực hiện, đạt 60% khối lượng.',
        ),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 completed', '1035#15 in_progress 60']);
  });

  test('reads a task named by its number where the plan is named', () => {
    const reading = read(
      aDocument(
        OPENING,
        aHeading('I. KẾT QUẢ THỰC HIỆN QUYẾT ĐỊNH 1035/QĐ-UBND'),
        aParagraph('- Nhiệm vụ số 9: Đã hoàn thành, Báo cáo số 40/BC-STP.'),
        aParagraph('- Nhiệm vụ số 15: Đang thực hiện.'),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 completed', '1035#15 in_progress']);
  });

  test('keeps what names no task for a person', () => {
    const reading = read(
      aDocument(
        OPENING,
        aHeading('I. KẾT QUẢ'),
        aParagraph('Sở đã tổ chức 02 buổi gặp mặt cựu chiến binh nhân ngày 30/4.'),
      ),
    );
    expect(reading.records).toEqual([]);
    expect(reading.unmatched).toMatchObject([{ text: 'Sở đã tổ chức 02 buổi gặp mặt cựu chiến binh nhân ngày 30/4.' }]);
  });

  test('takes a line behind the heading of difficulties as said of the whole', () => {
    const reading = read(
      aDocument(
        OPENING,
        aParagraph('II. Khó khăn, vướng mắc: Kinh phí còn hạn hẹp.'),
        aParagraph('III. Đề xuất: Không.'),
      ),
    );
    expect(reading.general.difficulties.map((each) => each.text)).toEqual(['Kinh phí còn hạn hẹp.']);
    expect(reading.general.proposals).toEqual([]);
  });

  test('puts narrative and annex of the same task together', () => {
    const reading = read(
      aDocument(
        OPENING,
        aHeading('I. KẾT QUẢ'),
        aHeading(
          '1. Rà soát, tái cấu trúc Biểu mẫu điện tử tương tác cho các dịch vụ công trực tuyến có phát sinh hồ sơ',
        ),
        aParagraph('Đang thực hiện tại 12 đơn vị.'),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#15 in_progress']);
  });

  test('goes on behind words that only look like a signature', () => {
    const reading = read(
      aDocument(
        OPENING,
        aHeading('I. KẾT QUẢ'),
        aParagraph('Giám đốc Sở đã chỉ đạo các phòng thực hiện nghiêm túc.'),
        aParagraph('GIÁM ĐỐC'),
        aParagraph('II. KHÓ KHĂN, VƯỚNG MẮC'),
        aParagraph('- Thiếu kinh phí.'),
      ),
    );
    expect(reading.unmatched.map((each) => each.text)).toEqual([
      'Giám đốc Sở đã chỉ đạo các phòng thực hiện nghiêm túc.',
    ]);
    expect(reading.general.difficulties.map((each) => each.text)).toEqual(['Thiếu kinh phí.']);
  });
});
