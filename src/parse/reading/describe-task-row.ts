import { tidyText } from '../../model/fold-text.ts';
import type { Mention } from './mention.ts';

/** How units.ts joins the cells of a row. */
const BETWEEN_CELLS = ' | ';
/** A mark in a box is no word. */
const TICK = /^[xX✓√☑]$/u;
/** Letters of a cell that is a part of a task told in several rows; shorter ones may be in it by chance. */
const SHORTEST_PART = 12;

/**
 * The words of a task row for people: the task, then what is said of it, then what stands beside it, "Tổ chức 05 lớp tập
 * huấn — Đã tổ chức 02 lớp; Đang thực hiện (Phòng PC06; Tháng 4)". Every word of the row is in it; its number is not.
 * @param rows the texts of its units
 */
export function describeTaskRow({ query, said }: Mention, rows: readonly string[]): string {
  const cells = rows.flatMap(listCells);
  const saidTexts = new Set(
    [
      ...said.results,
      ...said.statuses,
      ...said.percents.map((percent) => percent.text),
      ...said.difficulties,
      ...said.proposals,
      ...said.notes,
    ].flatMap((text) => [tidyText(text), ...text.split('\n').map(tidyText)]),
  );
  const isTask = (cell: string): boolean =>
    cell.includes(query.text) || (cell.length >= SHORTEST_PART && query.text.includes(cell));
  const task = query.text === '' ? [] : cells.filter((cell) => isTask(cell) && !saidTexts.has(cell));
  const told = cells.filter((cell) => !task.includes(cell) && isTold(cell, saidTexts));
  const beside = cells.filter((cell) => !task.includes(cell) && !told.includes(cell));
  const words = [task.join(' '), joinCells(told)].filter((text) => text !== '').join(' — ');
  if (words === '') return joinCells(beside);
  return beside.length === 0 ? words : `${words} (${joinCells(beside)})`;
}

/** The words of rows whose columns say nothing of a task, without their numbers. */
export function describeLooseRows(rows: readonly string[]): string {
  return rows.map((row) => joinCells(listCells(row))).join('\n');
}

function joinCells(cells: readonly string[]): string {
  return cells.map((cell, at) => (at < cells.length - 1 ? cell.replace(/[.;]+$/, '') : cell)).join('; ');
}

function listCells(row: string): readonly string[] {
  const cells = row.split(BETWEEN_CELLS).filter((cell, _, all) => all.length === 1 || !TICK.test(cell));
  // "12", "12." in front of other cells only number the row.
  return cells.length > 1 && /^\d{1,3}[.)]?$/.test(cells[0] ?? '') ? cells.slice(1) : cells;
}

/** Rows that continue a row are joined to one text, of which a cell is then a part. */
function isTold(cell: string, saidTexts: ReadonlySet<string>): boolean {
  return saidTexts.has(cell) || [...saidTexts].some((text) => text.includes(cell));
}
