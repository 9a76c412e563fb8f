import { foldText } from '../../model/fold-text.ts';
import type { ColumnMeaning } from './header-words.ts';
import { findMonthNamed } from './read-period-from-text.ts';

/** A month that a column header names: by number, or as last month and this one. */
export type ColumnMonth = 'last' | 'this' | { readonly month: number; readonly year: number | undefined };

/** What is known of a column when its month is settled. */
export type MonthColumn = {
  readonly meaning: ColumnMeaning | null;
  readonly header: string;
  /** some row has words in it */
  readonly filled: boolean;
};

const LAST = /(?<![a-z])(?:thang|ky|quy)(?: bao cao)? (?:lien )?truoc(?![a-z])/;
const THIS = /(?<![a-z])(?:(?:thang|ky|quy) (?:nay|bao cao)|trong (?:thang|ky|quy))(?! *\d)(?![a-z])/;
const NUMBERED = /(?<![a-z])(?:thang|t)[ .]*\d{1,2}(?!\d)(?: *[/.-] *| *nam *)?(?:20\d\d)?/g;
/** What may stand beside a month in a header without adding to it: "(từ tháng 3 đến hết tháng 4)". */
const BESIDE = /[()[\]:.,–-]|(?<![a-z])(?:trong|cua|den|het|tu|nam 20\d\d)(?![a-z])/g;

/** Columns that tell progress of some month; what is due or expected in a month is none of them. */
const TELLS_PROGRESS: ReadonlySet<ColumnMeaning | null> = new Set([
  null,
  'result',
  'status',
  'progress',
  'tick_completed',
  'tick_in_progress',
  'tick_not_started',
  'tick_overdue',
  'tick_not_applicable',
]);
const TELLS_BESIDE: ReadonlySet<ColumnMeaning | null> = new Set(['difficulty', 'proposal', 'note']);

/** The month that a header names. */
function findColumnMonth(header: string): ColumnMonth | undefined {
  const folded = foldText(header);
  if (LAST.test(folded)) return 'last';
  const named = findMonthNamed(folded);
  if (named !== undefined) return named;
  return THIS.test(folded) ? 'this' : undefined;
}

/** A header, folded, without the month that it names: "ty le" of "Tỷ lệ tháng trước"; empty when it names only a month. */
export function withoutColumnMonth(header: string): string {
  const rest = foldText(header).replace(LAST, ' ').replace(NUMBERED, ' ').replace(THIS, ' ');
  const bare = rest.replace(BESIDE, ' ').trim();
  return bare === '' ? '' : rest.trim();
}

/**
 * Which columns tell of another month than the report's. The month that the report names decides; else that of "tháng
 * này", else the latest that is filled in.
 * @param reportMonths months that the titles above the table name, the nearest first
 * @returns whether each column is of another month
 */
export function listOtherMonths(columns: readonly MonthColumn[], reportMonths: readonly number[]): readonly boolean[] {
  const marks = columns.map(({ meaning, header }) =>
    TELLS_PROGRESS.has(meaning) || TELLS_BESIDE.has(meaning) ? findColumnMonth(header) : undefined,
  );
  const months = marks.flatMap((mark, at) => (typeof mark === 'object' && columns[at]?.filled === true ? [mark] : []));
  const named = reportMonths.find((each) => marks.some((mark) => isMonth(mark, each)));
  const hasThis = marks.includes('this');
  const latest = months.reduce<number | undefined>(
    (last, { month }) => (last === undefined || isBefore(last, month) ? month : last),
    undefined,
  );
  const current = named ?? (hasThis ? undefined : latest);
  return marks.map((mark, at) => {
    if (mark === undefined || mark === 'this') return false;
    const meaning = columns[at]?.meaning ?? null;
    const beside = marks.filter((_, other) => other !== at && columns[other]?.meaning === meaning);
    const hasPlainTwin = meaning !== null && beside.some((other) => other === undefined || other === 'this');
    const [reported] = reportMonths;
    if (
      mark !== 'last' &&
      named === undefined &&
      reported !== undefined &&
      isBefore(mark.month, reported) &&
      hasPlainTwin
    )
      return true;
    if (mark !== 'last' && mark.month === current) return beside.some((other) => isSameMonthLater(other, mark));
    return TELLS_PROGRESS.has(meaning) || hasPlainTwin || beside.some((other) => isMonth(other, current));
  });
}

function isMonth(mark: ColumnMonth | undefined, month: number | undefined): boolean {
  return typeof mark === 'object' && mark.month === month;
}

/** "Tháng 4/2025" beside "Tháng 4/2024". */
function isSameMonthLater(other: ColumnMonth | undefined, { month, year }: Exclude<ColumnMonth, string>): boolean {
  return typeof other === 'object' && other.month === month && (other.year ?? 0) > (year ?? Infinity);
}

/** Months of columns side by side lie within half a year: December is before January. */
function isBefore(month: number, other: number): boolean {
  return month !== other && (other - month + 12) % 12 < 6;
}
