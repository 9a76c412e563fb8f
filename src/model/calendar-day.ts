/** A day of the calendar, "YYYY-MM-DD", always as read on a wall calendar in Asia/Ho_Chi_Minh. */
export type CalendarDay = string;

/** Viet Nam keeps UTC+7 all year round, without daylight saving since 1975. */
const VIETNAM_OFFSET_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar day in Viet Nam at an instant. */
export function calendarDayOf(instant: Date): CalendarDay {
  return new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
}

/** An instant written as ISO 8601 with Viet Nam's offset: "2025-04-09T08:12:00+07:00". */
export function describeInstant(instant: Date): string {
  return `${new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 19)}+07:00`;
}

/** A day of the calendar when the three numbers name one that exists, else undefined. */
export function findCalendarDay(year: number, month: number, day: number): CalendarDay | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.toISOString().slice(0, 10) : undefined;
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** "09/4/2025": days below 10 and months 1 and 2 carry a leading zero (NĐ 30/2020, Phụ lục I). */
export function describeDay(day: CalendarDay): string {
  const { year, month, date } = dayParts(day);
  return `${padDay(date)}/${padMonth(month)}/${year}`;
}

function dayParts(day: CalendarDay): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

function padDay(date: number): string {
  return String(date).padStart(2, '0');
}

function padMonth(month: number): string {
  return month <= 2 ? `0${month}` : String(month);
}
