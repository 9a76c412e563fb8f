import { countStandings, type PlanPicture, type StandingKind, type TaskStanding } from '../model/consolidation.ts';
import { bold, heading, italic, paragraph, textCell, type Block, type Cell, type Column, type Row } from './block.ts';
import { describePlan } from './report-frame.ts';
import { STANDINGS_IN_ORDER } from './standing-words.ts';
import { formatCount, formatCountInSentence, formatShare } from './vietnamese-number.ts';

/**
 * Clause II.1: how many tasks of each plan stand where.
 * @param firstTable the number of its first table
 */
export function buildProgressSection(plans: readonly PlanPicture[], firstTable: number): readonly Block[] {
  return [
    heading(2, '1. Tổng hợp tiến độ thực hiện các nhiệm vụ'),
    ...plans.flatMap((picture, index) =>
      describeProgress(picture, { letter: LETTERS[index] ?? '-', table: firstTable + index }),
    ),
  ];
}

/** The letters of điểm a), b), … as far as plans of one year go (NĐ 30/2020: bảng chữ cái tiếng Việt). */
const LETTERS = ['a)', 'b)', 'c)', 'd)', 'đ)', 'e)', 'g)', 'h)'];

function describeProgress(
  picture: PlanPicture,
  { letter, table }: { letter: string; table: number },
): readonly Block[] {
  const standings = picture.groups.flatMap((group) => group.standings);
  const counts = countStandings(standings);
  const shares = STANDINGS_IN_ORDER.filter((kind) => counts[kind] > 0).map(
    (kind) =>
      `${formatCountInSentence(counts[kind])} nhiệm vụ ${COUNTED_AS[kind]} (${formatShare(counts[kind], standings.length)})`,
  );
  const title = `tiến độ thực hiện nhiệm vụ theo ${describePlan(picture.plan)}`;
  return [
    paragraph(
      `${letter} ${describePlan(picture.plan)}: trong tổng số ${formatCountInSentence(standings.length)} nhiệm vụ, ` +
        `có ${joinWithAnd(shares)}.`,
    ),
    { kind: 'paragraph', style: 'caption', line: [bold(`Bảng ${table}. T${title.slice(1)}`)] },
    { kind: 'paragraph', style: 'unit', line: [italic('Đơn vị tính: nhiệm vụ')] },
    {
      kind: 'table',
      columns: COLUMNS,
      rows: [
        ...picture.groups.map(({ group, standings: ofGroup }): Row => {
          const name = `${group.numeral}. ${group.title}`;
          return { kind: 'cells', cells: cellsOf(name, ofGroup), bold: false };
        }),
        { kind: 'cells', cells: cellsOf('Tổng cộng', standings), bold: true },
      ],
      look: 'narrow_summary',
    },
  ];
}

/** How a count of tasks goes on in a sentence: "05 nhiệm vụ hoàn thành đúng hạn". */
const COUNTED_AS: Readonly<Record<StandingKind, string>> = {
  completed_on_time: 'hoàn thành đúng hạn',
  completed_late: 'hoàn thành quá hạn',
  completed: 'đã hoàn thành, chưa rõ đúng hạn hay quá hạn',
  in_progress: 'đang thực hiện, còn trong hạn',
  overdue: 'quá hạn',
  continuous: 'thực hiện thường xuyên',
  not_due: 'chưa đến hạn',
  not_applicable: 'không phát sinh',
  unclear: 'chưa rõ tình trạng',
  no_report: 'chưa có báo cáo',
};

/** Titles short enough for a column of 11 mm; "thường" is the widest word. */
const COLUMN_TITLES: Readonly<Record<StandingKind, { readonly title: string; readonly widthTwips: number }>> = {
  completed_on_time: { title: 'Hoàn thành đúng hạn', widthTwips: 640 },
  completed_late: { title: 'Hoàn thành quá hạn', widthTwips: 640 },
  completed: { title: 'Hoàn thành, chưa rõ hạn', widthTwips: 640 },
  in_progress: { title: 'Đang thực hiện', widthTwips: 640 },
  overdue: { title: 'Quá hạn', widthTwips: 600 },
  continuous: { title: 'Thường xuyên', widthTwips: 780 },
  not_due: { title: 'Chưa đến hạn', widthTwips: 620 },
  not_applicable: { title: 'Không phát sinh', widthTwips: 700 },
  unclear: { title: 'Chưa rõ', widthTwips: 620 },
  no_report: { title: 'Chưa có báo cáo', widthTwips: 620 },
};

const COLUMNS: readonly Column[] = [
  { title: 'Nhóm nhiệm vụ', widthTwips: 2011, align: 'left' },
  { title: 'Tổng số', widthTwips: 560, align: 'centre' },
  ...STANDINGS_IN_ORDER.map((kind): Column => ({ ...COLUMN_TITLES[kind], align: 'centre' })),
];

function cellsOf(name: string, standings: readonly TaskStanding[]): readonly Cell[] {
  const counts = countStandings(standings);
  return [name, formatCount(standings.length), ...STANDINGS_IN_ORDER.map((kind) => formatCount(counts[kind]))].map(
    textCell,
  );
}

function joinWithAnd(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join('; ')} và ${last}`;
}
