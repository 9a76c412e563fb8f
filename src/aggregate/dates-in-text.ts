import { findCalendarDay, type CalendarDay } from '../model/calendar-day.ts';

const IN_FIGURES = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)(?!\d)/g;
const IN_WORDS = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(20\d\d)/giu;

/** The whole dates in a text, day first as written in Viet Nam ("05/4/2025", "ngày 05 tháng 4 năm 2025"), in their order. */
export function findDatesIn(text: string): CalendarDay[] {
  return [...text.matchAll(IN_FIGURES), ...text.matchAll(IN_WORDS)]
    .toSorted((a, b) => a.index - b.index)
    .flatMap(([, day, month, year]) => findCalendarDay(Number(year), Number(month), Number(day)) ?? []);
}
