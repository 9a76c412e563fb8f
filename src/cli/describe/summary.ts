import type { MonthSummary } from '../../app/summarize-month.ts';

/** The month for people: each account on a line, closing. */
export function describeSummary(summary: MonthSummary): string[] {
  const { messages, attachments, rows, roster } = summary;
  return [
    `Period        ${summary.period}`,
    `Messages      ${messages.seen} = ${sum({
      submissions: messages.submissions,
      'not reports': messages.notReports,
      'wait for a person': messages.needsReview,
      duplicate: messages.duplicate,
      failed: messages.failed,
      'of other periods': messages.otherPeriods,
    })}`,
    `Attachments   ${attachments.seen} = ${sum({
      parsed: attachments.parsed,
      duplicate: attachments.duplicate,
      renditions: attachments.rendition,
      'without content': attachments.noContent,
      'wait for a person': attachments.needsReview,
      failed: attachments.failed,
      ignored: attachments.ignored,
    })}`,
    `Rows          ${rows.seen} = ${sum({ recorded: rows.recorded, unmatched: rows.unmatched, 'set aside': rows.setAside })}`,
    `Records       ${summary.records} in force`,
    `Roster        ${roster.expected} expected = ${sum({ 'on time': roster.onTime, late: roster.late, missing: roster.missing })} (of the missing, ${roster.waiting} wait for a person)`,
    `Review        ${summary.review} things wait for a person`,
  ];
}

function sum(parts: Readonly<Record<string, number>>): string {
  return Object.entries(parts)
    .map(([name, count]) => `${count} ${name}`)
    .join(' + ');
}
