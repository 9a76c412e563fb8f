import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/model/content.ts';
import { read } from '../a-catalog.ts';
import { aDocument, aHeading, aParagraph, aSheet, aTable } from '../a-content.ts';

const MOTTO = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc';

function letter(
  issuer: string,
  { symbol = 'BC-UBND', title = 'Kết quả thực hiện Đề án 06 tháng 4 năm 2025' } = {},
): readonly Block[] {
  return [
    aTable([issuer, MOTTO], [`Số: 45/${symbol}`, 'Bình Định, ngày 09 tháng 4 năm 2025']),
    aParagraph('BÁO CÁO', { bold: true, centred: true }),
    aParagraph(title, { bold: true, centred: true }),
    aParagraph('Kính gửi: Công an tỉnh (qua Phòng Cảnh sát QLHC về TTXH)'),
  ];
}

describe('the sender', () => {
  test.each([
    ['UBND TỈNH BÌNH ĐỊNH\nSỞ TƯ PHÁP', 'BC-STP', 'so-tu-phap', 'Sở Tư pháp'],
    [
      'ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH',
      'BC-SVHTTDL',
      'so-van-hoa-the-thao-va-du-lich',
      'Sở Văn hóa, Thể thao và Du lịch',
    ],
    ['UBND TỈNH BÌNH ĐỊNH\nVĂN PHÒNG', 'BC-VPUBND', 'van-phong-ubnd-tinh', 'Văn phòng UBND tỉnh'],
    ['BỘ CÔNG AN\nCÔNG AN TỈNH BÌNH ĐỊNH', 'BC-CAT-PC06', 'cong-an-tinh', 'Công an tỉnh'],
    ['CÔNG AN TỈNH BÌNH ĐỊNH\nPHÒNG CẢNH SÁT QLHC VỀ TTXH', 'BC-PC06', 'cong-an-tinh', 'Công an tỉnh'],
    ['ỦY BAN NHÂN DÂN\nHUYỆN TÂY SƠN', 'BC-UBND', 'ubnd-huyen-tay-son', 'UBND huyện Tây Sơn'],
    ['UBND HUYỆN TÂY SƠN\nPHÒNG TƯ PHÁP', 'BC-PTP', 'ubnd-huyen-tay-son', 'UBND huyện Tây Sơn'],
    ['UBND THỊ XÃ AN NHƠN', 'BC-UBND', 'ubnd-tx-an-nhon', 'UBND TX An Nhơn'],
    ['UBND TP. QUY NHƠN', 'BC-UBND', 'ubnd-tp-quy-nhon', 'UBND TP Quy Nhơn'],
    ['ỦY BAN NHÂN DÂN\nPHƯỜNG QUY NHƠN ĐÔNG', 'BC-UBND', 'ubnd-phuong-quy-nhon-dong', 'UBND phường Quy Nhơn Đông'],
    [
      'BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC QUY NHƠN',
      'BC-ĐHQN',
      'truong-dai-hoc-quy-nhon',
      'Trường Đại học Quy Nhơn',
    ],
    [
      'BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH BÌNH ĐỊNH',
      'BC-BHXH',
      'bao-hiem-xa-hoi-tinh',
      'Bảo hiểm xã hội tỉnh',
    ],
  ])('%s', (issuer, symbol, id, name) => {
    expect(read(aDocument(...letter(issuer, { symbol }))).agency).toMatchObject({ id, name, evidence: 'letterhead' });
  });

  test.each([
    ['ỦY BAN NHÂN DÂN\nXÃ NHƠN HẬU', 'UBND xã Nhơn Hậu'],
    ['UBND THỊ XÃ AN NHƠN\nỦY BAN NHÂN DÂN XÃ NHƠN HẬU', 'UBND xã Nhơn Hậu'],
    ['UBND THÀNH PHỐ QUY NHƠN\nUBND PHƯỜNG LÊ HỒNG PHONG', 'UBND phường Lê Hồng Phong'],
    ['UBND huyện Tây Sơn\nUBND thị trấn Phú Phong', 'UBND thị trấn Phú Phong'],
  ])('%s is a commune that the roster lacks', (issuer, name) => {
    const reading = read(aDocument(...letter(issuer)));
    expect(reading.agency).toMatchObject({ id: null, name, evidence: 'letterhead' });
    expect(reading.remarks.map((remark) => remark.code)).toContain('name_not_in_roster');
  });

  test('is found behind the stamp of a digital signature', () => {
    const reading = read(
      aDocument(
        aParagraph('Sở Tư pháp tỉnh Bình Định'),
        aParagraph('stp@binhdinh.gov.vn'),
        aParagraph('Thời gian ký: 09.04.2025 10:21:33 +07:00'),
        aParagraph('UBND TỈNH BÌNH ĐỊNH'),
        aParagraph('SỞ TƯ PHÁP'),
        aParagraph('Số: 45/BC-STP'),
        aParagraph('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
        aParagraph('Độc lập - Tự do - Hạnh phúc'),
      ),
    );
    expect(reading.agency).toMatchObject({ id: 'so-tu-phap' });
    expect(reading.unmatched).toEqual([]);
  });

  test('is found where a page puts both halves of the head on one line', () => {
    const reading = read(
      aDocument(
        aParagraph('UBND TỈNH BÌNH ĐỊNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
        aParagraph('SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc'),
        aParagraph('Số: 12/BC-SNV Bình Định, ngày 08 tháng 4 năm 2025'),
        aParagraph('BÁO CÁO'),
        aParagraph('Kết quả triển khai Đề án 06 tháng 4/2025'),
      ),
    );
    expect(reading.agency).toMatchObject({ id: 'so-noi-vu' });
    expect(reading.document).toMatchObject({ number: '12', symbol: 'BC-SNV', date: '2025-04-08' });
  });

  test('is not the addressee', () => {
    const reading = read(
      aDocument(
        aParagraph('BÁO CÁO'),
        aParagraph('Kết quả Đề án 06 tháng 4 năm 2025'),
        aParagraph('Kính gửi:'),
        aParagraph('- Công an tỉnh Bình Định;'),
        aParagraph('- Văn phòng UBND tỉnh.'),
        aParagraph('Thực hiện Quyết định số 1035/QĐ-UBND, Sở Y tế báo cáo kết quả như sau:'),
      ),
    );
    expect(reading.agency).toMatchObject({ id: 'so-y-te', evidence: 'text' });
  });

  test('is told by the symbol, a label of a sheet or the name of the file when the head does not say', () => {
    expect(read(aDocument(aParagraph('Số: 45/BC-SCT'), aParagraph('BÁO CÁO'))).agency).toMatchObject({
      id: 'so-cong-thuong',
      evidence: 'symbol',
    });
    const sheet = aSheet('T4', ['Đơn vị: Sở Nội vụ'], ['STT', 'Nhiệm vụ', 'Kết quả']);
    expect(read(aDocument(sheet)).agency).toMatchObject({ id: 'so-noi-vu', evidence: 'letterhead' });
    expect(read(aDocument(aParagraph('Nội dung')), 'BC_DA06_SoYTe_T4.docx').agency).toMatchObject({
      id: 'so-y-te',
      evidence: 'file_name',
    });
  });

  test('is nobody when nothing says', () => {
    expect(read(aDocument(aParagraph('Không có gì'))).agency).toBeNull();
  });
});

describe('a text without a head', () => {
  test('is content from its first line', () => {
    const reading = read(
      aDocument(
        aParagraph('Sau ba tháng, tỷ lệ đạt 72,4%.'),
        aParagraph('Nhiều địa phương đã có kho lưu trữ mới.'),
        aParagraph('Trân trọng./.'),
        aParagraph('Nguyễn Văn A'),
      ),
    );
    expect(reading.rows).toEqual({ seen: 4, recorded: 0, unmatched: 2, setAside: 2 });
  });
});

describe('the marks of the document', () => {
  test('are its number, symbol, date and title', () => {
    const reading = read(aDocument(...letter('UBND TỈNH BÌNH ĐỊNH\nSỞ TƯ PHÁP', { symbol: 'BC-STP' })));
    expect(reading.document).toEqual({
      number: '45',
      symbol: 'BC-STP',
      date: '2025-04-09',
      title: 'Kết quả thực hiện Đề án 06 tháng 4 năm 2025',
      announcesCorrection: false,
    });
    expect(reading.rows).toEqual({ seen: 5, recorded: 0, unmatched: 0, setAside: 5 });
  });

  test('are null where the soft copy leaves them blank', () => {
    const reading = read(
      aDocument(aTable(['SỞ NỘI VỤ', MOTTO], ['Số:      /BC-SNV', 'Bình Định, ngày     tháng 4 năm 2025'])),
    );
    expect(reading.document).toMatchObject({ number: null, symbol: 'BC-SNV', date: null });
  });

  test('say when the report replaces another', () => {
    const title = 'Kết quả thực hiện Đề án 06 tháng 4 năm 2025 (thay thế Báo cáo số 40/BC-STP)';
    expect(read(aDocument(...letter('SỞ TƯ PHÁP', { title }))).document.announcesCorrection).toBe(true);
  });
});

describe('the period', () => {
  const titled = (title: string): string | undefined => read(aDocument(...letter('SỞ TƯ PHÁP', { title }))).period?.id;

  test.each([
    ['Kết quả thực hiện Đề án 06 tháng 4 năm 2025', '2025-04'],
    ['Kết quả thực hiện Đề án 06 tháng 04/2025', '2025-04'],
    ['Kết quả công tác tháng 4 và phương hướng, nhiệm vụ trọng tâm tháng 5 năm 2025', '2025-04'],
    ['Tình hình, kết quả triển khai Đề án 06 (từ ngày 11/3/2025 đến ngày 10/4/2025)', '2025-04'],
    ['Kết quả thực hiện Đề án 06 tính đến 31/3/2025', '2025-04'],
    ['Số liệu từ ngày 15/3/2025 đến ngày 14/4/2025 (Quyết định 1035)', '2025-04'],
    ['Kết quả thực hiện từ 15/12/2024 đến 14/01/2025', '2025-01'],
    ['Kết quả từ ngày 15 tháng 3 đến ngày 14 tháng 4 năm 2025', '2025-04'],
    ['Kết quả thực hiện Đề án 06 T4.2025', '2025-04'],
  ])('%s', (title, period) => {
    expect(titled(title)).toBe(period);
  });

  test('takes the year of the date where the title has none', () => {
    expect(titled('Kết quả thực hiện Đề án 06 tháng 4')).toBe('2025-04');
  });

  test('is the window of the date where no month is named', () => {
    const period = read(aDocument(...letter('SỞ TƯ PHÁP', { title: 'Kết quả thực hiện Đề án 06' }))).period;
    expect(period).toMatchObject({ id: '2025-04', evidence: 'letterhead_date' });
  });

  test('is the named one with a remark where the date says another', () => {
    const reading = read(aDocument(...letter('SỞ TƯ PHÁP', { title: 'Kết quả thực hiện Đề án 06 tháng 3 năm 2025' })));
    expect(reading.period).toMatchObject({ id: '2025-03', evidence: 'title' });
    expect(reading.remarks.map((remark) => remark.code)).toEqual(['period_disagrees']);
  });

  test('is named by a sheet', () => {
    expect(read(aDocument(aSheet('Tháng 4-2025', ['STT', 'Nhiệm vụ', 'Kết quả']))).period).toMatchObject({
      id: '2025-04',
      evidence: 'sheet_name',
    });
  });

  test('is not the month of the work to come', () => {
    expect(read(aDocument(aHeading('Phương hướng nhiệm vụ tháng 5 năm 2025'))).period).toBeNull();
  });
});
