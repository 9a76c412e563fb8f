import type { CalendarDay } from './calendar-day.ts';
import { lastDayOf, periodOf, type PeriodId } from './period.ts';

/**
 * When a task is to be done, in the forms that the plans use (domain: every expression of decisions 12 and 1035).
 * "Tháng m/yyyy" is due by the last day of that month.
 */
export type Deadline =
  | { readonly kind: 'month'; readonly month: PeriodId }
  | { readonly kind: 'months'; readonly months: readonly PeriodId[] }
  | { readonly kind: 'monthly' }
  | { readonly kind: 'continuous' }
  | { readonly kind: 'whole_year'; readonly year: number }
  | { readonly kind: 'within_year'; readonly year: number }
  | { readonly kind: 'after_event'; readonly event: string; readonly dueOn: CalendarDay | null }
  | { readonly kind: 'external_roadmap'; readonly roadmap: string; readonly dueOn: CalendarDay | null }
  | {
      readonly kind: 'quarter';
      readonly year: number;
      readonly quarter: 1 | 2 | 3 | 4;
      readonly doubtful: boolean;
      readonly afterEvent: string | null;
    };

/**
 * The day by which the work that the deadline asks for in or before `period` must be done, or null when the deadline
 * names no day (continuous, after an event not yet recorded, doubtful) or the next instance lies ahead.
 */
export function deadlineDay(deadline: Deadline, period: PeriodId): CalendarDay | null {
  switch (deadline.kind) {
    case 'month':
      return lastDayOf(deadline.month);
    case 'months': {
      const next = deadline.months.find((month) => month >= period) ?? deadline.months.at(-1);
      return next === undefined ? null : lastDayOf(next);
    }
    case 'monthly':
      return lastDayOf(period);
    case 'continuous':
      return null;
    case 'whole_year':
    case 'within_year':
      return lastDayOf(periodOf(deadline.year, 12));
    case 'after_event':
    case 'external_roadmap':
      return deadline.dueOn;
    case 'quarter':
      return deadline.doubtful ? null : lastDayOf(periodOf(deadline.year, deadline.quarter * 3));
  }
  return deadline satisfies never;
}

/** Whether a deadline asks for the same work again and again, so that "hoàn thành" never ends the task. */
export function isContinuous(deadline: Deadline): boolean {
  return deadline.kind === 'continuous' || deadline.kind === 'monthly' || deadline.kind === 'whole_year';
}
