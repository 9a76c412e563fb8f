import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/render/render-report.ts';
import { listElements, readBody, readParts, readTables, readText, textOf, wordsOf } from './read-docx.ts';
import { aConsolidation, aMonthWith, aPicture, aRecord, aStanding, SETTINGS } from './values.ts';

const month = aMonthWith([aRecord({ percent: 40 })]);
const report = await renderReport(month, { settings: SETTINGS });

describe('the layout of Nghị định 30/2020/NĐ-CP', () => {
  it('is a package of well-formed parts, the content types first', () => {
    const parts = readParts(report);
    expect([...parts.keys()][0]).toBe('[Content_Types].xml');
    expect(parts.has('word/document.xml')).toBe(true);
  });

  it('names the report in the properties of the file, dated by the due day and not by a clock', () => {
    const core = readParts(report).get('docProps/core.xml');
    if (core === undefined) throw new Error('no core properties');
    const valueOf = (name: string) => listElements(core, name).map(wordsOf).join('');
    expect(valueOf('dc:title')).toBe('Báo cáo Kết quả thực hiện Đề án 06 trên địa bàn tỉnh Bình Định tháng 4 năm 2025');
    expect(valueOf('dc:creator')).toBe('Ủy ban nhân dân tỉnh Bình Định');
    expect(valueOf('dcterms:created')).toBe('2025-04-10T00:00:00Z');
    expect(valueOf('dcterms:modified')).toBe('2025-04-10T00:00:00Z');
  });

  it('begins with issuer, national emblem, a blank number and a blank date in a table of two rows', () => {
    const [letterhead] = readTables(report);
    expect(letterhead?.map((row) => row.map((cell) => cell.trim()))).toEqual([
      ['ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'],
      ['Số:       /BC-UBND', 'Bình Định, ngày      tháng      năm 2025'],
    ]);
  });

  it('has its parts in the order of an administrative report', () => {
    const text = readText(report).replaceAll('\u00A0', ' ');
    const order = [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      '\nBÁO CÁO\n',
      '\nKết quả thực hiện Đề án 06 trên địa bàn tỉnh Bình Định tháng 4 năm 2025\n',
      '\nKính gửi:\n- Văn phòng Chính phủ;\n- Bộ Công an.\n',
      'Thực hiện Quyết định số 06/QĐ-TTg',
      '\nI. TÌNH HÌNH GỬI BÁO CÁO',
      '\nII. KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ\n',
      '\n1. Tổng hợp tiến độ thực hiện các nhiệm vụ\n',
      '\n2. Về công tác nhóm 1 (nhóm I, Quyết định số 1035/QĐ-UBND)\n',
      '\n11. Về công tác nhóm 3 (nhóm III, Quyết định số 12/QĐ-BCĐ)\n',
      '\nIII. KHÓ KHĂN, VƯỚNG MẮC\n',
      '\nIV. ĐỀ XUẤT, KIẾN NGHỊ\n',
      'Ủy ban nhân dân tỉnh Bình Định kính báo cáo./.',
      'Nơi nhận:\n- Như trên;\n- Lưu: VT, KSTT.\n',
      'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLâm Hải Giang',
      '\nPhụ lục I\n',
      '\nPhụ lục II\n',
      '\nPhụ lục III\n',
      '\nPhụ lục IV\nNGUỒN SỐ LIỆU\n',
    ];
    let from = 0;
    for (const part of order) {
      const at = text.indexOf(part, from);
      expect(at, part).toBeGreaterThanOrEqual(0);
      from = at + part.length - 1;
    }
  });

  it('puts the report upright and each annex across, every one counting its pages from 1', () => {
    const sections = listElements(readBody(report), 'w:sectPr');
    const pages = sections.map((section) => listElements(section, 'w:pgSz')[0]?.attributes ?? {});
    expect(pages.map((page) => page['w:orient'])).toEqual(['portrait', ...Array(4).fill('landscape')]);
    expect(pages.map((page) => Number(page['w:w']) > Number(page['w:h']))).toEqual([false, true, true, true, true]);
    const starts = sections.map((section) => listElements(section, 'w:pgNumType')[0]?.attributes['w:start']);
    expect(starts).toEqual(['1', '1', '1', '1', '1']);
  });

  it('keeps to the margins: left 30 mm, right 15–20, top and bottom 20', () => {
    for (const section of listElements(readBody(report), 'w:sectPr')) {
      const margin = listElements(section, 'w:pgMar')[0]?.attributes ?? {};
      expect([margin['w:left'], margin['w:top'], margin['w:bottom']]).toEqual(['1701', '1134', '1134']);
      expect(['850', '1134']).toContain(margin['w:right']);
    }
  });

  it('rules every table of figures and every annex as wide as the text', () => {
    const widths = listElements(readBody(report), 'w:tblW').map((each) => each.attributes['w:w']);
    expect(widths).toEqual(['9071', '9071', '9071', '9071', '9071', '14287', '14287', '14287', '14287']);
  });

  it('shows page numbers at the top centre, on every page but the first of the report', () => {
    const parts = readParts(report);
    const sections = listElements(readBody(report), 'w:sectPr');
    expect(sections.map((section) => listElements(section, 'w:titlePg').length)).toEqual([1, 0, 0, 0, 0]);
    const numbered = [...parts]
      .filter(([path]) => /^word\/header\d+\.xml$/.test(path))
      .map(([, part]) => ({
        field: listElements(part, 'w:instrText').map(wordsOf).join(''),
        centred: listElements(part, 'w:jc').some((each) => each.attributes['w:val'] === 'center'),
      }));
    expect(numbered).toHaveLength(6);
    expect(numbered.filter((each) => each.field.trim() === '')).toHaveLength(1);
    expect(numbered.filter((each) => each.field.trim() === 'PAGE' && each.centred)).toHaveLength(5);
  });

  it('repeats the header rows of every annex table on each page', () => {
    for (const table of listElements(readBody(report), 'w:tbl').filter((each) => textOf(each).includes('(1)(2)(3)'))) {
      const rows = listElements(table, 'w:tr').map((row) => listElements(row, 'w:tblHeader').length > 0);
      expect(rows.slice(0, 3)).toEqual([true, true, false]);
    }
    const annexes = readTables(report).filter((rows) => rows[1]?.[0] === '(1)');
    expect(annexes).toHaveLength(4);
  });

  it('keeps a short row on one page and lets a row that is longer than a page break', async () => {
    const long = aMonthWith([aRecord({ result: 'Nội dung rất dài. '.repeat(2_000) }), aRecord({ result: 'Ngắn.' })]);
    const rows = listElements(readBody(await renderReport(long, { settings: SETTINGS })), 'w:tr');
    const cantSplit = (words: string) => {
      const row = rows.find((each) => textOf(each).includes(words) && textOf(each).includes('Sở Tư pháp'));
      return row === undefined ? undefined : listElements(row, 'w:cantSplit').length > 0;
    };
    expect(cantSplit('Nội dung rất dài.')).toBe(false);
    expect(cantSplit('Ngắn.')).toBe(true);
  });

  it('lets a very long table go on as another one on a new page, with all its rows', async () => {
    const records = Array.from({ length: 600 }, (_, index) => aRecord({ source: { file: `${index}.xlsx` } }));
    const bytes = await renderReport(aMonthWith(records), { settings: SETTINGS });
    const sources = readTables(bytes).filter((rows) => rows[0]?.includes('Tệp'));
    expect(sources.map((rows) => rows.length - 2)).toEqual([250, 250, 100]);
    expect(sources.flatMap((rows) => rows.slice(2).map((row) => row[2]))).toEqual(
      records.map((each) => each.source.file),
    );
    const annex = readTables(bytes).filter((rows) => rows[0]?.includes('Kết quả do đơn vị báo cáo'));
    expect(annex.slice(1, -1).map((rows) => rows[2]?.[1])).toEqual(['(tiếp nhiệm vụ số 1)', '(tiếp nhiệm vụ số 1)']);
    expect(listElements(readBody(bytes), 'w:pageBreakBefore')).toHaveLength(4);
  });

  it('is written in Times New Roman 14 pt, marked as Vietnamese', () => {
    const styles = readParts(report).get('word/styles.xml');
    if (styles === undefined) throw new Error('no styles');
    const [defaults] = listElements(styles, 'w:docDefaults');
    if (defaults === undefined) throw new Error('no defaults');
    expect(listElements(defaults, 'w:rFonts')[0]?.attributes['w:ascii']).toBe('Times New Roman');
    expect(listElements(defaults, 'w:sz')[0]?.attributes['w:val']).toBe('28');
    expect(listElements(defaults, 'w:lang')[0]?.attributes['w:val']).toBe('vi-VN');
  });

  it('names the month before when the catalogue names reports so', async () => {
    const settings = { ...SETTINGS, monthConvention: 'month_before' } as const;
    const text = readText(await renderReport(aConsolidation(), { settings }));
    expect(text).toContain('báo cáo kết quả thực hiện Đề án 06 trên địa bàn tỉnh Bình Định tháng 3 năm 2025');
    expect(text).not.toContain('tháng 4 năm 2025');
  });

  it('writes one addressee on one line', async () => {
    const settings = { ...SETTINGS, report: { ...SETTINGS.report, addressees: ['Văn phòng Chính phủ;'] } };
    expect(readText(await renderReport(aConsolidation(), { settings }))).toContain('Kính gửi: Văn phòng Chính phủ.');
  });
});

describe('the tables of progress', () => {
  it('add up to the 38 tasks of decision 1035 and the 35 of decision 12', async () => {
    const kinds = ['completed_on_time', 'overdue', 'continuous', 'unclear', 'completed'] as const;
    const plans = [aPicture('1035/QĐ-UBND', some), aPicture('12/QĐ-BCĐ', some)];
    function some(task: Parameters<typeof aStanding>[0]) {
      const kind = kinds[task.number % 7];
      const plan = task.groupId;
      return kind === undefined
        ? undefined
        : aStanding(task, { kind, records: [aRecord({ task: task.number, rowText: plan })] });
    }
    const tables = readTables(await renderReport(aConsolidation({ plans }), { settings: SETTINGS })).filter(
      (rows) => rows[0]?.[0] === 'Nhóm nhiệm vụ',
    );
    expect(tables.map((rows) => rows.length)).toEqual([9, 5]);
    expect(tables.map((rows) => rows.at(-1)?.slice(0, 2))).toEqual([
      ['Tổng cộng', '38'],
      ['Tổng cộng', '35'],
    ]);
    for (const rows of tables) {
      const figures = rows.slice(1).map((row) => row.slice(1).map(Number));
      for (const [total = 0, ...standings] of figures) expect(sum(standings)).toBe(total);
      const totals = figures.pop() ?? [];
      totals.forEach((total, column) => expect(sum(figures.map((row) => row[column] ?? 0))).toBe(total));
    }
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
