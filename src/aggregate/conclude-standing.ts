import { calendarDayOf, type CalendarDay } from '../model/calendar-day.ts';
import type { StandingKind } from '../model/consolidation.ts';
import { isContinuous, type Deadline } from '../model/deadline.ts';
import { foldMarks } from '../model/fold-text.ts';
import type { ProgressRecord, RecordStatus } from '../model/progress-record.ts';
import { findDatesIn } from './dates-in-text.ts';

/** A record together with the instant at which its message reached the mailbox. */
export type DatedRecord = { readonly record: ProgressRecord; readonly receivedAt: Date };

/**
 * Concludes where a task stands from what its leads reported and from its deadline.
 * A task without a report is no_report whatever its deadline; continuous work is a class of its own, never "completed".
 * @param leads the records of the task's leads, in force
 * @param missingLeads how many leads did not report on the task: it is not completed while one is missing
 * @param asOf the day for which the report speaks: the due day of the period
 */
export function concludeStanding(
  leads: readonly DatedRecord[],
  given: {
    readonly deadline: Deadline;
    readonly dueOn: CalendarDay | null;
    readonly missingLeads: number;
    readonly asOf: CalendarDay;
  },
): StandingKind {
  const told = leads.filter(({ record }) => record.status !== 'not_applicable');
  if (leads.length === 0) return 'no_report';
  // "Không phát sinh" of some speaks for them alone.
  if (told.length === 0) return given.missingLeads === 0 ? 'not_applicable' : 'unclear';
  if (isContinuous(given.deadline)) return 'continuous';
  const status = combineStatuses(told.map(({ record }) => record.status));
  if (status === 'unclear') return 'unclear';
  const isOver = given.dueOn !== null && given.dueOn < given.asOf;
  if (status === 'completed') {
    if (given.missingLeads === 0) return judgeCompletion(told, given.dueOn);
    // Of those that did not report nobody knows; that they are late is not ours to say.
    return isOver ? 'unclear' : 'in_progress';
  }
  if (isOver) return 'overdue';
  return status === 'not_started' ? 'not_due' : 'in_progress';
}

/** Several leads: done when all are done, not started when none has started, else in progress. */
function combineStatuses(statuses: readonly RecordStatus[]): RecordStatus {
  if (statuses.includes('unclear')) return 'unclear';
  if (statuses.every((status) => status === 'completed')) return 'completed';
  return statuses.every((status) => status === 'not_started') ? 'not_started' : 'in_progress';
}

const SAID_LATE = /hoàn thành (?:nhưng )?(?:quá hạn|chậm|trễ|muộn)/u;
const SAID_IN_TIME = /hoàn thành (?:đúng|trước|vượt) (?:thời )?(?:hạn|tiến độ)/u;

/**
 * On which side of the deadline a task was done: told early enough, it is in time; else the agency's own words about the
 * completion; else the newest date in its result (the date of the issued document). Where nothing tells, nothing is claimed.
 */
function judgeCompletion(told: readonly DatedRecord[], dueOn: CalendarDay | null): StandingKind {
  if (dueOn === null) return 'completed';
  const verdicts = told.map(({ record, receivedAt }) => {
    if (calendarDayOf(receivedAt) <= dueOn) return 'in_time';
    // Marks matter: "chậm" is late, "chấm điểm" and "chăm sóc" are not.
    const words = foldMarks(record.result ?? '');
    if (SAID_LATE.test(words)) return 'late';
    if (SAID_IN_TIME.test(words)) return 'in_time';
    const newest = findDatesIn(record.result ?? '')
      .toSorted()
      .at(-1);
    if (newest === undefined) return 'unknown';
    return newest <= dueOn ? 'in_time' : 'late';
  });
  if (verdicts.includes('late')) return 'completed_late';
  return verdicts.includes('unknown') ? 'completed' : 'completed_on_time';
}
