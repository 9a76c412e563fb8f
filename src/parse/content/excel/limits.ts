/**
 * Bounds of what is read from one workbook: far beyond any progress report, well below what makes a reader run out of
 * memory. What goes further is left out with a remark, or refused where leaving out would hide something.
 */
export type SheetLimits = {
  readonly sheets: number;
  /** rows that hold something, in one sheet */
  readonly rows: number;
  readonly columns: number;
  /** cells that hold something, in the whole workbook */
  readonly cells: number;
  /** positions of all tables together, blank and merged ones included */
  readonly positions: number;
  /** characters of all positions together: a long text merged over many cells counts in each */
  readonly characters: number;
  /** merged ranges of one sheet, and positions looked at for them */
  readonly merges: number;
};

export const SHEET_LIMITS: SheetLimits = {
  sheets: 100,
  rows: 20_000,
  columns: 200,
  cells: 150_000,
  positions: 1_000_000,
  characters: 20_000_000,
  merges: 50_000,
};
