import type { AgencyLevel } from '../model/agency.ts';
import { describeDay } from '../model/calendar-day.ts';
import type { Consolidation, RosterEntry } from '../model/consolidation.ts';
import { bold, heading, paragraph, textCell, type Block, type Cell, type Column, type Row } from './block.ts';
import { rosterAnnexLabel, type ReportFrame } from './report-frame.ts';
import { formatCount, formatCountInSentence, formatShare } from './vietnamese-number.ts';

/** Section I: who was to report, and who did. */
export function buildSubmissionSection(consolidation: Consolidation, frame: ReportFrame): readonly Block[] {
  const { roster } = consolidation;
  return [
    heading(1, 'I. Tình hình gửi báo cáo của các cơ quan, đơn vị, địa phương'),
    paragraph(
      `Theo quy định, báo cáo ${frame.periodName} được gửi về Tổ giúp việc Đề án 06 của tỉnh (hộp thư điện tử ` +
        `${frame.settings.mailbox}) chậm nhất trong ngày ${describeDay(consolidation.dueOn)}.`,
    ),
    ...(roster.length === 0
      ? [paragraph('Danh mục hiện chưa ghi cơ quan, đơn vị, địa phương nào thuộc diện phải báo cáo trong kỳ này.')]
      : describeCounts(roster)),
    ...consolidation.rosterNotes.map((note) => paragraph(note)),
    ...describeWaiting(consolidation.waiting),
    ...(roster.length === 0
      ? []
      : [paragraph(`Danh sách cụ thể tại ${rosterAnnexLabel(frame)}.`), ...buildLevelTable(roster)]),
  ];
}

function describeCounts(roster: readonly RosterEntry[]): readonly Block[] {
  const counts = countSent(roster);
  const item = (label: string, count: number) =>
    paragraph(`- ${label}: ${formatCountInSentence(count)} đơn vị, chiếm ${formatShare(count, roster.length)};`);
  return [
    paragraph(
      `Trong tổng số ${formatCountInSentence(roster.length)} cơ quan, đơn vị, địa phương thuộc diện phải báo cáo theo ` +
        'danh mục đang theo dõi:',
    ),
    item('Gửi đúng hạn', counts.on_time),
    item('Gửi chậm', counts.late),
    item('Đã gửi nhưng đang chờ rà soát, chưa tính vào kết quả tổng hợp', counts.pending),
    paragraph(
      `- Chưa gửi báo cáo: ${formatCountInSentence(counts.missing)} đơn vị, chiếm ` +
        `${formatShare(counts.missing, roster.length)}.`,
    ),
  ];
}

const LEVELS_IN_ORDER = [
  'provincial',
  'police_military',
  'central',
  'organisation',
  'district',
  'commune',
] as const satisfies readonly AgencyLevel[];

const LEVEL_COLUMNS: readonly Column[] = [
  { title: 'Khối cơ quan, đơn vị, địa phương', widthTwips: 3401, align: 'left' },
  { title: 'Phải gửi', widthTwips: 900, align: 'right' },
  { title: 'Đúng hạn', widthTwips: 900, align: 'right' },
  { title: 'Gửi chậm', widthTwips: 900, align: 'right' },
  { title: 'Chờ rà soát', widthTwips: 950, align: 'right' },
  { title: 'Chưa gửi', widthTwips: 900, align: 'right' },
  { title: 'Tỷ lệ đúng hạn', widthTwips: 1120, align: 'right' },
];

function buildLevelTable(roster: readonly RosterEntry[]): readonly Block[] {
  const rows = LEVELS_IN_ORDER.flatMap((level): readonly Row[] => {
    const entries = roster.filter((entry) => entry.agency.level === level);
    return entries.length === 0 ? [] : [{ kind: 'cells', cells: cellsOf(describeLevel(level), entries), bold: false }];
  });
  return [
    { kind: 'paragraph', style: 'caption', line: [bold('Bảng 1. Tình hình gửi báo cáo theo khối cơ quan')] },
    {
      kind: 'paragraph',
      style: 'unit',
      line: [{ kind: 'words', text: 'Đơn vị tính: cơ quan, đơn vị, địa phương', bold: false, italic: true }],
    },
    {
      kind: 'table',
      columns: LEVEL_COLUMNS,
      rows: [...rows, { kind: 'cells', cells: cellsOf('Tổng cộng', roster), bold: true }],
      look: 'summary',
    },
  ];
}

function cellsOf(name: string, entries: readonly RosterEntry[]): readonly Cell[] {
  const counts = countSent(entries);
  return [
    name,
    formatCount(entries.length),
    formatCount(counts.on_time),
    formatCount(counts.late),
    formatCount(counts.pending),
    formatCount(counts.missing),
    formatShare(counts.on_time, entries.length),
  ].map(textCell);
}

function countSent(entries: readonly RosterEntry[]): Record<RosterEntry['sent'], number> {
  const counts = { on_time: 0, late: 0, pending: 0, missing: 0 };
  for (const entry of entries) counts[entry.sent] += 1;
  return counts;
}

function describeLevel(level: AgencyLevel): string {
  switch (level) {
    case 'provincial':
      return 'Sở, ban, ngành thuộc tỉnh';
    case 'police_military':
      return 'Công an, Quân sự, Biên phòng tỉnh';
    case 'central':
      return 'Cơ quan Trung ương đóng trên địa bàn tỉnh';
    case 'organisation':
      return 'Mặt trận, đoàn thể, đơn vị sự nghiệp, tổ chức khác';
    case 'district':
      return 'UBND huyện, thị xã, thành phố';
    case 'commune':
      return 'UBND xã, phường, thị trấn';
  }
  return level satisfies never;
}

function describeWaiting(waiting: number): readonly Block[] {
  if (waiting === 0) return [];
  return [
    paragraph(
      `Còn ${formatCountInSentence(waiting)} nội dung của các thư, tệp đã nhận đang chờ cán bộ tổng hợp rà soát, ` +
        'chưa đưa vào số liệu của Báo cáo này.',
    ),
  ];
}
