import type { PlanPicture, RecordOfTask, TaskStanding } from '../model/consolidation.ts';
import { RECORD_STATUSES } from '../model/progress-record.ts';
import {
  bold,
  heading,
  italic,
  paragraph,
  plain,
  quotation,
  reference,
  joinSpeaker,
  type Block,
  type Line,
} from './block.ts';
import { cleanLine, listLines } from './clean-text.ts';
import { describePlan, planAnnexLabel, type ReportFrame } from './report-frame.ts';
import { shortenText } from './shorten-text.ts';
import { describeStanding, describeStatus, describeWordless } from './standing-words.ts';
import { formatCountInSentence, formatPercent } from './vietnamese-number.ts';

/** An agency's text is whole in the body up to here; longer ones are whole in the annex. */
const MAX_BODY_TEXT = 700;
/** The name of a task in the body; its whole text is in the annex. */
const MAX_TASK_NAME = 220;
/** More agencies than this on one task are counted and named; their words are in the annex. */
const MAX_VOICES = 5;
/** More agencies than this that report on a task without leading it are only counted. */
const MAX_OTHER_NAMES = 12;

/** Clauses II.2 and on: for each group of each plan, what the agencies report of its tasks. */
export function buildResultSection(plans: readonly PlanPicture[], frame: ReportFrame): readonly Block[] {
  const groups = plans.flatMap((picture) => picture.groups.map((group) => ({ ...group, plan: picture.plan })));
  return groups.flatMap(({ group, standings, plan }, index) => {
    const annex = planAnnexLabel(frame, plan);
    return [
      heading(2, `${index + 2}. ${group.title} (nhóm ${group.numeral}, ${describePlan(plan)})`),
      ...standings
        .filter((standing) => standing.records.length > 0)
        .flatMap((standing) => describeTask(standing, { annex, frame })),
      ...describeSilence(standings),
    ];
  });
}

type TaskContext = { readonly annex: string; readonly frame: ReportFrame };
type VoiceContext = TaskContext & { readonly taskPercent: number | null };

function describeTask(standing: TaskStanding, context: TaskContext): readonly Block[] {
  const { task, leads } = standing;
  const ofLeads = standing.records.filter((each) => each.asLead);
  const ofOthers = standing.records.filter((each) => !each.asLead);
  const isGroupLed = task.leads.some((duty) => duty.kind === 'group') || leads.length > MAX_VOICES;
  const tally = isGroupLed ? `; ${standing.leadsReported}/${leads.length} đơn vị đã báo cáo` : '';
  const percent =
    standing.percent === null || standing.percent === 100 ? '' : `; đạt ${formatPercent(standing.percent)}`;
  return [
    paragraph(
      bold(`Nhiệm vụ ${task.number}. `),
      shortenText(cleanLine(task.text), MAX_TASK_NAME).replace(/\.$/, ''),
      italic(` (thời hạn: ${cleanLine(task.deadlineAsWritten)})`),
      ': ',
      bold(`${describeStanding(standing.kind)}${percent}${tally}.`),
    ),
    ...(ofLeads.length > MAX_VOICES
      ? countVoices(ofLeads, context)
      : ofLeads.flatMap((each) => quoteRecord(each, { ...context, taskPercent: standing.percent }))),
    ...(isGroupLed ? [] : nameSilentLeads(standing)),
    ...nameOthers(ofOthers, context),
  ];
}

/** An agency's words on a task, as written; its percentage where it is not the task's. */
function quoteRecord({ record }: RecordOfTask, { annex, frame, taskPercent }: VoiceContext): readonly Block[] {
  const percent =
    record.percent === null || record.percent === taskPercent ? '' : ` (${formatPercent(record.percent)})`;
  const speaker: Line = [
    plain('- '),
    bold(record.agency.name),
    plain(percent),
    reference(frame.sources.numberOfRecord(record)),
    plain(': '),
  ];
  const text = record.result ?? '';
  const shown = shortenText(text, MAX_BODY_TEXT);
  if (listLines(text).length === 0) return [paragraph(...speaker, italic(describeWordless(record.status)))];
  const pointer = shown === text ? [] : [italic(` (toàn văn tại ${annex})`)];
  return quotation(joinSpeaker(speaker, listLines(shown), pointer));
}

/** Many agencies on one task: who says what, by name; their words are in the annex. */
function countVoices(records: readonly RecordOfTask[], { annex }: TaskContext): readonly Block[] {
  const items = RECORD_STATUSES.flatMap((status) => {
    const names = listAgencyNames(records.filter((each) => each.record.status === status));
    if (names.length === 0) return [];
    return [
      paragraph(
        `- ${upperFirst(describeStatus(status))} (${formatCountInSentence(names.length)} đơn vị): ${names.join(', ')}.`,
      ),
    ];
  });
  return [...items, paragraph(italic(`Nội dung báo cáo của từng đơn vị tại ${annex}.`))];
}

function nameSilentLeads({ leads, leadsWaiting = [], records }: TaskStanding): readonly Block[] {
  const reporting = new Set(records.map((each) => each.record.agency.id));
  const missing = leads.filter((agency) => !reporting.has(agency.id));
  const waiting = missing.filter((agency) => leadsWaiting.includes(agency.id)).map((agency) => agency.name);
  const silent = missing.filter((agency) => !leadsWaiting.includes(agency.id)).map((agency) => agency.name);
  return [
    ...(waiting.length === 0 ? [] : [paragraph(`- Nội dung báo cáo đang chờ rà soát: ${waiting.join(', ')}.`)]),
    ...(silent.length === 0 ? [] : [paragraph(`- Cơ quan chủ trì chưa có báo cáo: ${silent.join(', ')}.`)]),
  ];
}

function nameOthers(records: readonly RecordOfTask[], { annex }: TaskContext): readonly Block[] {
  const names = listAgencyNames(records);
  if (names.length === 0) return [];
  const count = `- Cơ quan, đơn vị khác có báo cáo: ${formatCountInSentence(names.length)}`;
  if (names.length > MAX_OTHER_NAMES) return [paragraph(count, italic(` (tên và nội dung tại ${annex})`), '.')];
  return [paragraph(`${count}, gồm ${names.join(', ')}`, italic(` (nội dung tại ${annex})`), '.')];
}

/** Names the tasks of a group of which nobody reported. */
function describeSilence(standings: readonly TaskStanding[]): readonly Block[] {
  const quiet = standings.filter((standing) => standing.records.length === 0);
  const isWaiting = (standing: TaskStanding) => (standing.leadsWaiting ?? []).length > 0;
  const waiting = quiet.filter(isWaiting).map((standing) => standing.task.number);
  const silent = quiet.filter((standing) => !isWaiting(standing)).map((standing) => standing.task.number);
  const all =
    silent.length === standings.length ? `cả ${formatCountInSentence(silent.length)} nhiệm vụ của nhóm, ` : '';
  return [
    ...listTaskNumbers('Đã có báo cáo, đang chờ rà soát: ', waiting),
    ...listTaskNumbers(`Chưa có báo cáo: ${silent.length > 1 ? all : ''}`, silent),
  ];
}

function listTaskNumbers(opening: string, numbers: readonly number[]): readonly Block[] {
  if (numbers.length === 0) return [];
  return [paragraph(`${opening}${numbers.length === 1 ? 'nhiệm vụ' : 'các nhiệm vụ'} số ${numbers.join(', ')}.`)];
}

function listAgencyNames(records: readonly RecordOfTask[]): readonly string[] {
  return [...new Set(records.map((each) => each.record.agency.name))];
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
