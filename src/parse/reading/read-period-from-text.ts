import type { Catalog } from '../../model/catalog.ts';
import { foldText } from '../../model/fold-text.ts';
import { findCalendarDay } from '../../model/calendar-day.ts';
import { periodOf, shiftPeriod, type PeriodId } from '../../model/period.ts';
import type { PeriodClaim } from '../../model/reading.ts';

const MONTH_WITH_YEAR = 0.95;
const MONTH_WITHOUT_YEAR = 0.75;
const END_DAY = 0.85;
const QUARTER = 0.6;

/** In front of a month these speak of what is to come. */
const AHEAD =
  /(?:nhiem vu|phuong huong|ke hoach|chuong trinh|cong tac trong tam|trong tam|du kien|trien khai)(?:\s+(?:nhiem vu|trong tam|cong tac|cua|trong|chu yeu|nam|,|va|cong tac trong tam))*\s*$/;
const MONTH =
  /(?<![a-z0-9])(?:thang|t)\s*[.:]?\s*0?(1[0-2]|[1-9])(?!\d)(?!\s*[/.-]\s*\d{1,2}\s*[/.-]\s*20\d\d)(?:\s*(?:[/.\-_]|nam|-)?\s*(?:nam\s*)?(20\d\d))?/g;
const DATE = /(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(20\d\d|\d\d(?!\d)))?(?!\s*[%\d/])/g;
const SPAN =
  /(?<![a-z0-9])tu\s+(?:ngay\s+)?(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})(?:\s*(?:[/.-]|nam)\s*(20\d\d))?\s*(?:den|-)\s*(?:het\s+)?(?:ngay\s+)?(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})(?:\s*(?:[/.-]|nam)\s*(20\d\d))?/;
const DAY_MS = 86_400_000;
const SHORTEST_MONTH_DAYS = 26;
const LONGEST_MONTH_DAYS = 36;
const QUARTERS: Readonly<Record<string, number>> = { i: 3, ii: 6, iii: 9, iv: 12, '1': 3, '2': 6, '3': 9, '4': 12 };

/**
 * The reporting month that a title, subject, sheet or file name means: "tháng 4/2025", "T4", "quý I/2025", "tính đến
 * 10/4/2025". A month that only announces what comes ("nhiệm vụ tháng 5") does not count.
 * @param knownYear the year where the text names none; the catalogue's newest plan year when unknown
 */
export function readPeriodFromText(
  text: string,
  catalog: Catalog,
  { evidence = 'text', knownYear }: { evidence?: PeriodClaim['evidence']; knownYear?: number } = {},
): PeriodClaim | null {
  const folded = foldText(text).replace(/_/g, ' ');
  const year = findYear(folded) ?? knownYear;
  const fallback = year ?? Math.max(...catalog.plans.map((plan) => plan.year));
  const month = findMonthNamed(folded);
  if (month !== undefined) {
    const named = periodOf(month.year ?? fallback, month.month);
    const sure = month.year !== undefined || year !== undefined;
    return claimOf(byConvention(named, catalog), sure ? MONTH_WITH_YEAR : MONTH_WITHOUT_YEAR, evidence);
  }
  const span = findSpan(folded, fallback);
  if (span !== undefined) return claimOf(span, END_DAY, evidence);
  const end = findEndDay(folded, fallback);
  if (end !== undefined) return claimOf(periodOfDay(end, catalog), END_DAY, evidence);
  const quarter = /(?<![a-z0-9])(?:quy\s*(iv|i{1,3}|[1-4])|(6|9|sau|chin)\s*thang(?:\s*dau nam)?)(?![a-z0-9])/.exec(
    folded,
  );
  if (quarter !== null && year !== undefined) {
    const last =
      quarter[1] === undefined ? (quarter[2] === '6' || quarter[2] === 'sau' ? 6 : 9) : (QUARTERS[quarter[1]] ?? 3);
    return claimOf(byConvention(periodOf(year, last), catalog), QUARTER, evidence);
  }
  return null;
}

/** The period in whose window a day falls; a report dated on the 31st of March belongs to April's due day. */
export function periodOfDay(day: string, { settings }: Catalog): PeriodId {
  const month = day.slice(0, 7);
  return Number(day.slice(8, 10)) <= settings.dueRule.dueDay ? month : shiftPeriod(month, 1);
}

/** The first month that a folded text names, but for those that it only announces. */
export function findMonthNamed(folded: string): { month: number; year: number | undefined } | undefined {
  const all = [...folded.matchAll(MONTH)].filter((match) => !/ngay\s*\d{1,2}\s*$/.test(folded.slice(0, match.index)));
  const months = all.filter((match) => !AHEAD.test(folded.slice(0, match.index)));
  const first = months[0];
  if (first === undefined) return undefined;
  const year = first[2] ?? all.find((match) => match.index > first.index && match[2] !== undefined)?.[2];
  return { month: Number(first[1]), year: year === undefined ? undefined : Number(year) };
}

/**
 * "Từ ngày 15/3/2025 đến ngày 14/4/2025": a stretch of about a month is reported in the month of its last day (NĐ
 * 09/2019, Điều 12: a period ends on the 14th).
 */
function findSpan(folded: string, year: number): PeriodId | undefined {
  const found = SPAN.exec(folded);
  if (found === null) return undefined;
  const [, firstDay, firstMonth, firstYear, lastDay, lastMonth, lastYear] = found.map(Number);
  const endYear = orElse(lastYear, year);
  const startYear = orElse(firstYear, Number(firstMonth) > Number(lastMonth) ? endYear - 1 : endYear);
  const [start, end] = [
    findCalendarDay(startYear, Number(firstMonth), Number(firstDay)),
    findCalendarDay(endYear, Number(lastMonth), Number(lastDay)),
  ];
  if (start === undefined || end === undefined) return undefined;
  const days = (Date.parse(end) - Date.parse(start)) / DAY_MS + 1;
  return days >= SHORTEST_MONTH_DAYS && days <= LONGEST_MONTH_DAYS ? end.slice(0, 7) : undefined;
}

/** A year that was not written is read as no number. */
function orElse(year: number | undefined, other: number): number {
  return year === undefined || Number.isNaN(year) ? other : year;
}

/** The last day of "từ 11/3 đến 10/4/2025" or "tính đến ngày 10/4/2025". */
function findEndDay(folded: string, year: number): string | undefined {
  const from = /(?:tinh )?den\s*(?:het\s*)?(?:ngay\s*)?(?=\d)/.exec(folded);
  if (from === null) return undefined;
  DATE.lastIndex = from.index;
  const match = DATE.exec(folded);
  if (match === null) return undefined;
  const written = match[3] === undefined ? year : Number(match[3].length === 2 ? `20${match[3]}` : match[3]);
  return findCalendarDay(written, Number(match[2]), Number(match[1]));
}

function findYear(folded: string): number | undefined {
  const match =
    /(?:nam|thang\s*\d{1,2}\s*[/.-]|quy\s*[iv1-4]+\s*[/.-])\s*(20[2-4]\d)/.exec(folded) ??
    /(?<!\d)(20[2-4]\d)(?!\d)/.exec(folded);
  return match === null ? undefined : Number(match[1]);
}

/** Where the province's habit is that a report due in April names March, the named month is the one before. */
function byConvention(named: PeriodId, { settings }: Catalog): PeriodId {
  return settings.monthConvention === 'month_before' ? shiftPeriod(named, 1) : named;
}

function claimOf(id: PeriodId, confidence: number, evidence: PeriodClaim['evidence']): PeriodClaim {
  return { id, confidence, evidence };
}
