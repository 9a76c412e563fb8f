import { describe, expect, test } from 'vitest';
import { describeRecords, read } from '../a-catalog.ts';
import { ABOVE, aDocument, aHeading, aParagraph, aSheet, aTable, LEFT, type TestCell } from '../a-content.ts';

const HO_TICH =
  'Đề xuất phương án ứng dụng dữ liệu Hộ tịch đã số hóa để cắt giảm thành phần hồ sơ đối với các thủ tục hành chính trên lĩnh vực Hộ tịch';
const DAT_DAI =
  'Đề xuất phương án ứng dụng dữ liệu Đất đai đã số hóa để cắt giảm thành phần hồ sơ đối với các thủ tục hành chính trên lĩnh vực Đất đai';
const BIEU_MAU = 'Rà soát, tái cấu trúc Biểu mẫu điện tử tương tác cho các dịch vụ công trực tuyến có phát sinh hồ sơ.';
const VAN_BAN =
  'Rà soát, sửa đổi, bổ sung hoặc ban hành mới các văn bản quy phạm pháp luật của tỉnh để triển khai thực hiện các Luật đã được Quốc hội thông qua';
const PHAN_CAP = 'Nghiên cứu giải pháp phân cấp, ủy quyền, cắt giảm thủ tục hành chính các cấp';
const PLAN_TITLE = 'TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ THEO QUYẾT ĐỊNH SỐ 1035/QĐ-UBND THÁNG 4/2025';

function sheet(...rows: readonly (readonly TestCell[])[]): ReturnType<typeof aDocument> {
  return aDocument(aSheet('PL1', [PLAN_TITLE], ...rows));
}

describe('columns', () => {
  test('are found by their headers in any order, and "Kết quả sản phẩm" is the product', () => {
    const reading = read(
      sheet(
        ['Kết quả thực hiện', 'Thời gian hoàn thành', 'Kết quả sản phẩm', 'Nội dung, nhiệm vụ cụ thể', 'TT'],
        ['Đang tổng hợp', 'Tháng 4/2025', 'Báo cáo kết quả, kiến nghị', HO_TICH, '1'],
        ['Đã hoàn thành', 'Tháng 9/2025', 'Báo cáo kết quả thực hiện', BIEU_MAU, '2'],
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 in_progress', '1035#15 completed']);
    expect(reading.records.map((record) => record.result)).toEqual(['Đang tổng hợp', 'Đã hoàn thành']);
  });

  test('keep difficulties, proposals and notes apart, and "Không" means that there is none', () => {
    const reading = read(
      sheet(
        ['STT', 'Nhiệm vụ', 'Kết quả', 'Khó khăn, vướng mắc', 'Đề xuất, kiến nghị', 'Ghi chú'],
        ['9', HO_TICH, 'Đã hoàn thành', 'Không', '', 'Báo cáo số 40/BC-STP'],
        ['15', BIEU_MAU, 'Đang thực hiện', 'Thiếu nhân lực', 'Bổ sung biên chế', ''],
      ),
    );
    expect(reading.records.map(({ result, difficulties, proposals }) => [result, difficulties, proposals])).toEqual([
      ['Đã hoàn thành Báo cáo số 40/BC-STP', null, null],
      ['Đang thực hiện', 'Thiếu nhân lực', 'Bổ sung biên chế'],
    ]);
  });

  test('of ticks give the status, and two ticks wait for a person', () => {
    const reading = read(
      sheet(
        ['STT', 'Nội dung nhiệm vụ', 'Kết quả thực hiện', LEFT, LEFT, 'Ghi chú'],
        [ABOVE, ABOVE, 'Đã hoàn thành', 'Đang thực hiện', 'Chưa thực hiện', ABOVE],
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
        ['3', VAN_BAN, '', 'X', '', ''],
        ['9', HO_TICH, 'x', '', '', ''],
        ['14', PHAN_CAP, '', '', '✓', ''],
        ['15', BIEU_MAU, 'x', 'x', '', ''],
      ),
    );
    expect(describeRecords(reading)).toEqual([
      '1035#3 in_progress',
      '1035#9 completed',
      '1035#14 not_started',
      '1035#15 unclear',
    ]);
    expect(reading.records.map((record) => record.needsReview)).toEqual([false, false, false, true]);
    expect(reading.remarks.map((remark) => remark.code)).toContain('several_ticks');
  });

  test('of percent are read in every form', () => {
    const reading = read(
      sheet(
        ['STT', 'Nhiệm vụ', 'Tiến độ (%)'],
        ['3', VAN_BAN, { text: '80%', value: { kind: 'percent', percent: 80 } }],
        ['9', HO_TICH, '100'],
        ['14', PHAN_CAP, '80,5 %'],
        ['15', BIEU_MAU, '37/42'],
        ['10', DAT_DAI, '0%'],
      ),
    );
    expect(describeRecords(reading)).toEqual([
      '1035#3 in_progress 80',
      '1035#9 completed 100',
      '1035#14 in_progress 80.5',
      '1035#15 in_progress 88.1',
      '1035#10 not_started 0',
    ]);
  });

  test('of percent may hold shares of 1, where 1 is all', () => {
    const number = (value: number): TestCell => ({ text: String(value), value: { kind: 'number', number: value } });
    const reading = read(
      sheet(
        ['STT', 'Nhiệm vụ', 'Tỷ lệ hoàn thành'],
        ['3', VAN_BAN, number(0.8)],
        ['9', HO_TICH, number(1)],
        ['14', PHAN_CAP, number(0.25)],
      ),
    );
    expect(describeRecords(reading)).toEqual([
      '1035#3 in_progress 80',
      '1035#9 completed 100',
      '1035#14 in_progress 25',
    ]);
  });

  test('of percent keep a row of 140 % and remark on it', () => {
    const reading = read(
      sheet(
        ['STT', 'Nhiệm vụ', 'Kết quả', 'Tỷ lệ %'],
        ['9', HO_TICH, 'Đã hoàn thành', '140%'],
        ['15', BIEU_MAU, 'Đang thực hiện', '50%'],
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 completed', '1035#15 in_progress 50']);
    expect(reading.records[0]?.needsReview).toBe(true);
    expect(reading.remarks.map((remark) => remark.code)).toEqual(['percent_out_of_range']);
  });

  test('that contradict each other leave the status open', () => {
    const reading = read(
      sheet(
        ['STT', 'Nhiệm vụ', 'Trạng thái', 'Tiến độ %'],
        ['9', HO_TICH, 'Hoàn thành', '95'],
        ['15', BIEU_MAU, 'Đang thực hiện', '100'],
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 unclear 95', '1035#15 unclear 100']);
    expect(reading.records.every((record) => record.needsReview)).toBe(true);
  });

  test('called "Tiến độ" are deadlines when they hold months', () => {
    const reading = read(
      sheet(
        ['STT', 'Nhiệm vụ', 'Tiến độ', 'Kết quả thực hiện'],
        ['9', HO_TICH, 'Tháng 4/2025', 'Đang thực hiện'],
        ['15', BIEU_MAU, 'Tháng 9/2025', 'Chưa thực hiện'],
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 in_progress', '1035#15 not_started']);
  });

  test("of last month stand beside this month's, which counts", () => {
    const reading = read(
      sheet(
        ['STT', 'Nhiệm vụ', 'Kết quả thực hiện', LEFT],
        [ABOVE, ABOVE, 'Tháng trước', 'Tháng này'],
        ['9', HO_TICH, 'Đang thực hiện', 'Đã hoàn thành'],
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 completed']);
    expect(reading.records[0]?.result).toBe('Đã hoàn thành');
  });
});

describe('rows', () => {
  const header = ['STT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Kết quả thực hiện', 'Khó khăn'];

  test('that the agency left blank give no record', () => {
    const reading = read(
      sheet(
        header,
        ['9', HO_TICH, 'Sở Tư pháp', '', ''],
        ['15', BIEU_MAU, 'Sở Tư pháp', '…', 'Không'],
        ['3', VAN_BAN, '', 'Xong', ''],
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#3 completed']);
    expect(reading.setAside.blank).toBe(2);
  });

  test('broken by a page are joined with the row above', () => {
    const cut = HO_TICH.indexOf('để cắt giảm');
    const reading = read(
      sheet(
        header,
        ['9', HO_TICH.slice(0, cut), 'Sở Tư pháp', 'Đã rà soát 35 thủ tục, hoàn thành', ''],
        header,
        ['', HO_TICH.slice(cut), '', 'báo cáo gửi UBND tỉnh', ''],
        ['15', BIEU_MAU, '', 'Đang thực hiện', ''],
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 completed', '1035#15 in_progress']);
    expect(reading.records[0]?.result).toBe('Đã rà soát 35 thủ tục, hoàn thành báo cáo gửi UBND tỉnh');
    expect(reading.rows).toEqual({ seen: 6, recorded: 3, unmatched: 0, setAside: 3 });
  });

  test('of groups, totals and column numbers are set aside', () => {
    const reading = read(
      sheet(
        header,
        ['(1)', '(2)', '(3)', '(4)', '(5)'],
        ['II', 'VỀ CUNG CẤP DỊCH VỤ CÔNG TRỰC TUYẾN', '', '', ''],
        ['9', HO_TICH, '', 'Đang thực hiện', ''],
        ['III. VỀ PHÁT TRIỂN KINH TẾ SỐ, XÃ HỘI SỐ (03 NHIỆM VỤ)', LEFT, LEFT, LEFT, LEFT],
        ['', 'Tổng cộng', '', '2', ''],
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 in_progress']);
    expect(reading.setAside).toEqual({ letterhead: 1, headers: 2, groupTitles: 2, totals: 1 });
  });

  test('share one result that was written once over several tasks', () => {
    const reading = read(
      sheet(
        header,
        ['9', HO_TICH, '', 'Đang thực hiện', ''],
        ['14', PHAN_CAP, '', ABOVE, ''],
        ['15', BIEU_MAU, '', ABOVE, ''],
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 in_progress', '1035#14 in_progress', '1035#15 in_progress']);
  });

  test('may hold result, difficulty and proposal in one cell under letters', () => {
    const reading = read(
      sheet(header, [
        '9',
        HO_TICH,
        '',
        'a. Kết quả: Đã hoàn thành rà soát 35 thủ tục.\nb. Khó khăn, vướng mắc: Dữ liệu chưa sạch.\nc. Đề xuất: Bố trí kinh phí.',
        '',
      ]),
    );
    expect(reading.records[0]).toMatchObject({
      status: 'completed',
      result: 'Đã hoàn thành rà soát 35 thủ tục.',
      difficulties: 'Dữ liệu chưa sạch.',
      proposals: 'Bố trí kinh phí.',
    });
  });

  test('renumbered by the agency are matched by their words, also the two that differ in two words', () => {
    const reading = read(sheet(header, ['1', DAT_DAI, '', 'Đang thực hiện', ''], ['2', HO_TICH, '', 'Xong', '']));
    expect(describeRecords(reading)).toEqual(['1035#10 in_progress', '1035#9 completed']);
    expect(reading.records.every((record) => !record.needsReview)).toBe(true);
  });

  test("of the agency's own plan stay apart and are not lost", () => {
    const reading = read(
      sheet(
        header,
        ['9', HO_TICH, '', 'Xong', ''],
        ['39', 'Lắp đặt hệ thống camera tại trụ sở', '', 'Đã lắp 12 chiếc', ''],
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 completed']);
    expect(reading.unmatched).toMatchObject([
      { reason: 'own_plan_task', text: 'Lắp đặt hệ thống camera tại trụ sở — Đã lắp 12 chiếc' },
    ]);
  });

  test('repeated word for word count once', () => {
    const row = ['9', HO_TICH, '', 'Đã hoàn thành', ''];
    const reading = read(sheet(header, row, row));
    expect(describeRecords(reading)).toEqual(['1035#9 completed']);
    expect(reading.setAside.duplicates).toBe(1);
  });

  test('say nothing by "không phát sinh" but that it is not applicable', () => {
    expect(describeRecords(read(sheet(header, ['9', HO_TICH, '', 'Không phát sinh', ''])))).toEqual([
      '1035#9 not_applicable',
    ]);
  });
});

describe('plans', () => {
  const header = ['TT', 'Nhiệm vụ', 'Kết quả'];
  const MODELS = 'Báo cáo 42 mô hình Đề án 06 trên địa bàn tỉnh và học tập 19 mô hình điểm tại thành phố Hà Nội';

  test('are named by the sheet, and near twins follow the name', () => {
    const named = (name: string): readonly string[] =>
      describeRecords(read(aDocument(aSheet(name, header, ['1', MODELS, 'Đang thực hiện']))));
    expect(named('QD1035')).toEqual(['1035#4 in_progress']);
    expect(named('QĐ 12-BCĐ')).toEqual(['12#7 in_progress']);
  });

  test('that no word names leave near twins to a person', () => {
    const reading = read(aDocument(aSheet('Sheet1', header, ['1', MODELS, 'Đang thực hiện'])));
    expect(reading.records.filter((record) => !record.needsReview)).toEqual([]);
    const candidates = [...reading.unmatched, ...reading.records].flatMap((each) =>
      each.candidates.map(({ plan, task }) => `${plan}#${task}`),
    );
    expect(candidates).toEqual(expect.arrayContaining(['1035/QĐ-UBND#4', '12/QĐ-BCĐ#7']));
  });

  test('are named by rows between the tasks', () => {
    const reading = read(
      aDocument(
        aSheet(
          'BC',
          header,
          ['Nhiệm vụ theo Quyết định số 12/QĐ-BCĐ', LEFT, LEFT],
          ['1', MODELS, 'Xong'],
          ['Nhiệm vụ theo Quyết định số 1035/QĐ-UBND', LEFT, LEFT],
          ['1', MODELS, 'Đang thực hiện'],
        ),
      ),
    );
    expect(describeRecords(reading)).toEqual(['12#7 completed', '1035#4 in_progress']);
  });

  test('of the agency itself are known by their heading', () => {
    const reading = read(
      aDocument(
        aSheet(
          'BC',
          header,
          ['Nhiệm vụ theo Kế hoạch của Sở Tư pháp', LEFT, LEFT],
          ['1', 'Tuyên truyền Đề án 06 cho công chức', 'Xong'],
        ),
      ),
    );
    expect(reading.unmatched).toMatchObject([{ reason: 'own_plan_task' }]);
  });
});

describe('tables', () => {
  test('have their header anywhere and letterhead above it', () => {
    const reading = read(
      aDocument(
        aSheet(
          'Sheet1',
          ['UBND TỈNH BÌNH ĐỊNH', LEFT, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', LEFT],
          ['SỞ TƯ PHÁP', LEFT, 'Độc lập - Tự do - Hạnh phúc', LEFT],
          ['', '', '', ''],
          ['BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN QUYẾT ĐỊNH 1035/QĐ-UBND', LEFT, LEFT, LEFT],
          ['(Kèm theo Báo cáo số 45/BC-STP ngày 09/4/2025 của Sở Tư pháp)', LEFT, LEFT, LEFT],
          ['Tháng 4 năm 2025', LEFT, LEFT, LEFT],
          ['', '', '', ''],
          ['STT', 'Nội dung', 'Cơ quan chủ trì', 'Tình hình thực hiện'],
          ['9', HO_TICH, 'Sở Tư pháp', 'Hoàn thành'],
          ['', '', '', ''],
          ['', '', 'GIÁM ĐỐC', ''],
        ),
      ),
    );
    expect(reading.agency).toMatchObject({ id: 'so-tu-phap' });
    expect(reading.period).toMatchObject({ id: '2025-04' });
    expect(describeRecords(reading)).toEqual(['1035#9 completed']);
    expect(reading.unmatched).toEqual([]);
  });

  test('go on without a header after a page', () => {
    const reading = read(
      aDocument(
        aHeading('Tiến độ theo Quyết định 1035/QĐ-UBND'),
        aTable(['STT', 'Nhiệm vụ', 'Kết quả'], ['9', HO_TICH, 'Xong']),
        aTable(['15', BIEU_MAU, 'Đang thực hiện']),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 completed', '1035#15 in_progress']);
  });

  test('without any header are understood by what their cells hold', () => {
    const reading = read(
      aDocument(
        aSheet(
          '1035',
          ['3', VAN_BAN, 'Sở Tư pháp', 'Đang rà soát 12 văn bản'],
          ['9', HO_TICH, 'Sở Tư pháp', 'Đã hoàn thành'],
          ['15', BIEU_MAU, 'Sở Tư pháp', 'Chưa thực hiện'],
        ),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#3 in_progress', '1035#9 completed', '1035#15 not_started']);
  });

  test('of next month are no progress', () => {
    const reading = read(
      aDocument(
        aHeading('NHIỆM VỤ TRỌNG TÂM THÁNG 5'),
        aTable(['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Kết quả dự kiến'], ['1', BIEU_MAU, 'Sở Tư pháp', 'Báo cáo']),
      ),
    );
    expect(reading.records).toEqual([]);
    expect(reading.setAside.nextMonth).toBe(1);
  });

  test('that report something else wait for a person in one piece', () => {
    const reading = read(
      aDocument(
        aParagraph('I. KẾT QUẢ', { bold: true }),
        aTable(
          ['Xã', 'Tổng dân số', 'Đã cấp CCCD', 'Còn lại'],
          ['Nhơn Hậu', '12.000', '11.000', '1.000'],
          ['Nhơn Lý', '9.000', '8.000', '1.000'],
        ),
      ),
    );
    expect(reading.records).toEqual([]);
    expect(reading.unmatched).toHaveLength(1);
    expect(reading.unmatched[0]).toMatchObject({ reason: 'unread_table' });
    expect(reading.unmatched[0]?.text).toContain('11.000');
  });

  test('of months before, left in the file, are set aside', () => {
    const header = ['STT', 'Nhiệm vụ', 'Kết quả'];
    const reading = read(
      aDocument(
        aSheet('T3', [PLAN_TITLE.replace('4/2025', '3/2025')], header, ['9', HO_TICH, 'Đang thực hiện']),
        aSheet('T4', [PLAN_TITLE], header, ['9', HO_TICH, 'Đã hoàn thành']),
      ),
    );
    expect(reading.period).toMatchObject({ id: '2025-04' });
    expect(describeRecords(reading)).toEqual(['1035#9 completed']);
    expect(reading.setAside.earlierMonths).toBe(1);
  });

  test('behind the signature are not read by the last section of the text', () => {
    const reading = read(
      aDocument(
        aHeading('IV. NHIỆM VỤ TRỌNG TÂM THÁNG 5'),
        aParagraph('1. Tiếp tục tuyên truyền.'),
        aParagraph('Trên đây là báo cáo của Sở Tư pháp./.'),
        aTable(['Nơi nhận:\n- Như trên', 'GIÁM ĐỐC']),
        aHeading('TIẾN ĐỘ NHIỆM VỤ THEO QUYẾT ĐỊNH 1035/QĐ-UBND'),
        aTable(['STT', 'Nhiệm vụ', 'Kết quả'], ['9', HO_TICH, 'Đã hoàn thành']),
      ),
    );
    expect(describeRecords(reading)).toEqual(['1035#9 completed']);
  });
});
