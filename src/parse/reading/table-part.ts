import type { SetAsideClass } from '../../model/reading.ts';
import type { Source } from '../../model/source.ts';
import type { Passage } from './passage.ts';
import type { TableRowReading } from './table-row.ts';

/** One task of a table: the rows that say it, joined. */
export type TaskRow = {
  readonly reading: TableRowReading;
  readonly units: readonly number[];
  /** most rows of its table carry a number */
  readonly numbered: boolean;
  readonly source: Source;
};

/** What a table turns out to hold, in order. */
export type TablePart =
  | { readonly kind: 'passage'; readonly passage: Passage }
  | { readonly kind: 'aside'; readonly unit: number; readonly fate: SetAsideClass }
  | {
      readonly kind: 'header';
      readonly unit: number;
      readonly text: string;
      /** columns of another month than the report's, which count for nothing */
      readonly otherMonths: readonly string[];
      readonly source: Source;
    }
  | { readonly kind: 'group'; readonly unit: number; readonly title: string }
  | { readonly kind: 'task'; readonly row: TaskRow }
  | { readonly kind: 'unread'; readonly unit: number; readonly source: Source };
