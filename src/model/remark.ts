import type { Source } from './source.ts';

/** Everything that a reader may notice and live with. A code is never reused for another meaning. */
export type RemarkCode =
  | 'agency_by_address'
  | 'agency_by_file_name'
  | 'agency_by_subject'
  | 'agency_succeeded'
  | 'attachment_named_in_body_missing'
  | 'broken_mime'
  | 'cell_error'
  | 'charset_guessed'
  | 'cloud_link'
  | 'column_of_other_month'
  | 'columns_capped'
  | 'deleted_text_left_out'
  | 'duplicate_task_row'
  | 'formula_without_value'
  | 'hidden_rows'
  | 'hidden_sheet_skipped'
  | 'hidden_text_left_out'
  | 'legacy_font_decoded'
  | 'merged_cells_clamped'
  | 'mislabelled_file'
  | 'name_not_in_roster'
  | 'no_plan_named'
  | 'number_text_disagree'
  | 'part_skipped'
  | 'pdf_text_poor'
  | 'pdf_without_text'
  | 'percent_out_of_range'
  | 'percent_unreadable'
  | 'period_disagrees'
  | 'private_address'
  | 'repaired_workbook'
  | 'rows_capped'
  | 'several_agencies'
  | 'several_ticks'
  | 'sheet_empty_template'
  | 'status_contradicts_percent'
  | 'struck_text'
  | 'task_not_of_agency'
  | 'unknown_sender';

/** Something noticed and lived with: a code, one sentence that a clerk understands, and its place. */
export type Remark = { readonly code: RemarkCode; readonly message: string; readonly source: Source | null };

/** A value together with what was noticed while reading it. */
export type Read<T> = { readonly value: T; readonly remarks: readonly Remark[] };
