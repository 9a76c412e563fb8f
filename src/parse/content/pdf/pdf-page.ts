/** One page as it is drawn: points (1/72 inch) from the top left corner of the page as a reader holds it. */
export type PdfPage = {
  /** from 1 */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly TextPiece[];
  readonly rules: readonly Rule[];
};

/** Words drawn at one go, never more than a line. */
export type TextPiece = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** size of the font */
  readonly height: number;
  readonly bold: boolean;
};

/** A straight line, horizontal or vertical, of borders and underlines; thin filled boxes are lines too. */
export type Rule = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};
