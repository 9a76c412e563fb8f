import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/model/content.ts';
import { explainReport } from '../../../src/parse/reading/explain-report.ts';
import { catalog } from '../a-catalog.ts';
import { ABOVE, aDocument, aParagraph, aSheet, aTable, LEFT } from '../a-content.ts';

/** Words of every kind that a report may hold, so that random files reach the readers of every kind. */
const TEXTS = [
  '', '   ', '9', '(1)', 'II', 'Tổng cộng', 'STT', 'Nội dung nhiệm vụ', 'Kết quả thực hiện', 'Ghi chú', 'Tiến độ (%)', 'Khó khăn, vướng mắc',
  'Đã hoàn thành', 'Không phát sinh', 'x', '80%', 'Trang 2/5', 'UBND TỈNH BÌNH ĐỊNH', 'SỞ TƯ PHÁP', 'Số: 45/BC-STP', 'BÁO CÁO',
  'Kính gửi: Công an tỉnh', 'I. KẾT QUẢ THỰC HIỆN', 'II. KHÓ KHĂN, VƯỚNG MẮC', 'III. ĐỀ XUẤT: Bổ sung kinh phí', 'IV. NHIỆM VỤ TRỌNG TÂM THÁNG 5',
  'Rà soát, tái cấu trúc Biểu mẫu điện tử tương tác cho các dịch vụ công trực tuyến có phát sinh hồ sơ.',
  'Đề xuất phương án ứng dụng dữ liệu Hộ tịch đã số hóa để cắt giảm thành phần hồ sơ', '1. Khẩn trương hoàn thành số hóa dữ liệu đất đai: đang thực hiện',
  'Lắp camera tại trụ sở', '- Thiếu kinh phí.', 'Đề nghị UBND tỉnh quan tâm.', 'Trên đây là báo cáo của Sở./.', 'Nơi nhận:', 'GIÁM ĐỐC', 'Tháng 4/2025',
  'a. Kết quả: xong\nb. Khó khăn: thiếu người\nc. Đề xuất: tăng biên chế', 'Nhiệm vụ số 9: đã xong', 'Nhiệm vụ theo Quyết định số 12/QĐ-BCĐ', '…',
]; // prettier-ignore

/** Texts that say something carry a mark of their own, which must be found again. */
const SAYINGS = /^(?:Rà soát|Đề xuất|1\. Khẩn|Lắp|- Thiếu|Đề nghị|Đã hoàn thành|a\. Kết quả|Nhiệm vụ số)/;
const marked = fc
  .tuple(fc.constantFrom(...TEXTS), fc.integer({ min: 1, max: 999 }))
  .map(([words, mark]) => (SAYINGS.test(words) ? `${words} qv${mark}` : words));
const text = fc.oneof({ weight: 9, arbitrary: marked }, { weight: 1, arbitrary: fc.string({ maxLength: 40 }) });
const paragraph = fc
  .record({
    text,
    bold: fc.boolean(),
    number: fc.constantFrom(null, '1.', 'I.', 'a)', '-'),
    place: fc.constantFrom('body', 'body', 'body', 'text_box', 'header', 'footnote'),
  })
  .map(({ text: words, ...more }): Block => aParagraph(words, more));
const grid = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 9 });
const table = fc
  .record({ rows: grid, sheet: fc.constantFrom(null, 'PL1', 'Tháng 3') })
  .map(({ rows, sheet }): Block => {
    const merged = rows.map((row, at) =>
      row.map((cell, column) =>
        cell === '…' && at > 0 && column < (rows[at - 1]?.length ?? 0)
          ? ABOVE
          : cell === '   ' && column > 0
            ? LEFT
            : cell,
      ),
    );
    return sheet === null ? aTable(...merged) : aSheet(sheet, ...merged);
  });
const content = fc.array(fc.oneof(paragraph, table), { maxLength: 14 }).map((blocks) => aDocument(...blocks));

describe('the account of a file', () => {
  test('closes whatever the file holds', () => {
    fc.assert(
      fc.property(content, (made) => {
        const { reading, units } = explainReport(made, { file: 'bao-cao.docx', catalog });
        const { seen, recorded, unmatched, setAside } = reading.rows;
        expect(seen).toBe(units.length);
        expect(recorded + unmatched + setAside).toBe(seen);
        expect(Object.values(reading.setAside).reduce((sum, count) => sum + count, 0)).toBe(setAside);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps what every row and paragraph says that is not set aside', () => {
    fc.assert(
      fc.property(content, (made) => {
        const { reading, units, mentions } = explainReport(made, { file: 'bao-cao.docx', catalog });
        const kept = JSON.stringify([
          reading.records,
          reading.unmatched,
          reading.general,
          // What columns of duties, deadlines, states and figures say is kept in the fields made of it.
          mentions.map(({ mention }) => [mention.query, mention.said.statuses, mention.said.percents]),
        ]);
        for (const { unit, fate } of units) {
          if (fate !== 'recorded' && fate !== 'unmatched') continue;
          for (const mark of unit.text.match(/qv\d+/g) ?? []) expect(kept, `${fate}: ${unit.text}`).toContain(mark);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is the same each time', () => {
    fc.assert(
      fc.property(content, (made) => {
        const twice = [1, 2].map(() => JSON.stringify(explainReport(made, { file: 'bao-cao.docx', catalog }).reading));
        expect(twice[0]).toBe(twice[1]);
      }),
      { numRuns: 30 },
    );
  });
});
