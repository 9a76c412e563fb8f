import { describe, expect, it } from 'vitest';
import { sentencesFor, SMALL_CATALOG, smallCatalogWith, type Slip } from './small-catalog.ts';

const PLAN = 'plans/2025/1-qd-ubnd.yaml';
const OTHER_PLAN = 'plans/2025/2-qd-bcd.yaml';

const SLIPS: readonly Slip[] = [
  ['a task number that stands twice', PLAN, 'number: 2', 'number: 1',
    `${PLAN}:25 tasks[1].number: task 1 stands twice`],
  ['a gap in the numbers, with the group counting on', PLAN, 'number: 2', 'number: 4',
    `${PLAN}:10 tasks: no task has the number 2, 3, though 4 exists`],
  ['a group with fewer tasks than the plan says', PLAN, 'taskCount: 2', 'taskCount: 3',
    `${PLAN}:9 groups[0].taskCount: the plan says 3 tasks, the file has 2 in this group`],
  ['a task of an unknown group', PLAN, 'number: 2\n    groupId: chung', 'number: 2\n    groupId: rieng',
    `${PLAN}:9 groups[0].taskCount: the plan says 2 tasks, the file has 1 in this group`,
    `${PLAN}:26 tasks[1].groupId: the plan has no group "rieng"`],
  ['a group that stands twice', PLAN, 'groups:\n', 'groups:\n  - { id: chung, numeral: I, title: Chung, taskCount: 2 }\n',
    `${PLAN}:10 groups[1].id: the group "chung" stands twice`,
    `${PLAN}:10 groups[1].numeral: two groups are number I`],
  ['an unknown lead', PLAN, 'leads: [cac-so]', 'leads: [so-du-lich]',
    `${PLAN}:29 tasks[1].leads[0]: agencies.yaml has no agency or group "so-du-lich"`],
  ['an unknown coordinator', OTHER_PLAN, 'coordinators: [ubnd-cap-huyen]', 'coordinators: [ubnd-cap-huyen, ubnd-cap-xa]',
    `${OTHER_PLAN}:17 tasks[0].coordinators[1]: agencies.yaml has no agency or group "ubnd-cap-xa"`],
  ['a lead that has ended without a successor', OTHER_PLAN, 'leads: [so-tai-chinh]', 'leads: [ubnd-huyen-tay-son]',
    `${OTHER_PLAN}:15 tasks[0].leads[0]: task 1 has no lead on 2025-09-30: "ubnd-huyen-tay-son" has ended without a successor or has no members`],
  ['a group lead whose members have all ended', PLAN, 'leads: [cac-so]', 'leads: [ubnd-cap-huyen]',
    `${PLAN}:29 tasks[1].leads[0]: task 2 has no lead on 2025-12-31: "ubnd-cap-huyen" has ended without a successor or has no members`],
  ['a twin of the same plan', OTHER_PLAN, 'plan: 1/QĐ-UBND', 'plan: 2/QĐ-BCĐ',
    `${PLAN}:21 tasks[0].twins[0]: task 1 of 2/QĐ-BCĐ does not name task 1 as its twin`,
    `${OTHER_PLAN}:21 tasks[0].twins[0]: a twin is a task of another plan`,
    `${OTHER_PLAN}:22 tasks[0].aliases[0]: "Chỉ số hài lòng" names task 1 of 1/QĐ-UBND too`],
  ['a twin in a plan that does not exist', PLAN, 'plan: 2/QĐ-BCĐ', 'plan: 9/QĐ-BCĐ',
    `${PLAN}:21 tasks[0].twins[0]: there is no plan 9/QĐ-BCĐ`,
    `${OTHER_PLAN}:21 tasks[0].twins[0]: task 1 of 1/QĐ-UBND does not name task 1 as its twin`],
  ['a twin that does not look back', OTHER_PLAN, '    twins: [{ plan: 1/QĐ-UBND, task: 1 }]\n    aliases: [Chỉ số hài lòng]\n', '',
    `${PLAN}:21 tasks[0].twins[0]: task 1 of 2/QĐ-BCĐ does not name task 1 as its twin`],
  ['a short name of two tasks that are no twins', PLAN, 'product: null', 'aliases: [CHỈ SỐ HÀI LÒNG]\n    product: null',
    `${PLAN}:31 tasks[1].aliases[0]: "CHỈ SỐ HÀI LÒNG" names task 1 of 1/QĐ-UBND too`],
  ['a deadline in another year', PLAN, 'deadline: { kind: month, month: 2025-04 }', 'deadline: { kind: within_year, year: 2024 }',
    `${PLAN}:20 tasks[0].deadline: task 1 is due in 2024, the plan is of 2025; note a doubt if the plan says so`],
  ['a deadline in another year that the plan itself has', PLAN, '{ kind: continuous }', '{ kind: quarter, year: 2024, quarter: 1, doubtful: true }',
    `${PLAN}:33 tasks[1].deadline: warning: task 2 is due in 2024, the plan is of 2025; left as written, with a doubt`],
  ['a deadline that differs from its words', PLAN, 'deadlineAsWritten: Tháng 4/2025', 'deadlineAsWritten: Tháng 5/2025',
    `${PLAN}:20 tasks[0].deadline: is 2025-04, but the plan writes "Tháng 5/2025"`],
  ['months out of order', OTHER_PLAN, '[2025-06, 2025-09]', '[2025-09, 2025-06]',
    `${OTHER_PLAN}:20 tasks[0].deadline.months: the months must stand in order, each once`],
  ['a correction that was not made', PLAN, 'text: Báo cáo chỉ số hài lòng', 'text: Báo cáo chỉ số hài hòng',
    `${PLAN}:24 tasks[0].corrections[0].corrected: "chỉ số hài lòng" does not stand in text`],
  ['a slip that stands beside its correction', PLAN, 'text: Báo cáo chỉ số hài lòng', 'text: chỉ số hài lòng, chỉ số hài hòng',
    `${PLAN}:24 tasks[0].corrections[0].asWritten: "chỉ số hài hòng" still stands in text`],
  ['a doubt about words that do not stand there', PLAN, 'asWritten: Thường xuyên', 'asWritten: Quý I/2024',
    `${PLAN}:35 tasks[1].doubts[0].asWritten: "Quý I/2024" does not stand in deadlineAsWritten`],
  ['a plan in the folder of another year', PLAN, 'year: 2025', 'year: 2026',
    `${PLAN}:2 year: the plan is of 2026 but lies in the folder 2025`,
    `${PLAN}:20 tasks[0].deadline: task 1 is due in 2025, the plan is of 2026; note a doubt if the plan says so`],
  ['two plans with one name', OTHER_PLAN, 'aliases: [QĐ 2]', 'aliases: [qđ 1]',
    `${OTHER_PLAN}:7 aliases[0]: "qđ 1" names 1/QĐ-UBND too`],
  ['an indicator of an unknown plan', 'indicators.yaml', 'plan: 1/QĐ-UBND', 'plan: 3/QĐ-UBND',
    'indicators.yaml:3 indicators[0].plan: there is no plan 3/QĐ-UBND'],
]; // prettier-ignore

describe('a slip in a plan', () => {
  it.each(SLIPS)('is told by its place: %s', async (_name, file, from, to, ...says) => {
    expect(await sentencesFor(smallCatalogWith(file, from, to))).toEqual(says);
  });

  it('is told by its place: tasks out of order', async () => {
    const swapped = (SMALL_CATALOG[PLAN] ?? '').replaceAll(
      /number: (\d)/g,
      (_, number) => `number: ${3 - Number(number)}`,
    );
    const files = { ...smallCatalogWith(OTHER_PLAN, 'QĐ-UBND, task: 1', 'QĐ-UBND, task: 2'), [PLAN]: swapped };
    expect(await sentencesFor(files)).toEqual([`${PLAN}:25 tasks[1].number: task 1 stands after 2`]);
  });
});
