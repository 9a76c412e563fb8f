import type { TableBlock } from '../../model/content.ts';
import { foldText, tidyText } from '../../model/fold-text.ts';
import { weighText } from '../match/weigh-evidence.ts';
import type { TaskIndex } from '../match/task-index.ts';
import { listOtherMonths, withoutColumnMonth } from './column-months.ts';
import { cellAt } from './grid.ts';
import type { ColumnMeaning } from './header-words.ts';
import { findCues, foldForCues } from './find-cues.ts';
import type { Column, TableHeader } from './read-header.ts';

/** What most cells of a column look like. */
type Profile = {
  readonly filled: number;
  readonly days: number;
  readonly percents: number;
  readonly states: number;
  readonly products: number;
};

const DAY_LIKE =
  /^(?:(?:thang|quy|nam|ngay|truoc|trong|ca nam|6 thang|den|t\d)\b.*|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}[/.-]20\d\d|(?:thuc hien )?thuong xuyen.*|(?:dinh ky|hang thang|hang thang|theo lo trinh|sau khi)\b.*)$/;
const PERCENT_LIKE = /^(?:\d{1,3}(?:[.,]\d+)?\s*%?|\d+\s*\/\s*\d+)$/;
const PRODUCT_LIKE =
  /^(?:(?:ban hanh |cac )?(?:bao cao|ke hoach|quyet dinh|to trinh|cong van|van ban|nghi quyet|thong bao|de an|giay moi|ket luan|hoi nghi|quy che)\b[^\d]{0,60})$/;
const ROWS_LOOKED_AT = 60;

/**
 * Settles what headers leave open by looking at the cells: "Tiến độ" may be a deadline or a figure, "Kết quả" the
 * product, of two columns that could hold the task one does, and of two months one is the report's.
 * @param reportMonths months that the titles above the table name, the nearest first
 */
export function refineColumns(
  table: TableBlock,
  header: TableHeader,
  { index, reportMonths }: { index: TaskIndex; reportMonths: readonly number[] },
): readonly Column[] {
  const meanings: (ColumnMeaning | null)[] = header.columns.map((column) => column.meaning);
  const rows = listRowNumbers(header.lastRow + 1, table.rows.length);
  for (const [column, meaning] of meanings.entries()) {
    if (meaning !== 'progress' && meaning !== 'deadline') continue;
    const profile = readProfile(table, column, rows);
    if (profile.filled === 0) continue;
    if (
      meaning === 'progress' &&
      profile.days >= profile.filled * 0.6 &&
      profile.percents + profile.states < profile.days
    )
      meanings[column] = 'deadline';
    if (meaning === 'deadline' && profile.days === 0 && profile.percents + profile.states >= profile.filled * 0.6)
      meanings[column] = 'progress';
  }
  settleMonths(table, meanings, { header, rows, reportMonths });
  settleTasks(table, meanings, rows, index);
  settleResults(table, meanings, header, rows);
  return header.columns.map((column, at) => ({ ...column, meaning: meanings[at] ?? null }));
}

function settleTasks(
  table: TableBlock,
  meanings: (ColumnMeaning | null)[],
  rows: readonly number[],
  index: TaskIndex,
): void {
  const tasks = [...meanings.entries()].filter(([, meaning]) => meaning === 'task').map(([column]) => column);
  if (tasks.length < 2) return;
  const likeness = tasks.map((column) => {
    const scores = rows.map((row) =>
      Math.max(0, weighText(cellAt(table, row, column)?.text ?? '', index)[0]?.score ?? 0),
    );
    return scores.reduce((sum, score) => sum + score, 0);
  });
  const best = tasks[likeness.indexOf(Math.max(...likeness))] ?? tasks[0] ?? 0;
  for (const column of tasks) {
    if (column === best || isSameColumn(table, column, best, rows)) continue;
    const hasResult = meanings.includes('result');
    meanings[column] = column > best && !hasResult ? 'result' : 'note';
  }
}

/** What a column tells of another month than the report's counts for nothing in this one. */
function settleMonths(
  table: TableBlock,
  meanings: (ColumnMeaning | null)[],
  { header, rows, reportMonths }: { header: TableHeader; rows: readonly number[]; reportMonths: readonly number[] },
): void {
  const columns = header.columns.map((column, at) => {
    // "Tháng 3 | Tháng 4", with nothing more, stand for the results of these months.
    if (meanings[at] === null && column.header !== '' && withoutColumnMonth(column.header) === '')
      meanings[at] = 'result';
    return {
      meaning: meanings[at] ?? null,
      header: column.header,
      filled: rows.some((row) => tidyText(cellAt(table, row, at)?.text ?? '') !== ''),
    };
  });
  for (const [at, isOther] of listOtherMonths(columns, reportMonths).entries()) if (isOther) meanings[at] = 'before';
}

/** Two result columns of which one lists kinds of documents and no numbers: that one is the expected product. */
function settleResults(
  table: TableBlock,
  meanings: (ColumnMeaning | null)[],
  header: TableHeader,
  rows: readonly number[],
): void {
  const results = [...meanings.entries()].filter(([, meaning]) => meaning === 'result').map(([column]) => column);
  if (results.length < 2 || meanings.includes('product')) return;
  for (const column of results) {
    const profile = readProfile(table, column, rows);
    const bare = foldText(header.columns[column]?.header ?? '');
    if (profile.filled >= 2 && profile.products >= profile.filled * 0.7 && /^(?:ket qua|san pham)/.test(bare)) {
      meanings[column] = 'product';
      return;
    }
  }
}

function isSameColumn(table: TableBlock, one: number, other: number, rows: readonly number[]): boolean {
  return rows.every((row) => cellAt(table, row, one)?.text === cellAt(table, row, other)?.text);
}

function readProfile(table: TableBlock, column: number, rows: readonly number[]): Profile {
  let [filled, days, percents, states, products] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    const cell = cellAt(table, row, column);
    const text = foldText(cell?.text ?? '');
    if (cell === undefined || text === '') continue;
    filled += 1;
    if (cell.value.kind === 'percent' || cell.value.kind === 'number') percents += 1;
    else if (cell.value.kind === 'day' || DAY_LIKE.test(text)) days += 1;
    else if (PERCENT_LIKE.test(text)) percents += 1;
    else if (PRODUCT_LIKE.test(text)) products += 1;
    else {
      const { folded, plain } = foldForCues(tidyText(cell.text));
      if (findCues(folded, plain).length > 0) states += 1;
    }
  }
  return { filled, days, percents, states, products };
}

function listRowNumbers(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.min(ROWS_LOOKED_AT, Math.max(0, to - from)) }, (_, at) => from + at);
}
