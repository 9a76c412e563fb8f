import type { Content } from '../../model/content.ts';
import { foldText } from '../../model/fold-text.ts';
import type { TaskIndex } from '../match/task-index.ts';
import { findMonthNamed } from './read-period-from-text.ts';
import type { Column } from './read-header.ts';
import { readTable } from './read-table.ts';
import type { TablePart } from './table-part.ts';
import type { UnitList } from './units.ts';

/** A part of a file in reading order; `table` tells tables apart and is null for running text. */
export type Part = TablePart & { readonly table: number | null; readonly sheet: string | null };

/** Months named further above a table say nothing of it. */
const MONTHS_ABOVE = 5;

/** Turns the blocks of a file into passages, task rows and rows set aside, in reading order. */
export function layOut(content: Content, units: UnitList, index: TaskIndex): readonly Part[] {
  const parts: Part[] = [];
  let columns: readonly Column[] | undefined;
  let tables = 0;
  let months: readonly number[] = [];
  for (const [at, block] of content.blocks.entries()) {
    const unit = units.firstOf[at];
    if (unit === undefined) continue;
    if (block.kind === 'table') {
      tables += 1;
      const read = readTable(block, { firstUnit: unit, inherited: columns, index, reportMonths: months });
      columns = read.columns ?? columns;
      for (const part of read.parts) parts.push({ ...part, table: tables, sheet: block.sheet });
    } else if (block.place === 'header' || block.place === 'footer' || isPageMark(block.text)) {
      parts.push({ kind: 'aside', unit, fate: 'pageMarks', table: null, sheet: null });
    } else {
      const month = findMonthNamed(foldText(block.text))?.month;
      if (month !== undefined) months = [month, ...months].slice(0, MONTHS_ABOVE);
      parts.push({ kind: 'passage', passage: { ...block, unit, sheet: null }, table: null, sheet: null });
    }
  }
  return parts;
}

/** "2", "Trang 2/5", "- 2 -": what stands on every page. */
function isPageMark(text: string): boolean {
  return /^(?:trang\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:\/|tren|of)\s*\d{1,3})?$/.test(foldText(text));
}
