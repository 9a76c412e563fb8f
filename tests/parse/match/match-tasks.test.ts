import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchTasks } from '../../../src/parse/match/match-tasks.ts';
import type { TaskMatch, TaskQuery } from '../../../src/parse/match/task-query.ts';
import { catalog } from '../a-catalog.ts';

const PLAN_1035 = '1035/QĐ-UBND';
const PLAN_12 = '12/QĐ-BCĐ';

function aQuery(text: string, more: Partial<TaskQuery> = {}): TaskQuery {
  return {
    text,
    number: null,
    callsNumber: false,
    plans: [],
    plansNamedBy: null,
    groupTitle: null,
    lead: null,
    product: null,
    deadline: null,
    underOwnPlan: false,
    ...more,
  };
}

function match(queries: readonly TaskQuery[], agencyId: string | null = null): readonly TaskMatch[] {
  return matchTasks(queries, { catalog, agencyId });
}

function name({ verdict, task }: TaskMatch): string {
  return task === null ? verdict : `${verdict} ${task.plan.split('/')[0] ?? ''}#${task.task}`;
}

describe('the words of a row', () => {
  test.each([
    ['Ứng dụng CSDL hộ tịch để cắt giảm TPHS TTHC lĩnh vực hộ tịch', '1035#9'],
    ['ĐỀ XUẤT PHƯƠNG ÁN ỨNG DỤNG DỮ LIỆU ĐẤT ĐAI ĐÃ SỐ HÓA ĐỂ CẮT GIẢM THÀNH PHẦN HỒ SƠ', '1035#10'],
    ['Nang cap He thong thong tin giai quyet thu tuc hanh chinh tinh (phien ban 3.0)', '1035#27'],
    ['Ra soat, tai câu truc biểu mẫu điện tủ tương tac cho các DVCTT có phát sịnh hồ sơ', '1035#15'],
    ['Rà soát, sửa đổi VBQPPL của tỉnh để triển khai Luật Giao dịch điện tử, Luật Dữ liệu', '1035#3'],
    ['Chi trả trợ cấp không dùng tiền mặt cho đối tượng ASXH', '1035#21'],
    ['Triển khai giải pháp định danh địa điểm, đánh số nhà', '1035#19'],
    ['Triển khai mô hình thông tin công trình (BIM)', '12#22'],
    ['9. Đề xuất phương án ứng dụng dữliệu Hộ tịch đã sốhóa', '1035#9'],
    ['Khẩn trương hoàn thành số hoá dữ liệu đất đai', '1035#28'],
    ['Ðiều chỉnh quy trình nghiệp vụ, cho phép sử dụng giấy tờ điện tử tích hợp trên VNeID', '1035#11'],
  ])('%s', (text, task) => {
    const [only] = match([aQuery(text)]);
    expect(only?.task?.task === undefined ? only?.verdict : name(only)).toMatch(
      new RegExp(`(?:accepted|probable) ${task}$`),
    );
  });

  test('of the agency itself are a task of no plan', () => {
    const found = match([
      aQuery('Lắp đặt camera an ninh tại trụ sở'),
      aQuery('Tổ chức lớp tin học cho đoàn viên các thôn'),
      aQuery('Mua máy in cho Bộ phận Một cửa của xã'),
    ]);
    expect(found.map(name)).toEqual(['own_plan_task', 'own_plan_task', 'own_plan_task']);
  });

  test('that are empty name no task', () => {
    expect(match([aQuery(''), aQuery('…'), aQuery('9')]).map((each) => each.task)).toEqual([null, null, null]);
  });
});

describe('a whole table', () => {
  test('gives each task to one row, and the two that differ in two words to the right ones', () => {
    const [first, second] = match([
      aQuery('Ứng dụng dữ liệu Đất đai đã số hóa để cắt giảm thành phần hồ sơ'),
      aQuery('Ứng dụng dữ liệu Hộ tịch đã số hóa để cắt giảm thành phần hồ sơ'),
    ]);
    expect([first, second].map((each) => each?.task?.task)).toEqual([10, 9]);
  });

  test('believes numbers when its clear rows keep those of the plan', () => {
    const clear = [
      [3, 'Rà soát, sửa đổi, bổ sung các văn bản quy phạm pháp luật của tỉnh để triển khai thực hiện các Luật'],
      [15, 'Rà soát, tái cấu trúc Biểu mẫu điện tử tương tác cho các dịch vụ công trực tuyến'],
      [28, 'Khẩn trương hoàn thành số hóa dữ liệu đất đai trên địa bàn tỉnh'],
      [32, 'Triển khai kế hoạch Đề án phát triển giáo dục STEM trên địa bàn tỉnh'],
    ] as const;
    const vague = 'Báo cáo chuyên đề về tình hình triển khai';
    const plans = { plans: [PLAN_12], plansNamedBy: 'heading' } as const;
    const kept = match([
      ...clear.map(([number, text]) => aQuery(text, { number })),
      aQuery(vague, { number: 5, ...plans }),
    ]);
    const own = match([
      ...clear.map(([, text], at) => aQuery(text, { number: at + 1 })),
      aQuery(vague, { number: 5, ...plans }),
    ]);
    expect(kept.at(-1)?.candidates[0]).toMatchObject({ plan: PLAN_12, task: 5 });
    const confidenceOf = (found: TaskMatch | undefined): number =>
      found?.candidates.find((each) => each.task === 5)?.confidence ?? 0;
    expect(confidenceOf(kept.at(-1))).toBeGreaterThan(confidenceOf(own.at(-1)));
  });

  test('says a task once where two rows say it in the same words', () => {
    const text = 'Khẩn trương hoàn thành số hóa dữ liệu đất đai trên địa bàn tỉnh';
    expect(
      match([aQuery(text), aQuery(text)])
        .map((each) => each.verdict)
        .toSorted(),
    ).toEqual(['accepted', 'repeated']);
  });
});

describe('near twins of both plans', () => {
  const models = 'Báo cáo chuyên đề về 42 mô hình Đề án 06 trên địa bàn tỉnh';

  test('follow the plan that the file names', () => {
    const named = (plan: string): string | undefined => {
      const [only] = match([aQuery(models, { plans: [plan], plansNamedBy: 'heading' })]);
      return only === undefined ? undefined : name(only);
    };
    expect(named(PLAN_1035)).toBe('accepted 1035#4');
    expect(named(PLAN_12)).toBe('accepted 12#7');
  });

  test('are proposed, never accepted, where none is named', () => {
    const [only] = match([aQuery(models)]);
    expect(only?.verdict).not.toBe('accepted');
    expect(
      only?.candidates
        .slice(0, 2)
        .map((each) => `${each.plan}#${each.task}`)
        .toSorted(),
    ).toEqual(['1035/QĐ-UBND#4', '12/QĐ-BCĐ#7']);
  });
});

describe('evidence', () => {
  test('is given in words for every candidate', () => {
    const [only] = match(
      [
        aQuery('Đề xuất phương án ứng dụng dữ liệu Hộ tịch đã số hóa', {
          lead: 'Sở Tư pháp',
          deadline: 'Tháng 04/2025',
          plans: [PLAN_1035],
          plansNamedBy: 'document',
        }),
      ],
      'so-tu-phap',
    );
    const evidence = only?.candidates[0]?.evidence.join('; ') ?? '';
    for (const words of ['lời văn', 'tệp nêu 1035/QĐ-UBND', 'cùng cơ quan chủ trì', 'cùng thời hạn'])
      expect(evidence).toContain(words);
  });
});

describe('any table', () => {
  test('gets one match per row, and no task twice but for repetitions', () => {
    const words =
      'rà soát dữ liệu đất đai hộ tịch số hóa hoàn thành báo cáo kế hoạch đề án 06 biểu mẫu điện tử tuyên truyền xã'.split(
        ' ',
      );
    const text = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.option(fc.integer({ min: 1, max: 40 }))), { maxLength: 12 }), (rows) => {
        const found = match(rows.map(([each, number]) => aQuery(each, { number })));
        expect(found).toHaveLength(rows.length);
        const taken = found.filter((each) => each.task !== null && each.verdict !== 'repeated').map(name);
        expect(new Set(taken.map((each) => each.split(' ')[1])).size).toBe(taken.length);
        for (const { confidence } of found) expect(confidence >= 0 && confidence <= 1).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
