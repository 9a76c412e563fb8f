import type { Consolidation, PlanPicture, RecordOfTask, TaskStanding } from '../model/consolidation.ts';
import type { Task } from '../model/plan.ts';
import {
  bold,
  italic,
  joinSpeaker,
  lineLength,
  plain,
  reference,
  textCell,
  type Block,
  type Cell,
  type Column,
  type Line,
  type Row,
} from './block.ts';
import { listLines } from './clean-text.ts';
import { findSourceAnnexLabel, type ReportFrame } from './report-frame.ts';
import { describeStanding, describeWordless } from './standing-words.ts';
import { formatPercent } from './vietnamese-number.ts';

const COLUMNS: readonly Column[] = [
  { title: 'STT', widthTwips: 560, align: 'centre' },
  { title: 'Nội dung nhiệm vụ', widthTwips: 2700, align: 'left' },
  { title: 'Cơ quan chủ trì', widthTwips: 1350, align: 'left' },
  { title: 'Thời hạn', widthTwips: 1150, align: 'centre' },
  { title: 'Tình trạng', widthTwips: 1200, align: 'centre' },
  { title: 'Tỷ lệ', widthTwips: 720, align: 'centre' },
  { title: 'Kết quả do đơn vị báo cáo', widthTwips: 4407, align: 'left' },
  { title: 'Khó khăn, đề xuất', widthTwips: 2200, align: 'left' },
];

/**
 * A task with many records runs over pages; after so many characters its number and name are said again, so that the
 * reader of a later page knows where he is. About two thirds of a page.
 */
const MAX_CHARACTERS_UNDER_ONE_NAME = 1_500;

/** The annex of a plan: every task in a row, every record of it in a row of its own beside it, nothing shortened. */
export function buildPlanAnnex(
  picture: PlanPicture,
  { consolidation, frame }: { consolidation: Consolidation; frame: ReportFrame },
): readonly Block[] {
  const sent = new Map(consolidation.roster.map((entry) => [entry.agency.id, entry.sent]));
  const rows = picture.groups.flatMap(({ group, standings }): readonly Row[] => [
    { kind: 'group', text: `${group.numeral}. ${group.title}` },
    ...standings.flatMap((standing) => buildTaskRows(standing, { sent, frame })),
  ]);
  return [
    { kind: 'table', columns: COLUMNS, rows, look: 'annex' },
    {
      kind: 'paragraph',
      style: 'note',
      line: [italic(describeMarks(frame))],
    },
  ];
}

/** What the marks in the table mean. */
function describeMarks(frame: ReportFrame): string {
  const sources = findSourceAnnexLabel(frame);
  const numbers = sources === undefined ? '' : `số trong ngoặc vuông là số thứ tự của nguồn tại ${sources}; `;
  return (
    `Ghi chú: các cột (6), (7), (8) ghi theo báo cáo của đơn vị, giữ nguyên văn; ${numbers}“gửi chậm” là báo cáo nhận sau ` +
    'thời hạn; “đã hiệu chỉnh” là nội dung đã được cán bộ tổng hợp đối chiếu, sửa lại; “chờ rà soát” là nội dung chưa được ' +
    'cán bộ tổng hợp xác nhận.'
  );
}

type Sent = ReadonlyMap<string, Consolidation['roster'][number]['sent']>;
type AnnexContext = { readonly sent: Sent; readonly frame: ReportFrame };

function buildTaskRows(standing: TaskStanding, context: AnnexContext): readonly Row[] {
  if (standing.records.length === 0) {
    const cells = [...taskCells(standing), textCell(''), silentCell(standing, context.sent), textCell('')];
    return [{ kind: 'cells', cells, bold: false }];
  }
  let characters = 0;
  return standing.records.map((each, index): Row => {
    const result = resultCell(each, context);
    const starts = index === 0 || characters > MAX_CHARACTERS_UNDER_ONE_NAME;
    characters = (starts ? 0 : characters) + result.lines.reduce((sum, line) => sum + lineLength(line), 0);
    const named = index === 0 ? taskCells(standing) : continuedCells(standing);
    return {
      kind: 'cells',
      cells: [
        ...named.map((cell): Cell => (starts ? { ...cell, merge: 'first' } : { lines: [], merge: 'rest' })),
        textCell(each.record.percent === null ? '' : formatPercent(each.record.percent)),
        result,
        difficultyCell(each),
      ],
      bold: false,
    };
  });
}

/** Columns (1) to (5): what the plan says and what we conclude. */
function taskCells({ task, kind, leads, leadsReported }: TaskStanding): readonly Cell[] {
  const isGroupLed = task.leads.some((duty) => duty.kind === 'group');
  return [
    textCell(String(task.number)),
    { lines: listLines(task.text).map((line) => [plain(line)]) },
    { lines: [[plain(task.leadAsWritten)], ...listNewHolders(task, leads), ...listDoubts(task, 'lead')] },
    { lines: [[plain(task.deadlineAsWritten)], ...listDoubts(task, 'deadline')] },
    {
      lines: [
        [plain(describeStanding(kind))],
        ...(isGroupLed ? [[plain(`(${leadsReported}/${leads.length} đơn vị đã báo cáo)`)]] : []),
      ],
    },
  ];
}

function continuedCells({ task }: TaskStanding): readonly Cell[] {
  const name: Cell = { lines: [[italic(`(tiếp nhiệm vụ số ${task.number})`)]] };
  return [textCell(String(task.number)), name, textCell(''), textCell(''), textCell('')];
}

/** What the catalogue doubts of a field of the plan: shown beside the plan's own words, which are not put right. */
function listDoubts(task: Task, field: 'lead' | 'deadline'): readonly Line[] {
  return task.doubts
    .filter((doubt) => doubt.field.startsWith(field))
    .map((doubt) => [italic(`(Ghi theo nguyên văn. ${doubt.note})`)]);
}

/** Agencies that took the duty over from one that no longer exists. */
function listNewHolders(task: Task, leads: TaskStanding['leads']): readonly Line[] {
  const named = new Set(task.leads.flatMap((duty) => (duty.kind === 'agency' ? [duty.agencyId] : [])));
  if (named.size < task.leads.length) return [];
  const holders = leads.filter((agency) => !named.has(agency.id)).map((agency) => agency.name);
  return holders.length === 0 ? [] : [[italic(`(nay là ${holders.join(', ')})`)]];
}

function silentCell({ leads, leadsWaiting = [] }: TaskStanding, sent: Sent): Cell {
  const waiting = leads
    .filter((agency) => sent.get(agency.id) === 'pending' || leadsWaiting.includes(agency.id))
    .map((agency) => agency.name);
  const note = waiting.length === 0 ? [] : [[italic(`Báo cáo đang chờ rà soát: ${waiting.join(', ')}.`)]];
  return { lines: [[italic('Chưa có báo cáo.')], ...note] };
}

function resultCell({ record }: RecordOfTask, { sent, frame }: AnnexContext): Cell {
  const marks = [
    ...(sent.get(record.agency.id) === 'late' ? ['gửi chậm'] : []),
    ...(record.corrected ? ['đã hiệu chỉnh'] : []),
    ...(record.needsReview ? ['chờ rà soát'] : []),
  ];
  const speaker: Line = [
    bold(record.agency.name),
    reference(frame.sources.numberOfRecord(record)),
    ...(marks.length === 0 ? [] : [italic(` (${marks.join('; ')})`)]),
    plain(': '),
  ];
  const lines = listLines(record.result ?? '');
  if (lines.length === 0) return { lines: [[...speaker, italic(describeWordless(record.status))]] };
  return { lines: joinSpeaker(speaker, lines) };
}

function difficultyCell({ record }: RecordOfTask): Cell {
  return {
    lines: [...labelLines('Khó khăn: ', record.difficulties), ...labelLines('Đề xuất: ', record.proposals)],
  };
}

function labelLines(label: string, text: string | null): readonly Line[] {
  const [first, ...rest] = listLines(text ?? '');
  if (first === undefined) return [];
  return [[italic(label), plain(first)], ...rest.map((line) => [plain(line)])];
}
