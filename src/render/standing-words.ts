import type { StandingKind } from '../model/consolidation.ts';
import type { RecordStatus } from '../model/progress-record.ts';

/** The standings in the order of the report's columns. */
export const STANDINGS_IN_ORDER = [
  'completed_on_time',
  'completed_late',
  'completed',
  'in_progress',
  'overdue',
  'continuous',
  'not_due',
  'not_applicable',
  'unclear',
  'no_report',
] as const satisfies readonly StandingKind[];

/** What we conclude about a task, as a cell of a table and the beginning of a sentence. */
export function describeStanding(kind: StandingKind): string {
  switch (kind) {
    case 'completed_on_time':
      return 'Hoàn thành đúng hạn';
    case 'completed_late':
      return 'Hoàn thành quá hạn';
    case 'completed':
      return 'Hoàn thành, chưa rõ đúng hạn hay quá hạn';
    case 'in_progress':
      return 'Đang thực hiện, trong hạn';
    case 'overdue':
      return 'Quá hạn';
    case 'continuous':
      return 'Thực hiện thường xuyên';
    case 'not_due':
      return 'Chưa đến hạn';
    case 'not_applicable':
      return 'Không phát sinh';
    case 'unclear':
      return 'Chưa rõ tình trạng';
    case 'no_report':
      return 'Chưa có báo cáo';
  }
  return kind satisfies never;
}

/** What the agency says of a task, in the middle of a sentence whose subject is the agency: never our conclusion. */
export function describeStatus(status: RecordStatus): string {
  switch (status) {
    case 'completed':
      return 'báo đã hoàn thành';
    case 'in_progress':
      return 'báo đang thực hiện';
    case 'not_started':
      return 'báo chưa thực hiện';
    case 'not_applicable':
      return 'báo không phát sinh';
    case 'unclear':
      return 'chưa nêu rõ tình trạng';
  }
  return status satisfies never;
}

/** A report without words on a task: what was ticked or counted, and that no words came with it. */
export function describeWordless(status: RecordStatus): string {
  return `${describeStatus(status)}, không ghi kết quả cụ thể.`;
}
