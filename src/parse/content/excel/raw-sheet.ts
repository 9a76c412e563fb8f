import type { CellValue } from '../../../model/content.ts';
import type { CellPlace, CellRange } from './cell-address.ts';

/**
 * A sheet as its reader found it, before merges are resolved and numbers are shown: what exceljs, SheetJS and the .ods
 * reader have in common.
 */
export type RawSheet = {
  readonly name: string;
  /** stored cells only, in any order; no cell twice */
  readonly cells: readonly RawCell[];
  readonly merges: readonly CellRange[];
  /** rows that a filter or a person hid and that hold something */
  readonly hiddenRows: number;
  readonly noticed: SheetNotices;
};

/** What had to be left out or was missing while a sheet was read. */
export type SheetNotices = {
  /** cells whose formula was never calculated */
  readonly formulasWithoutValue: readonly CellPlace[];
  /** cells that point to a text which the workbook does not have */
  readonly lostTexts: readonly CellPlace[];
  /** the last row that was read, when there were more; 0 when none was */
  readonly lastRowRead: number | null;
  readonly columnsLeftOut: boolean;
};

export type RawCell = CellPlace & {
  readonly raw: RawValue;
  /** the number format as Excel writes it: "0.0%", "dd/mm/yyyy"; null for General */
  readonly format: string | null;
  readonly bold: boolean;
  readonly struck: boolean;
  /** some words are struck through and some are not */
  readonly partlyStruck: boolean;
  /** the text was stored in the letters of a legacy font and is decoded here */
  readonly legacyFont: boolean;
};

export type RawValue =
  | { readonly kind: 'text'; readonly text: string }
  /** of files that store what they show */
  | { readonly kind: 'shown'; readonly text: string; readonly value: CellValue }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'error'; readonly error: string };

export const NO_NOTICES: SheetNotices = {
  formulasWithoutValue: [],
  lostTexts: [],
  lastRowRead: null,
  columnsLeftOut: false,
};
