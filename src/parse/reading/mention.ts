import type { CellValue } from '../../model/content.ts';
import type { Source } from '../../model/source.ts';
import type { TaskQuery } from '../match/task-query.ts';

/** A column of ticks that has a mark in this row. */
export type Tick = 'completed' | 'in_progress' | 'not_started' | 'overdue' | 'not_applicable';

/** A figure in a percent column; `fractions` says how the column writes its bare numbers. */
export type PercentCell = { readonly text: string; readonly value: CellValue; readonly fractions: boolean };

/** What an agency says of a task, in the fields that a report can have. Texts as written; empty when left blank. */
export type Said = {
  readonly results: readonly string[];
  readonly statuses: readonly string[];
  readonly percents: readonly PercentCell[];
  readonly ticks: readonly Tick[];
  readonly difficulties: readonly string[];
  readonly proposals: readonly string[];
  readonly notes: readonly string[];
};

/** A place where a report speaks of a task: a row of a table, or a heading or sentence with what follows it. */
export type Mention = {
  readonly query: TaskQuery;
  readonly said: Said;
  /** units of account that it is made of */
  readonly units: readonly number[];
  readonly source: Source;
  /** mentions of one table, or of the narrative, are matched together */
  readonly batch: string;
  readonly place: 'table' | 'narrative';
  /** it has words on the task's row only, as in a template that was not filled in */
  readonly blank: boolean;
};

export const NOTHING_SAID: Said = {
  results: [],
  statuses: [],
  percents: [],
  ticks: [],
  difficulties: [],
  proposals: [],
  notes: [],
};
