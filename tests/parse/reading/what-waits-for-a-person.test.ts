import { describe, expect, test } from 'vitest';
import { read } from '../a-catalog.ts';
import { aDocument, aSheet, type TestCell } from '../a-content.ts';

const BIEU_MAU = 'Rà soát, tái cấu trúc Biểu mẫu điện tử tương tác cho các dịch vụ công trực tuyến';
const HEADER = ['STT', 'Nhiệm vụ', 'Kết quả', 'Trạng thái', 'Tỷ lệ', 'Khó khăn'];

function readRows(...rows: readonly (readonly TestCell[])[]): ReturnType<typeof read> {
  return read(aDocument(aSheet('1035', HEADER, ...rows)));
}

describe('a record that waits for a person', () => {
  test('says that its status is in doubt where status and percent contradict each other', () => {
    const reading = readRows(['15', BIEU_MAU, 'Rà soát 45 biểu mẫu', 'Đã hoàn thành', '60%', '']);
    expect(reading.records[0]).toMatchObject({
      status: 'unclear',
      percent: 60,
      needsReview: true,
      reviewKind: 'status',
    });
  });

  test('says that its row is in doubt where the task is', () => {
    const reading = read(aDocument(aSheet('Sheet1', ['Nhiệm vụ', 'Kết quả'], ['Biểu mẫu', 'Đã hoàn thành'])));
    expect(reading.records[0]).toMatchObject({ needsReview: true, reviewKind: 'row' });
  });

  test('keeps the status of its words where one cell says both', () => {
    const reading = readRows(['15', BIEU_MAU, 'Đang thực hiện (100%).', '', '', '']);
    expect(reading.records[0]).toMatchObject({ status: 'in_progress', percent: 100, reviewKind: 'status' });
  });

  test('is none where what is complete is only kept up', () => {
    const reading = readRows(['15', BIEU_MAU, 'Biểu mẫu đã lên cổng; tiếp tục duy trì.', '', '100%', '']);
    expect(reading.records[0]).toMatchObject({ status: 'completed', percent: 100, needsReview: false });
  });

  test('has no kind of doubt where there is none', () => {
    expect(readRows(['15', BIEU_MAU, 'x', 'Đã hoàn thành', '100%', '']).records[0]).not.toHaveProperty('reviewKind');
  });
});

test('candidates that are hardly likely are left out', () => {
  const reading = readRows(['4', 'Vận động 500 hộ dân dùng VNeID (kế hoạch của phường)', 'Được 312 hộ', '', '', '']);
  expect(reading.unmatched).toHaveLength(1);
  for (const row of [...reading.records, ...reading.unmatched])
    for (const candidate of row.candidates) expect(candidate.confidence).toBeGreaterThanOrEqual(0.05);
});

test.each([
  'Chưa có nhiệm vụ nào quá hạn.',
  'Không có khó khăn',
  'Không',
  'Chưa phát sinh khó khăn, vướng mắc',
  'Không gặp vướng mắc gì',
])('"%s" is no difficulty', (text) => {
  expect(readRows(['15', BIEU_MAU, 'Đang rà soát', '', '', text]).records[0]?.difficulties).toBeNull();
});

test.each(['Không có kinh phí', 'Chưa có hướng dẫn của Trung ương', 'Không đủ người'])(
  '"%s" is a difficulty',
  (text) => {
    expect(readRows(['15', BIEU_MAU, 'Đang rà soát', '', '', text]).records[0]?.difficulties).toBe(text);
  },
);
