import type { ListedRecord } from '../../app/list-records.ts';
import { describeInstant } from '../../model/calendar-day.ts';
import { findTask, type Catalog } from '../../model/catalog.ts';
import type { RecordStatus, TaskReading } from '../../model/progress-record.ts';
import { describeSource } from '../../model/source.ts';

const STATUS: Readonly<Record<RecordStatus, string>> = {
  completed: 'hoàn thành',
  in_progress: 'đang thực hiện',
  not_started: 'chưa thực hiện',
  not_applicable: 'không phát sinh',
  unclear: 'chưa rõ',
};

/** A record for people: what was said of which task, and the way back to where it was said. */
export function describeRecord({ record, messageId, from, receivedAt }: ListedRecord, catalog: Catalog): string[] {
  const arrived = receivedAt === null ? '' : `, ${describeInstant(receivedAt)}`;
  return [
    ...describeTaskReading(record, catalog, `${record.agency.name} (v${record.submissionVersion})`),
    `  message   ${messageId ?? record.messageSha256} from ${from}${arrived}`,
    '',
  ];
}

export function describeTaskReading(reading: TaskReading, catalog: Catalog, who: string): string[] {
  const task = findTask(catalog, reading);
  const percent = reading.percent === null ? '' : `, ${String(reading.percent).replace('.', ',')}%`;
  const doubt = reading.needsReview ? ` — cần xem: ${reading.reviewReason ?? ''}` : '';
  return [
    `${reading.plan} #${reading.task}  ${STATUS[reading.status]}${percent}  ${who}  [${reading.confidence.toFixed(2)}]${doubt}`,
    `  task      ${excerpt(task?.text ?? '')}`,
    ...field('result', reading.result),
    ...field('difficulty', reading.difficulties),
    ...field('proposal', reading.proposals),
    `  source    ${describeSource(reading.source)}`,
  ];
}

function field(name: string, text: string | null): string[] {
  return text === null ? [] : [`  ${name.padEnd(9)} ${excerpt(text)}`];
}

const EXCERPT = 200;

function excerpt(text: string): string {
  const one = text.replace(/\s+/g, ' ');
  return one.length <= EXCERPT ? one : `${one.slice(0, EXCERPT)}…`;
}
