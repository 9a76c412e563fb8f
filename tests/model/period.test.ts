import { describe, expect, it } from 'vitest';
import { calendarDayOf, describeDay, describeInstant, findCalendarDay } from '../../src/model/calendar-day.ts';
import { deadlineDay, isContinuous } from '../../src/model/deadline.ts';
import {
  describePeriod,
  dueOn,
  isPeriodId,
  lastDayOf,
  periodLastDue,
  periodReceivedIn,
  shiftPeriod,
  type DueRule,
} from '../../src/model/period.ts';

const rule: DueRule = { dueDay: 10, workingDayRule: 'none', holidays: [] };
const atVietnam = (text: string) => new Date(`${text}+07:00`);

describe('a period', () => {
  it('is due until the end of the 10th in Viet Nam, wherever the server stands', () => {
    expect(calendarDayOf(new Date('2025-04-10T16:59:59Z'))).toBe('2025-04-10');
    expect(calendarDayOf(new Date('2025-04-10T17:00:00Z'))).toBe('2025-04-11');
    expect(describeInstant(new Date('2025-04-09T01:12:00Z'))).toBe('2025-04-09T08:12:00+07:00');
  });

  it('moves from a Saturday to Monday only when the catalogue says so', () => {
    expect(dueOn('2025-05', rule)).toBe('2025-05-10');
    expect(dueOn('2025-05', { ...rule, workingDayRule: 'next_working_day' })).toBe('2025-05-12');
    const holiday: DueRule = { ...rule, workingDayRule: 'next_working_day', holidays: ['2025-04-10', '2025-04-11'] };
    expect(dueOn('2025-04', holiday)).toBe('2025-04-14');
  });

  it('receives mail from the 11th of the month before to the 10th', () => {
    expect(periodReceivedIn(atVietnam('2025-04-10T23:59:59'), rule)).toBe('2025-04');
    expect(periodReceivedIn(atVietnam('2025-04-11T00:00:00'), rule)).toBe('2025-05');
    expect(periodReceivedIn(atVietnam('2025-12-31T12:00:00'), rule)).toBe('2026-01');
  });

  it('is the one whose due day was last reached when a command names none', () => {
    expect(periodLastDue(atVietnam('2025-04-09T12:00:00'), rule)).toBe('2025-03');
    expect(periodLastDue(atVietnam('2025-04-10T00:00:00'), rule)).toBe('2025-04');
    expect(periodLastDue(atVietnam('2025-01-05T00:00:00'), rule)).toBe('2024-12');
  });

  it('counts over the turn of a year', () => {
    expect(shiftPeriod('2025-01', -1)).toBe('2024-12');
    expect(shiftPeriod('2025-11', 14)).toBe('2027-01');
    expect(lastDayOf('2024-02')).toBe('2024-02-29');
  });

  it('is written as the decree asks: a zero before months 1 and 2 only', () => {
    expect(describePeriod('2025-02')).toBe('tháng 02 năm 2025');
    expect(describePeriod('2025-04')).toBe('tháng 4 năm 2025');
    expect(describeDay('2025-04-05')).toBe('05/4/2025');
  });

  it('knows its own form', () => {
    expect(['2025-04', '2025-12'].every(isPeriodId)).toBe(true);
    expect(['2025-13', '2025-4', '1999-01', 'x2025-04'].some(isPeriodId)).toBe(false);
    expect(findCalendarDay(2025, 2, 29)).toBeUndefined();
    expect(findCalendarDay(2024, 2, 29)).toBe('2024-02-29');
  });
});

describe('a deadline', () => {
  it.each([
    [{ kind: 'month', month: '2025-04' }, '2025-04-30'],
    [{ kind: 'months', months: ['2025-06', '2025-09', '2025-12'] }, '2025-06-30'],
    [{ kind: 'monthly' }, '2025-05-31'],
    [{ kind: 'continuous' }, null],
    [{ kind: 'whole_year', year: 2025 }, '2025-12-31'],
    [{ kind: 'within_year', year: 2025 }, '2025-12-31'],
    [{ kind: 'after_event', event: 'x', dueOn: null }, null],
    [{ kind: 'external_roadmap', roadmap: 'x', dueOn: '2025-08-01' }, '2025-08-01'],
    [{ kind: 'quarter', year: 2025, quarter: 1, doubtful: false, afterEvent: null }, '2025-03-31'],
    [{ kind: 'quarter', year: 2024, quarter: 1, doubtful: true, afterEvent: null }, null],
  ] as const)('%j is due in May 2025 on %s', (deadline, day) => {
    expect(deadlineDay(deadline, '2025-05')).toBe(day);
  });

  it('of several months is the next of them, the last when all have passed', () => {
    const months = { kind: 'months', months: ['2025-06', '2025-09'] } as const;
    expect(deadlineDay(months, '2025-07')).toBe('2025-09-30');
    expect(deadlineDay(months, '2025-12')).toBe('2025-09-30');
  });

  it('that comes again and again never ends a task', () => {
    expect(isContinuous({ kind: 'monthly' })).toBe(true);
    expect(isContinuous({ kind: 'within_year', year: 2025 })).toBe(false);
  });
});
