import { calendarDayOf, describeDay, describeInstant } from '../model/calendar-day.ts';
import type { Consolidation, RosterEntry } from '../model/consolidation.ts';
import { paragraph, textCell, type Block, type Column, type Row } from './block.ts';
import { formatCountInSentence } from './vietnamese-number.ts';

const COLUMNS: readonly Column[] = [
  { title: 'STT', widthTwips: 900, align: 'centre' },
  { title: 'Cơ quan, đơn vị, địa phương', widthTwips: 7187, align: 'left' },
  { title: 'Thời điểm nhận báo cáo', widthTwips: 3500, align: 'centre' },
  { title: 'Số lần gửi', widthTwips: 2700, align: 'centre' },
];

/** In the order of the annex, with the words above each list. */
const LISTS: readonly { readonly sent: RosterEntry['sent']; readonly title: string }[] = [
  { sent: 'on_time', title: 'Gửi đúng hạn' },
  { sent: 'late', title: 'Gửi chậm' },
  { sent: 'pending', title: 'Đã gửi, đang chờ rà soát (chưa tính vào kết quả tổng hợp)' },
  { sent: 'missing', title: 'Chưa gửi báo cáo' },
];

/** The annex of who sent on time, late, awaits review, or did not send. */
export function buildRosterAnnex(consolidation: Consolidation): readonly Block[] {
  const rows = LISTS.flatMap(({ sent, title }, index): readonly Row[] => {
    const entries = consolidation.roster.filter((entry) => entry.sent === sent);
    const group: Row = {
      kind: 'group',
      text: `${index + 1}. ${title}: ${formatCountInSentence(entries.length)} đơn vị`,
    };
    return [group, ...entries.map(buildEntryRow)];
  });
  return [
    { kind: 'table', columns: COLUMNS, rows, look: 'annex' },
    ...consolidation.rosterNotes.map((note) => paragraph(note)),
  ];
}

function buildEntryRow(entry: RosterEntry, index: number): Row {
  const cells = [
    String(index + 1),
    entry.agency.name,
    entry.receivedAt === null ? '' : describeReceived(entry.receivedAt),
    entry.versions === 0 ? '' : String(entry.versions),
  ];
  return { kind: 'cells', cells: cells.map(textCell), bold: false };
}

/** "08 giờ 12 phút, ngày 09/4/2025", as read on a clock in Viet Nam. */
function describeReceived(instant: Date): string {
  const clock = describeInstant(instant);
  return `${clock.slice(11, 13)} giờ ${clock.slice(14, 16)} phút, ngày ${describeDay(calendarDayOf(instant))}`;
}
