import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import type { GeneralStatement } from '../../src/model/consolidation.ts';
import { describePlace } from '../../src/model/source.ts';
import { listLines } from '../../src/render/clean-text.ts';
import { renderReport } from '../../src/render/render-report.ts';
import { listElements, readBody, readTables, readText } from './read-docx.ts';
import { rehearseMonth } from './rehearsal-month.ts';
import {
  aConsolidation,
  aMonthWith,
  aPicture,
  aRecord,
  aRosterEntry,
  aStanding,
  JUSTICE,
  POLICE,
  SETTINGS,
} from './values.ts';
import { anAgency } from '../model/an-agency.ts';

async function render(month: Parameters<typeof renderReport>[0]): Promise<string> {
  return readText(await renderReport(month, { settings: SETTINGS }));
}

/** The rows of the annex that has a column of this title, header rows left out, also where it goes on as another table. */
function listRows(bytes: Uint8Array, title: string): readonly (readonly string[])[] {
  return readTables(bytes)
    .filter((rows) => rows[0]?.includes(title))
    .flatMap((rows) => rows.slice(2));
}

describe('a month in which nothing arrived', () => {
  it('says so, and never that a task is not completed', async () => {
    const text = await render(aConsolidation());
    expect(text).toContain('- Chưa gửi báo cáo: 02 đơn vị, chiếm 100%.');
    expect(text).toContain('trong tổng số 38 nhiệm vụ, có 38 nhiệm vụ chưa có báo cáo (100%).');
    expect(text).toContain('Chưa có báo cáo: cả 08 nhiệm vụ của nhóm, các nhiệm vụ số 1, 2, 3, 4, 5, 6, 7, 8.');
    expect(text).toContain('Chưa có báo cáo nào được tổng hợp nên chưa có thông tin về khó khăn, vướng mắc.');
    expect(text).not.toMatch(/chưa hoàn thành/i);
    expect(text).not.toContain('Nguồn số liệu'.toUpperCase());
  });

  it('can be made before any agency is in the catalogue', async () => {
    expect(await render(aConsolidation({ roster: [], plans: [] }))).toContain('Danh mục hiện chưa ghi cơ quan');
  });
});

describe('who sent', () => {
  const districts = [1, 2, 3].map((number) =>
    anAgency({ id: `h${number}`, name: `UBND huyện ${number}`, level: 'district' }),
  );
  const roster = [
    aRosterEntry(JUSTICE),
    ...districts.map((agency, index) =>
      aRosterEntry(agency, { sent: (['late', 'pending', 'missing'] as const)[index] ?? 'missing' }),
    ),
  ];

  it('is counted with shares, whole and by level', async () => {
    const text = await render(aConsolidation({ roster, waiting: 3, rosterNotes: ['Toàn tỉnh có 155 đơn vị cấp xã.'] }));
    expect(text).toContain('Trong tổng số 04 cơ quan, đơn vị, địa phương');
    expect(text).toContain('- Gửi đúng hạn: 01 đơn vị, chiếm 25%;');
    expect(text).toContain('Toàn tỉnh có 155 đơn vị cấp xã.');
    expect(text).toContain('Còn 03 nội dung của các thư, tệp đã nhận đang chờ cán bộ tổng hợp rà soát');
    const bytes = await renderReport(aConsolidation({ roster }), { settings: SETTINGS });
    const levels = readTables(bytes).find((rows) => rows[0]?.[1] === 'Phải gửi');
    expect(levels?.slice(1)).toEqual([
      ['Sở, ban, ngành thuộc tỉnh', '1', '1', '0', '0', '0', '100%'],
      ['UBND huyện, thị xã, thành phố', '3', '0', '1', '1', '1', '0%'],
      ['Tổng cộng', '4', '1', '1', '1', '1', '25%'],
    ]);
  });

  it('is listed in an annex, with the moment of arrival on a clock in Viet Nam', async () => {
    const late = aRosterEntry(JUSTICE, { sent: 'late', receivedAt: new Date('2025-04-10T17:30:00Z'), versions: 2 });
    const bytes = await renderReport(aConsolidation({ roster: [late] }), { settings: SETTINGS });
    const annex = readTables(bytes).find((rows) => rows[0]?.[2] === 'Thời điểm nhận báo cáo');
    expect(annex?.slice(2)).toEqual([
      ['1. Gửi đúng hạn: 0 đơn vị'],
      ['2. Gửi chậm: 01 đơn vị'],
      ['1', 'Sở Tư pháp', '00 giờ 30 phút, ngày 11/4/2025', '2'],
      ['3. Đã gửi, đang chờ rà soát (chưa tính vào kết quả tổng hợp): 0 đơn vị'],
      ['4. Chưa gửi báo cáo: 0 đơn vị'],
    ]);
  });
});

describe('what agencies report', () => {
  it('is shown in their own words, with percent, standing and the number of its source', async () => {
    const text = await render(aMonthWith([aRecord({ percent: 40.5 })], { percent: 40.5 }));
    expect(text).toContain(
      'Nhiệm vụ 1. Nội dung của nhiệm vụ thứ 1 (thời hạn: Tháng 6/2025): Đang thực hiện, trong hạn; đạt 40,5%.',
    );
    expect(text).toContain('- Sở Tư pháp[1]: Đã ban hành kế hoạch.');
  });

  it('keeps the lines of a list apart', async () => {
    const text = await render(aMonthWith([aRecord({ result: '- Việc một.\n- Việc hai.' })]));
    expect(text).toContain('- Sở Tư pháp[1]: \n- Việc một.\n- Việc hai.\n');
  });

  it('is called wordless where only a tick or a percentage came', async () => {
    const text = await render(aMonthWith([aRecord({ status: 'completed', result: null })]));
    expect(text).toContain('- Sở Tư pháp[1]: báo đã hoàn thành, không ghi kết quả cụ thể.');
  });

  it('is shortened in the body only with a pointer, and whole in the annex', async () => {
    const result = `${'Câu thứ nhất của báo cáo rất dài. '.repeat(40)}Câu cuối cùng.`;
    const text = await render(aMonthWith([aRecord({ result })]));
    expect(text).toContain('Câu thứ nhất của báo cáo rất dài. (toàn văn tại Phụ lục I)');
    expect(text).toContain(`Sở Tư pháp[1]: ${result}`);
  });

  it('is named by agency where many report on one task, their words in the annex', async () => {
    const agencies = Array.from({ length: 7 }, (_, index) => anAgency({ id: `s${index}`, name: `Sở ${index}` }));
    const records = agencies.map((agency, index) =>
      aRecord({ agency, status: index < 4 ? 'completed' : 'unclear', result: `Kết quả của ${agency.name}.` }),
    );
    const text = await render(aMonthWith(records, { leads: [...agencies, JUSTICE], leadsReported: 7 }));
    expect(text).toContain('Đang thực hiện, trong hạn; 7/8 đơn vị đã báo cáo.');
    expect(text).toContain('- Báo đã hoàn thành (04 đơn vị): Sở 0, Sở 1, Sở 2, Sở 3.');
    expect(text).toContain('- Chưa nêu rõ tình trạng (03 đơn vị): Sở 4, Sở 5, Sở 6.');
    expect(text.split('Kết quả của Sở 3.')).toHaveLength(2);
  });

  it('says which lead is silent while another agency reports', async () => {
    const picture = aPicture('1035/QĐ-UBND', (task) =>
      task.number === 1
        ? { ...aStanding(task), kind: 'no_report', records: [{ record: aRecord({ agency: POLICE }), asLead: false }] }
        : undefined,
    );
    const text = await render(aConsolidation({ plans: [picture] }));
    expect(text).toContain('- Cơ quan chủ trì chưa có báo cáo: Sở Tư pháp.');
    expect(text).toContain('- Cơ quan, đơn vị khác có báo cáo: 01, gồm Công an tỉnh (nội dung tại Phụ lục I).');
  });

  it('of late, corrected and doubtful rows is marked', async () => {
    const month = aMonthWith([aRecord({ corrected: true, needsReview: true })]);
    const text = await render({ ...month, roster: [aRosterEntry(JUSTICE, { sent: 'late' })] });
    expect(text).toContain('Sở Tư pháp[1] (gửi chậm; đã hiệu chỉnh; chờ rà soát): Đã ban hành kế hoạch.');
  });

  it('is missing for a task whose lead awaits review, and the annex says why', async () => {
    const text = await render(aConsolidation({ roster: [aRosterEntry(JUSTICE, { sent: 'pending' })] }));
    expect(text).toContain('Chưa có báo cáo.\nBáo cáo đang chờ rà soát: Sở Tư pháp.');
  });

  it('of one task by many agencies says again which task it is, some pages on', async () => {
    const records = Array.from({ length: 9 }, (_, index) =>
      aRecord({ result: 'Kết quả dài vừa phải. '.repeat(20), source: { file: `${index}.xlsx` } }),
    );
    const bytes = await renderReport(aMonthWith(records), { settings: SETTINGS });
    const annex = readTables(bytes).find((rows) => rows[0]?.[6] === 'Kết quả do đơn vị báo cáo') ?? [];
    const named = annex.filter((row) => row[0] === '1').map((row) => row[1]);
    expect(named).toEqual(['Nội dung của nhiệm vụ thứ 1', '(tiếp nhiệm vụ số 1)', '(tiếp nhiệm vụ số 1)']);
  });
});

describe('the words of the plan', () => {
  it('stay as written, with the doubt beside them and the new holder of a duty', async () => {
    const picture = aPicture('1035/QĐ-UBND', (task) =>
      task.number === 1
        ? aStanding(
            {
              ...task,
              leads: [{ kind: 'agency', agencyId: 'so-cu' }],
              leadAsWritten: 'Sở Cũ',
              deadlineAsWritten: 'Quý I/2024',
              doubts: [{ field: 'deadlineAsWritten', asWritten: 'Quý I/2024', note: 'Có thể là Quý I/2025.' }],
            },
            {},
          )
        : undefined,
    );
    const bytes = await renderReport(aConsolidation({ plans: [picture] }), { settings: SETTINGS });
    const annex = readTables(bytes).find((rows) => rows[0]?.[6] === 'Kết quả do đơn vị báo cáo') ?? [];
    expect(annex[3]?.slice(2, 4)).toEqual([
      'Sở Cũ\n(nay là Sở Tư pháp)',
      'Quý I/2024\n(Ghi theo nguyên văn. Có thể là Quý I/2025.)',
    ]);
  });
});

describe('difficulties and proposals', () => {
  const said: GeneralStatement = {
    agency: JUSTICE,
    kind: 'difficulty',
    text: 'Đường truyền chậm.',
    task: { plan: '1035/QĐ-UBND', task: 1 },
    source: aRecord().source,
  };

  it('are shown by agency, with the task they were written beside', async () => {
    const month = { ...aMonthWith([aRecord()]), statements: [said, { ...said, text: 'Thiếu máy quét.', task: null }] };
    const text = await render(month);
    expect(text).toContain(
      '- Sở Tư pháp:\n+ (nhiệm vụ số 1, Quyết định số 1035/QĐ-UBND) Đường truyền chậm.[1]\n+ Thiếu máy quét.[1]\n',
    );
    expect(text).toContain('Các báo cáo đã tổng hợp không nêu đề xuất, kiến nghị.');
  });

  it('are never shortened where no annex holds them whole', async () => {
    const long = `${'Khó khăn kéo dài nhiều tháng. '.repeat(60)}Hết.`;
    const general = await render(aConsolidation({ statements: [{ ...said, text: long, task: null }] }));
    expect(general).toContain(long);
    const beside = await render({
      ...aMonthWith([aRecord({ difficulties: long })]),
      statements: [{ ...said, text: long }],
    });
    expect(beside).toContain('nhiều tháng. (toàn văn tại Phụ lục I)');
    expect(beside.split(long)).toHaveLength(2);
  });
});

describe('a month in the size of the real one', async () => {
  const catalog = await loadCatalog('catalog');
  const month = rehearseMonth(catalog, { agencyCount: 190 });
  const bytes = await renderReport(month, { settings: catalog.settings });
  const text = readText(bytes);
  const records = month.plans.flatMap((plan) =>
    plan.groups.flatMap((group) => group.standings.flatMap((standing) => standing.records.map((each) => each.record))),
  );

  it('loses no word of any record, statement or own row', () => {
    const words = [
      ...records.flatMap((record) => [record.result, record.difficulties, record.proposals]),
      ...month.statements.map((statement) => statement.text),
      ...month.ownPlanRows.map((row) => row.text),
    ];
    const lost = words.flatMap((each) => listLines(each ?? '')).filter((line) => !text.includes(line));
    expect(records.length).toBeGreaterThan(400);
    expect(lost).toEqual([]);
  });

  it('has a row for each of the 73 tasks and each of the 190 agencies', () => {
    const named = listRows(bytes, 'Kết quả do đơn vị báo cáo').map((row) => row[0] ?? '');
    const numbers = named.filter(
      (cell, index) => /^\d+$/.test(cell) && cell !== named.slice(0, index).findLast((each) => each !== ''),
    );
    expect(numbers).toEqual([...Array(38).keys(), ...Array(35).keys()].map((number) => String(number + 1)));
    expect(listRows(bytes, 'Thời điểm nhận báo cáo').filter((row) => row.length === 4)).toHaveLength(190);
  });

  it('leads from every statement to file, sheet and row', () => {
    const places = new Map(
      listRows(bytes, 'Tệp').map(([number = '', agency, file, place]) => [number, { agency, file, place }]),
    );
    const annex = listRows(bytes, 'Kết quả do đơn vị báo cáo').filter((row) => row.length > 1);
    const [first] = records;
    const number = /\[\d+\]/.exec(annex[0]?.[6] ?? '')?.[0] ?? '';
    expect(places.get(number)).toEqual({
      agency: first?.agency.name,
      file: first?.source.file,
      place: first === undefined ? '' : describePlace(first.source),
    });
    const body = readBody(bytes);
    const entries = new Set(listElements(body, 'w:bookmarkStart').map((each) => each.attributes['w:name']));
    const links = listElements(body, 'w:hyperlink').map((each) => each.attributes['w:anchor']);
    expect(entries.size).toBe(places.size);
    expect(links.length).toBeGreaterThan(records.length);
    expect(links.filter((link) => !entries.has(link))).toEqual([]);
  });
});
