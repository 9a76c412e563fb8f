import { addDays, calendarDayOf, weekdayOf, type CalendarDay } from './calendar-day.ts';

/** The reporting month, "YYYY-MM". Period 2025-04 is due on the 10th of April 2025. */
export type PeriodId = string;

/** How the due day is found; catalogue settings. */
export type DueRule = {
  /** day of the month, 10 by decision 1035, mục V.1 */
  readonly dueDay: number;
  /** what happens when the due day is a Saturday, a Sunday or a holiday */
  readonly workingDayRule: 'none' | 'next_working_day';
  readonly holidays: readonly CalendarDay[];
};

export function isPeriodId(text: string): boolean {
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
}

export function periodOf(year: number, month: number): PeriodId {
  return `${year}-${String(month).padStart(2, '0')}`;
}

export function yearOf(period: PeriodId): number {
  return Number(period.slice(0, 4));
}

/** 1–12 */
export function monthOf(period: PeriodId): number {
  return Number(period.slice(5, 7));
}

/** The period that lies `months` after (or before, when negative) this one. */
export function shiftPeriod(period: PeriodId, months: number): PeriodId {
  const index = yearOf(period) * 12 + (monthOf(period) - 1) + months;
  return periodOf(Math.floor(index / 12), (index % 12) + 1);
}

/** "tháng 4 năm 2025"; months 1 and 2 carry a leading zero (NĐ 30/2020). */
export function describePeriod(period: PeriodId): string {
  const month = monthOf(period);
  return `tháng ${month <= 2 ? `0${month}` : month} năm ${yearOf(period)}`;
}

/** The last day on which a report of the period is on time; until 24:00 of it in Asia/Ho_Chi_Minh. */
export function dueOn(period: PeriodId, rule: DueRule): CalendarDay {
  let day = `${period}-${String(rule.dueDay).padStart(2, '0')}`;
  if (rule.workingDayRule === 'none') return day;
  while (weekdayOf(day) === 0 || weekdayOf(day) === 6 || rule.holidays.includes(day)) day = addDays(day, 1);
  return day;
}

/** The period in whose window an instant falls: until the 10th this month's, from the 11th on next month's. */
export function periodReceivedIn(instant: Date, rule: DueRule): PeriodId {
  const day = calendarDayOf(instant);
  const month = day.slice(0, 7);
  return Number(day.slice(8, 10)) <= rule.dueDay ? month : shiftPeriod(month, 1);
}

/** The period whose due day was last reached at an instant: what a command means when it names none. */
export function periodLastDue(now: Date, rule: DueRule): PeriodId {
  const day = calendarDayOf(now);
  const month = day.slice(0, 7);
  return day >= dueOn(month, rule) ? month : shiftPeriod(month, -1);
}

/** The last day of a month. */
export function lastDayOf(period: PeriodId): CalendarDay {
  return addDays(`${shiftPeriod(period, 1)}-01`, -1);
}
