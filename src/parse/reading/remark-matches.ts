import { findTask, listDutyHolders, type Catalog } from '../../model/catalog.ts';
import { dueOn } from '../../model/period.ts';
import type { Task } from '../../model/plan.ts';
import type { PeriodClaim } from '../../model/reading.ts';
import type { Remark } from '../../model/remark.ts';
import type { TaskMatch } from '../match/task-query.ts';
import type { Mention } from './mention.ts';

type Matched = { readonly mention: Mention; readonly match: TaskMatch };

/** A table keeps the plan's numbers when this share of its numbered rows does. */
const KEEPS_NUMBERS = 0.7;
const ROWS_THAT_TELL = 3;

/** What is odd about rows whose task is known: a number that says another task, a task that is not the sender's. */
export function remarkMatches(
  matched: readonly Matched[],
  { catalog, agencyId, period }: { catalog: Catalog; agencyId: string | null; period: PeriodClaim | null },
): readonly Remark[] {
  const known = matched.filter(({ mention, match }) => !mention.blank && match.task !== null);
  return [
    ...remarkTemplates(matched),
    ...remarkPlans(known),
    ...remarkNumbers(known),
    ...remarkAgency(known, { catalog, agencyId, period }),
  ];
}

/** A sheet of rows that nobody filled in is a template left in the file. */
function remarkTemplates(matched: readonly Matched[]): readonly Remark[] {
  const bySheet = new Map<string, Mention[]>();
  for (const { mention } of matched) {
    const { sheet } = mention.source;
    if (sheet !== undefined) bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), mention]);
  }
  return [...bySheet].flatMap(([sheet, mentions]) => {
    const [first] = mentions;
    if (first === undefined || mentions.length < 2 || !mentions.every((mention) => mention.blank)) return [];
    const source = { file: first.source.file, sheet };
    return [{ code: 'sheet_empty_template', message: `Trang tính “${sheet}” là biểu mẫu chưa điền.`, source }];
  });
}

/** Without a plan named anywhere the words alone decide; said once for a file. */
function remarkPlans(known: readonly Matched[]): readonly Remark[] {
  const first = known.find(({ mention }) => mention.query.plansNamedBy === null);
  if (first === undefined) return [];
  return [
    {
      code: 'no_plan_named',
      message: 'Tệp không nêu báo cáo theo kế hoạch nào; nhiệm vụ được nhận ra theo lời văn.',
      source: first.mention.source,
    },
  ];
}

function remarkNumbers(known: readonly Matched[]): readonly Remark[] {
  const batches = new Map<string, Matched[]>();
  for (const each of known) {
    if (each.mention.place !== 'table' || each.mention.query.number === null) continue;
    const key = `${each.mention.batch} ${each.match.task?.plan ?? ''}`;
    batches.set(key, [...(batches.get(key) ?? []), each]);
  }
  return [...batches.values()].flatMap((rows) => {
    const differing = rows.filter(({ mention, match }) => mention.query.number !== match.task?.task);
    if (rows.length < ROWS_THAT_TELL || differing.length > rows.length * (1 - KEEPS_NUMBERS)) return [];
    return differing.map(({ mention, match }): Remark => {
      const message = `Dòng ghi số ${mention.query.number} nhưng lời văn là nhiệm vụ ${match.task?.task} (${match.task?.plan}).`;
      return { code: 'number_text_disagree', message, source: mention.source };
    });
  });
}

/** A task that neither leads nor co-operation nor a group gives to the sender. */
function remarkAgency(
  known: readonly Matched[],
  { catalog, agencyId, period }: { catalog: Catalog; agencyId: string | null; period: PeriodClaim | null },
): readonly Remark[] {
  if (agencyId === null) return [];
  const day = period === null ? null : dueOn(period.id, catalog.settings.dueRule);
  return known.flatMap(({ mention, match }) => {
    const task = match.task === null ? undefined : findTask(catalog, match.task);
    if (task === undefined || isDutyOf(task, agencyId, { catalog, day })) return [];
    const message = `Nhiệm vụ ${task.number} (${match.task?.plan}) không giao cho cơ quan gửi báo cáo.`;
    return [{ code: 'task_not_of_agency', message, source: mention.source }];
  });
}

function isDutyOf(task: Task, agencyId: string, { catalog, day }: { catalog: Catalog; day: string | null }): boolean {
  return [...task.leads, ...task.coordinators].some((duty) => {
    if (duty.kind === 'agency' && duty.agencyId === agencyId) return true;
    if (day === null) return duty.kind === 'group';
    return listDutyHolders(catalog, duty, day).some((agency) => agency.id === agencyId);
  });
}
