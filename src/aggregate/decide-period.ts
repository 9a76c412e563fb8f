import { calendarDayOf } from '../model/calendar-day.ts';
import { describePeriod, periodReceivedIn, shiftPeriod, type DueRule, type PeriodId } from '../model/period.ts';
import type { PeriodClaim } from '../model/reading.ts';

export type PeriodDecision = {
  readonly period: PeriodId;
  /** the report is of a month before the calendar month in which it came */
  readonly earlier: boolean;
  /** why a person must confirm it; null when it is clear */
  readonly waitsBecause: string | null;
};

/** A named month further ahead than this, or further back, is rather a slip than a report. */
const MONTHS_BACK = 12;

/**
 * Which period a report belongs to: the month that it names (best evidence first), else the window in which it came.
 * The claims already follow the catalogue's month convention.
 */
export function decidePeriod(claims: readonly PeriodClaim[], receivedAt: Date, rule: DueRule): PeriodDecision {
  const window = periodReceivedIn(receivedAt, rule);
  const named = claims.toSorted((a, b) => b.confidence - a.confidence)[0];
  if (named === undefined) return { period: window, earlier: false, waitsBecause: null };
  if (named.id > window) {
    const waitsBecause = `Báo cáo ghi ${describePeriod(named.id)} nhưng gửi trước kỳ đó (trong kỳ ${describePeriod(window)}).`;
    return { period: window, earlier: false, waitsBecause };
  }
  if (named.id < shiftPeriod(window, -MONTHS_BACK)) {
    const waitsBecause = `Báo cáo ghi ${describePeriod(named.id)}, cách kỳ đang nhận (${describePeriod(window)}) hơn một năm.`;
    return { period: named.id, earlier: true, waitsBecause };
  }
  return { period: named.id, earlier: named.id < calendarDayOf(receivedAt).slice(0, 7), waitsBecause: null };
}
