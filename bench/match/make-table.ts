import type { Catalog } from '../../src/model/catalog.ts';
import type { Cell, Content, TableBlock } from '../../src/model/content.ts';
import { taskKeyText, type Plan, type Task } from '../../src/model/plan.ts';
import type { RecordStatus } from '../../src/model/progress-record.ts';
import { OWN_TASKS, RESULT_PHRASES } from './phrases.ts';
import { openRandom, type Random } from './random.ts';
import { reword, WORDINGS, type Wording } from './reword.ts';

/** A made-up report and what it says: per row of its table the task meant, or null for one of the agency's own. */
export type MadeReport = {
  readonly content: Content;
  readonly file: string;
  readonly rows: readonly {
    readonly row: number;
    readonly key: string | null;
    readonly status: RecordStatus;
    readonly wording: Wording;
    readonly planNamed: boolean;
  }[];
};

type Made = { key: string | null; plan: Plan | null; task: Task | null; text: string; wording: Wording };

/** Makes one report of a seed: agency, subset, order, numbering, columns, wording and results vary independently. */
export function makeReport(seed: number, catalog: Catalog): MadeReport {
  const random = openRandom(seed);
  const agency = random.pick(catalog.agencies.filter((each) => each.reports));
  const plans = random.chance(0.7) ? [random.pick(catalog.plans)] : random.shuffle(catalog.plans);
  const planNamed = random.chance(0.75);
  const wordings = random.chance(0.4) ? [random.pick(WORDINGS)] : WORDINGS;
  const tasks = plans.flatMap((plan) => chooseTasks(plan, agency.id, random).map((task) => ({ plan, task })));
  const made: Made[] = tasks.map(({ plan, task }) => {
    const wording = random.pick(wordings);
    return {
      key: taskKeyText({ plan: plan.code, task: task.number }),
      plan,
      task,
      text: reword(task.text, wording, random),
      wording,
    };
  });
  const own = random.chance(0.5) ? random.shuffle(OWN_TASKS).slice(0, 1 + Math.floor(random.next() * 5)) : [];
  for (const text of own) {
    const at = Math.floor(random.next() * (made.length + 1));
    made.splice(at, 0, { key: null, plan: null, task: null, text, wording: 'as_written' });
  }
  const numbering = random.pick(['plan', 'own', 'none'] as const);
  const withDuties = random.chance(0.6);
  const header = [
    ...(numbering === 'none' ? [] : [random.pick(['STT', 'TT'])]),
    random.pick(['Nội dung nhiệm vụ', 'Nhiệm vụ', 'Nội dung, nhiệm vụ cụ thể', 'Nội dung công việc']),
    ...(withDuties ? ['Cơ quan chủ trì', 'Sản phẩm', 'Thời gian hoàn thành'] : []),
    random.pick(['Kết quả thực hiện', 'Tình hình thực hiện', 'Kết quả', 'Kết quả đạt được']),
    'Ghi chú',
  ];
  const rows: string[][] = [];
  const truth: MadeReport['rows'][number][] = [];
  const title = planNamed && plans.length === 1 ? ` theo Quyết định số ${plans[0]?.code ?? ''}` : '';
  const top = [`TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ĐỀ ÁN 06 THÁNG 4/2025${title}`, `Đơn vị: ${agency.name}`, ''];
  for (const line of top) rows.push([line]);
  rows.push(header);
  let current: Plan | null = null;
  for (const [at, each] of made.entries()) {
    if (planNamed && plans.length > 1 && each.plan !== null && each.plan !== current) {
      current = each.plan;
      rows.push([`Nhiệm vụ theo Quyết định số ${current.code}`]);
    }
    const phrase = random.pick(RESULT_PHRASES);
    const number = numbering === 'plan' ? String(each.task?.number ?? '') : String(at + 1);
    truth.push({ row: rows.length + 1, key: each.key, status: phrase.status, wording: each.wording, planNamed });
    rows.push([
      ...(numbering === 'none' ? [] : [number]),
      each.text,
      ...(withDuties
        ? [
            each.task?.leadAsWritten ?? agency.name,
            each.task?.product ?? '',
            each.task?.deadlineAsWritten ?? 'Năm 2025',
          ]
        : []),
      phrase.text,
      '',
    ]);
  }
  const file = `bao-cao-${seed}.xlsx`;
  return { content: { format: 'xlsx', blocks: [sheetOf(rows, header.length, file)] }, file, rows: truth };
}

/** All tasks of the plan, those of the agency, or any few; in the plan's order mostly. */
function chooseTasks(plan: Plan, agencyId: string, random: Random): readonly Task[] {
  const own = plan.tasks.filter((task) =>
    task.leads.some((duty) => duty.kind === 'agency' && duty.agencyId === agencyId),
  );
  const kind = random.pick(['all', 'own', 'some', 'some']);
  if (kind === 'all') return plan.tasks;
  if (kind === 'own' && own.length > 0) return own;
  const count = 1 + Math.floor(random.next() * 14);
  const some = random.shuffle(plan.tasks).slice(0, count);
  return random.chance(0.8) ? some.toSorted((one, other) => one.number - other.number) : some;
}

function sheetOf(rows: readonly (readonly string[])[], columnCount: number, file: string): TableBlock {
  return {
    kind: 'table',
    sheet: 'Sheet1',
    columnCount,
    source: { file, sheet: 'Sheet1' },
    rows: rows.map((texts, at) => ({
      cells: Array.from({ length: columnCount }, (_, column): Cell => {
        const text = texts[column] ?? '';
        return { text, value: { kind: text === '' ? 'blank' : 'text' }, anchor: null, bold: false, struck: false };
      }),
      repeatsAsHeader: false,
      source: { file, sheet: 'Sheet1', row: at + 1 },
    })),
  };
}
