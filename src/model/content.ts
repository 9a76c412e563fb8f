import type { CalendarDay } from './calendar-day.ts';
import type { FileFormat } from './file-format.ts';
import type { Source } from './source.ts';

/**
 * What a file says, with its format forgotten: blocks in reading order. Every paragraph that a person would see and
 * every table row is here exactly once, so that the account of rows can close over it.
 * Text is NFC; line breaks inside a cell or paragraph are "\n"; other white space is as written.
 */
export type Content = { readonly format: FileFormat; readonly blocks: readonly Block[] };

export type Block = TextBlock | TableBlock;

export type TextBlock = {
  readonly kind: 'text';
  /** the words, without the computed number */
  readonly text: string;
  /** the automatic number as the reader sees it: "1.", "II.", "a)", "-"; null when none. Typed numbers stay in the text. */
  readonly number: string | null;
  /** heading level 1–9 from the paragraph style or outline level; null for body text */
  readonly headingLevel: number | null;
  /** depth of the automatic list, 0 first; null when not in a list */
  readonly listLevel: number | null;
  /** all words bold: how clerks mark headings that no style marks */
  readonly bold: boolean;
  readonly centred: boolean;
  /** where the text stood: headers and footers repeat on every page and are not content of a report */
  readonly place: 'body' | 'text_box' | 'header' | 'footer' | 'footnote';
  readonly source: Source;
};

/**
 * A grid: every row has `columnCount` cells; a position covered by a merge repeats its master cell with `anchor` set.
 * A sheet of a workbook is one table (`sheet` set) from its first to its last used row.
 */
export type TableBlock = {
  readonly kind: 'table';
  readonly sheet: string | null;
  readonly columnCount: number;
  readonly rows: readonly TableRow[];
  readonly source: Source;
};

export type TableRow = {
  readonly cells: readonly Cell[];
  /** marked in Word as a header row that repeats on each page */
  readonly repeatsAsHeader: boolean;
  readonly source: Source;
};

export type Cell = {
  /** as shown to a reader: 0.8 formatted as a percentage is "80%", a date is as displayed */
  readonly text: string;
  readonly value: CellValue;
  /** position (0-based, in this table) of the master cell of the merge that covers this one; null for itself */
  readonly anchor: { readonly row: number; readonly column: number } | null;
  readonly bold: boolean;
  /** the whole text is struck through */
  readonly struck: boolean;
};

/** The typed value behind a cell of a sheet; `text` kinds carry no more than the cell's text. percent is 0–100. */
export type CellValue =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'day'; readonly day: CalendarDay }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'error'; readonly error: string };
