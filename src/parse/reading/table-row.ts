import type { TableBlock } from '../../model/content.ts';
import { foldText, tidyText } from '../../model/fold-text.ts';
import { cellAt, masterOf } from './grid.ts';
import type { ColumnMeaning } from './header-words.ts';
import type { Said, Tick } from './mention.ts';
import type { Column } from './read-header.ts';

/** A row of a table by the meaning of its columns; texts keep their line breaks. */
export type TableRowReading = {
  readonly row: number;
  readonly number: string;
  readonly task: string;
  readonly plan: string;
  readonly group: string;
  readonly lead: string;
  readonly product: string;
  readonly deadline: string;
  readonly said: Said;
  /** its number and task cells are merged with those of the row above */
  readonly continuesMerge: boolean;
};

const TICKS: Readonly<Partial<Record<ColumnMeaning, Tick>>> = {
  tick_completed: 'completed',
  tick_in_progress: 'in_progress',
  tick_not_started: 'not_started',
  tick_overdue: 'overdue',
  tick_not_applicable: 'not_applicable',
};
/** What an empty box looks like. */
const NO_TICK = /^(?:[-–—0oO☐□○.…/]|không|khong|no|false)?$/iu;
const LONGEST_TICK = 4;

/** Reads one row by its columns. `fractions` says for each column whether its bare numbers are shares of 1. */
export function readTableRow(
  table: TableBlock,
  row: number,
  { columns, fractions }: { columns: readonly Column[]; fractions: readonly boolean[] },
): TableRowReading {
  const said = {
    results: new Array<string>(),
    statuses: new Array<string>(),
    percents: new Array<Said['percents'][number]>(),
    ticks: new Array<Tick>(),
    difficulties: new Array<string>(),
    proposals: new Array<string>(),
    notes: new Array<string>(),
  };
  for (const [column, { meaning, header }] of columns.entries()) {
    const cell = cellAt(table, row, column);
    if (cell === undefined || belongsElsewhere(table, row, columns, column)) continue;
    const text = cell.struck ? '' : cell.text.trim();
    if (text === '') continue;
    if (meaning === null) {
      // A column that we do not understand is not dropped: it stands as a note, a bare figure with its header.
      said.notes.push(/\p{L}/u.test(text) || header === '' ? text : `${header}: ${text}`);
      continue;
    }
    const tick = TICKS[meaning];
    if (tick !== undefined) readTick(text, tick, said);
    else if (meaning === 'result') said.results.push(text);
    else if (meaning === 'difficulty') said.difficulties.push(text);
    else if (meaning === 'proposal') said.proposals.push(text);
    else if (meaning === 'note') said.notes.push(text);
    else if (meaning === 'status' || meaning === 'progress') {
      const figure =
        cell.value.kind === 'percent' ||
        cell.value.kind === 'number' ||
        /^[~≈><=\s]*\d+(?:[.,]\d+)?\s*%?\s*(?:\/\s*\d+.*)?$/.test(text);
      if (figure) said.percents.push({ text, value: cell.value, fractions: fractions[column] ?? false });
      else said.statuses.push(text);
    }
  }
  const textOf = (meaning: ColumnMeaning): string => {
    const texts = columns.flatMap((each, column) =>
      each.meaning === meaning && !belongsElsewhere(table, row, columns, column)
        ? [cellAt(table, row, column)?.text.trim() ?? '']
        : [],
    );
    return [...new Set(texts)].filter((text) => text !== '').join('\n');
  };
  return {
    row,
    number: tidyText(textOf('number')),
    task: textOf('task'),
    plan: textOf('plan'),
    group: textOf('group'),
    lead: textOf('lead'),
    product: textOf('product'),
    deadline: textOf('deadline'),
    said,
    continuesMerge: isMergedWithAbove(table, row, columns),
  };
}

/** A mark in a column of ticks; a whole sentence there is a result, said under that status. */
function readTick(text: string, tick: Tick, said: { ticks: Tick[]; results: string[] }): void {
  const tidy = tidyText(text);
  if (NO_TICK.test(foldText(tidy))) return;
  said.ticks.push(tick);
  if (tidy.length > LONGEST_TICK && foldText(tidy) !== 'true') said.results.push(text);
}

/** A wide cell belongs to the first column that it covers, a column of numbers aside; its text is read there only. */
function belongsElsewhere(table: TableBlock, row: number, columns: readonly Column[], column: number): boolean {
  const anchor = cellAt(table, row, column)?.anchor;
  const first = anchor === null || anchor === undefined ? column : anchor.column;
  let owner = first;
  while (columns[owner]?.meaning === 'number' && isSameMerge(table, row, owner, owner + 1)) owner += 1;
  return owner !== column;
}

function isSameMerge(table: TableBlock, row: number, one: number, other: number): boolean {
  return cellAt(table, row, other) !== undefined && masterOf(table, row, one) === masterOf(table, row, other);
}

function isMergedWithAbove(table: TableBlock, row: number, columns: readonly Column[]): boolean {
  const task = columns.findIndex((column) => column.meaning === 'task');
  if (task < 0) return false;
  const anchor = cellAt(table, row, task)?.anchor;
  return (
    anchor !== null &&
    anchor !== undefined &&
    anchor.row < row &&
    masterOf(table, row, task) === masterOf(table, row - 1, task)
  );
}
