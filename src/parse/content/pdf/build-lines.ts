import type { TextPiece } from './pdf-page.ts';

/** A line of words, from left to right. */
export type TextLine = {
  readonly pieces: readonly TextPiece[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly height: number;
  readonly bold: boolean;
};

/** A gap wider than this part of the font size is a space. */
const SPACE = 0.13;
/** A gap wider than this is more than a space between words: a tab, or another column. */
const TAB = 2.5;

/** Puts words with one baseline on one line; superscripts stay with their line. From top to bottom. */
export function buildLines(pieces: readonly TextPiece[]): TextLine[] {
  const lines: TextPiece[][] = [];
  let baseline = 0;
  let height = 0;
  for (const piece of pieces.toSorted((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1);
    if (line !== undefined && piece.baseline - baseline <= Math.max(height, piece.height) * 0.4) {
      line.push(piece);
      if (piece.height > height) ({ baseline, height } = piece);
    } else {
      lines.push([piece]);
      ({ baseline, height } = piece);
    }
  }
  return lines.map(lineOf);
}

export function lineOf(pieces: readonly TextPiece[]): TextLine {
  const sorted = pieces.toSorted((a, b) => a.left - b.left);
  const tallest = sorted.reduce((best, piece) => (piece.height > best.height ? piece : best));
  let text = '';
  let end: number | undefined;
  for (const piece of sorted) {
    if (end !== undefined) text += gapText(piece.left - end, tallest.height);
    text += piece.text;
    end = piece.right;
  }
  return {
    pieces: sorted,
    text: text.trim().replace(/ {2,}/g, ' '),
    left: sorted[0]?.left ?? 0,
    right: sorted.reduce((most, piece) => Math.max(most, piece.right), 0),
    baseline: tallest.baseline,
    height: tallest.height,
    bold: sorted.every((piece) => piece.bold),
  };
}

function gapText(gap: number, height: number): string {
  if (gap > height * TAB) return '\t';
  return gap > height * SPACE ? ' ' : '';
}
