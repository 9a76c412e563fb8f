import { describe, expect, test } from 'vitest';
import type { RecordStatus } from '../../../src/model/progress-record.ts';
import { readStatus } from '../../../src/parse/reading/read-status.ts';

function statusOf(text: string, product: string | null = null, taskTexts: readonly string[] = []): RecordStatus {
  return readStatus(text, { taskTexts, product }).status;
}

const SAYINGS: Readonly<Record<RecordStatus, readonly string[]>> = {
  completed: [
    'Đã hoàn thành',
    'HOÀN THÀNH',
    'HT',
    'Xong',
    'Da hoan thanh dung han',
    'Hoàn thành 100%',
    'Đạt 100%',
    'Đã hoàn thành, tiếp tục duy trì',
    'Đã hoàn thành và tiếp tục thực hiện thường xuyên',
    'Hoàn thành trước hạn',
    'Đã hoàn thành trước ngày 30/6/2025',
    'Hoàn thành quá hạn',
    'Đã hoàn thành nhưng chậm 05 ngày so với kế hoạch',
    'Đã triển khai xong, không có nhiệm vụ quá hạn',
    'Đã hoàn thành. Không phát sinh khó khăn, vướng mắc.',
    'Đã nghiệm thu, bàn giao đưa vào sử dụng',
    'Ðã hoàn thành',
    'đã hoàn tất việc rà soát',
  ],
  in_progress: [
    'Đang thực hiện',
    'Đang triển khai theo đúng tiến độ',
    'Chưa hoàn thành',
    'Không hoàn thành đúng hạn',
    'Chưa thực hiện xong',
    'Cơ bản hoàn thành',
    'Đã cơ bản hoàn thành',
    'Đã hoàn thành 80%',
    'Hoàn thành 100% giai đoạn 1',
    'Hoàn thành một phần, còn lại đang thực hiện',
    'Đạt 37/42 mô hình',
    'Hoàn thành 3/5 nội dung',
    'Đã hoàn thành việc rà soát, đang tổng hợp báo cáo',
    'Đã trình UBND tỉnh, chờ phê duyệt',
    'Tiếp tục thực hiện',
    'Tiếp tục triển khai',
    'Đang thực hiện, phấn đấu hoàn thành trong tháng 5/2025',
    'Dự thảo chưa được phê duyệt',
    'Quá hạn',
    'Chậm tiến độ do thiếu kinh phí, xin gia hạn đến tháng 9',
    'Chưa đến hạn, đang triển khai',
    'Duy trì thường xuyên',
    'Dang thuc hien',
  ],
  not_started: [
    'Chưa thực hiện',
    'Chưa triển khai',
    'Chưa đến hạn',
    'Sẽ thực hiện trong quý III/2025',
    'Chờ hướng dẫn của Bộ Công an',
    'Chưa bố trí được kinh phí nên chưa triển khai',
    'Chua thuc hien',
    '0%',
  ],
  not_applicable: [
    'Không phát sinh',
    'Trong tháng không phát sinh',
    'Không',
    '-',
    'KPS',
    'Không thuộc thẩm quyền của Sở',
    'Đơn vị không được giao chủ trì',
    'Đã chuyển giao cho Công an tỉnh',
  ],
  unclear: ['Hoàn thành trước ngày 5/4/2025', 'Báo cáo kèm theo', 'Tạm dừng'],
};

for (const [status, texts] of Object.entries(SAYINGS)) {
  describe(`says ${status}`, () => {
    test.each(texts)('%s', (text) => {
      expect(statusOf(text)).toBe(status);
    });
  });
}

describe('an issued document', () => {
  test('ends the task where it is the product', () => {
    expect(statusOf('Đã ban hành Kế hoạch số 45/KH-SNV ngày 02/4/2025', 'Kế hoạch')).toBe('completed');
    expect(statusOf('Đã ban hành Kế hoạch số 45/KH-SNV; đang triển khai', 'Ban hành Kế hoạch')).toBe('completed');
    expect(statusOf('Báo cáo số 123/BC-CAT ngày 05/4/2025', 'Báo cáo')).toBe('completed');
  });

  test('is only a first step where the plan expects something else', () => {
    expect(statusOf('Đã ban hành Kế hoạch số 45/KH-SNV; đang triển khai', 'Báo cáo kết quả thực hiện')).toBe(
      'in_progress',
    );
    expect(statusOf('Đã ban hành Kế hoạch số 45/KH-SNV', 'Báo cáo')).toBe('in_progress');
  });

  test('does not count when it is only a draft or is cited', () => {
    expect(statusOf('Đang lấy ý kiến dự thảo Kế hoạch', 'Kế hoạch')).toBe('in_progress');
    expect(statusOf('Đang thực hiện theo Kế hoạch số 12/KH-UBND', 'Kế hoạch')).toBe('in_progress');
    expect(statusOf('Chưa ban hành Kế hoạch', 'Kế hoạch')).toBe('not_started');
  });
});

describe("the task's own words", () => {
  const task = 'Khẩn trương hoàn thành số hóa dữ liệu đất đai trên địa bàn tỉnh';

  test('say nothing of its status when the result repeats them', () => {
    expect(statusOf(task, null, [task])).toBe('unclear');
    expect(statusOf(`${task}: đang thực hiện`, null, [task])).toBe('in_progress');
  });

  test('are read when the agency states them', () => {
    expect(statusOf('Đã hoàn thành số hóa dữ liệu đất đai trên địa bàn tỉnh', null, [task])).toBe('completed');
    expect(statusOf('Chưa hoàn thành số hóa dữ liệu đất đai trên địa bàn tỉnh', null, [task])).toBe('in_progress');
  });

  test('lồng ghép is a way of working, not a status', () => {
    expect(statusOf('Lồng ghép tuyên truyền trong các hội nghị, đang thực hiện')).toBe('in_progress');
  });
});

describe('sentences as clerks write them', () => {
  test.each([
    ['Đã tham mưu UBND tỉnh ban hành Quyết định số 1234/QĐ-UBND ngày 02/4/2025', 'Quyết định UBND tỉnh', 'completed'],
    ['Sở đã tham mưu, trình UBND tỉnh tại Tờ trình số 45/TTr-STP', 'Quyết định', 'in_progress'],
    ['Sở đã trình UBND tỉnh tại Tờ trình số 45/TTr-STP', 'Tờ trình của Sở Tư pháp', 'completed'],
    ['Đã hoàn thành việc nhập liệu; hiện đang làm sạch dữ liệu', null, 'in_progress'],
    ['Chưa có nhiệm vụ nào quá hạn. Đang thực hiện.', null, 'in_progress'],
    ['Sẽ hoàn thành trong tháng 5/2025', null, 'in_progress'],
    ['Đang chờ hướng dẫn của Bộ Công an', null, 'not_started'],
    ['Chưa có hướng dẫn của Bộ Công an nên chưa triển khai', null, 'not_started'],
    ['Không phát sinh hồ sơ trong tháng', null, 'not_applicable'],
    ['Đã thực hiện', null, 'completed'],
    ['Đang thực hiện (đạt 60%)', null, 'in_progress'],
    ['Hoàn thành 5/5 nội dung', null, 'completed'],
    ['Đã ban hành Công văn số 123/STP-VP ngày 12/3/2025 chỉ đạo các đơn vị', 'Báo cáo kết quả', 'in_progress'],
    ['Báo cáo số 45/BC-STP ngày 5/4/2025 gửi Công an tỉnh', 'Báo cáo kết quả thực hiện', 'completed'],
    ['Tỷ lệ hồ sơ trực tuyến đạt 70,3%, đang tiếp tục đẩy mạnh', null, 'in_progress'],
    ['Đã hoàn thành đúng tiến độ, hiện đang tổng hợp báo cáo', null, 'in_progress'],
    ['Hệ thống đang hoạt động ổn định', null, 'in_progress'],
  ] as const)('%s', (text, product, status) => {
    expect(statusOf(text, product)).toBe(status);
  });
});

describe('the percent that words give', () => {
  const percentOf = (text: string): number | string => {
    const { percent } = readStatus(text, { taskTexts: [], product: null });
    return percent.kind === 'percent' ? percent.percent : percent.kind;
  };

  test.each([
    ['Đã hoàn thành 80%', 80],
    ['Hoàn thành (100%)', 100],
    ['Đạt 45% so với kế hoạch', 45],
    ['Đạt 62,4%: đã số hóa 834.120/1.336.700 thửa đất', 62.4],
    ['Tiến độ khoảng 60%', 60],
    ['Đã thực hiện được 70% khối lượng', 70],
    ['80,5 %', 80.5],
    ['Đã số hóa 46.120/58.900 (78,3%)', 78.3],
    ['Đã thu nhận 4.427/6.283 (70,3%) hồ sơ căn cước', 70.3],
    ['Đã cấp 9.871 thẻ, đạt 78,3%', 78.3],
    ['Đang thực hiện (100%)', 100],
  ])('%s', (text, percent) => {
    expect(percentOf(text)).toBe(percent);
  });

  test.each([
    'Tỷ lệ hồ sơ trực tuyến đạt 70,3%',
    'Đã cấp 120/150 thẻ (80%), kích hoạt 90/120 (75%)',
    'Đã hoàn thành; hồ sơ trực tuyến 4.500/4.600 (97,8%)',
    'Hoàn thành 100% giai đoạn 1',
    'Đã chi trả cho 215/230 đối tượng, bằng 93,5% tổng số',
    'Hoàn thành ngày 10/4/2025',
  ])('is none in: %s', (text) => {
    expect(percentOf(text)).toBe('none');
  });
});

test.each(['Đạt 37/42 mô hình', 'Hoàn thành 3/5 nội dung', '3/5'])('a count is no percentage: %s', (text) => {
  const reading = readStatus(text, { taskTexts: [], product: null });
  expect(reading).toMatchObject({ status: 'in_progress', percent: { kind: 'share' } });
});

test('reads a tone mark on the wrong vowel: "Hòan thành"', () => {
  expect(statusOf('Hòan thành.')).toBe('completed');
  expect(statusOf('Đã hòan tất việc rà soát')).toBe('completed');
});
