/**
 * What the report says, piece by piece, before it becomes Word: sections build blocks as plain values, and only the
 * files named docx-* know the format.
 */
export type Block = HeadingBlock | ParagraphBlock | TableBlock;

/** Level 1 is "I. …", level 2 "1. …" (NĐ 30/2020, Phụ lục I). */
export type HeadingBlock = { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string };

export type ParagraphBlock = {
  readonly kind: 'paragraph';
  /** body: justified, first line indented; quote: further in, a line of a list that an agency wrote; caption: bold above a table; note: italic, small; end: the last words, kept with the signature */
  readonly style: 'body' | 'quote' | 'caption' | 'unit' | 'note' | 'end';
  readonly line: Line;
};

export type TableBlock = {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** annex: a second header row "(1) (2) (3)", breaks over pages; summary: kept on one page; narrow: many small columns */
  readonly look: 'annex' | 'summary' | 'narrow_summary';
};

export type Column = {
  readonly title: string;
  readonly widthTwips: number;
  readonly align: 'left' | 'centre' | 'right';
};

export type Row =
  | { readonly kind: 'group'; readonly text: string }
  | { readonly kind: 'cells'; readonly cells: readonly Cell[]; readonly bold: boolean };

export type Cell = {
  /** each line is a paragraph of the cell */
  readonly lines: readonly Line[];
  /** first and rest of cells that are one over several rows */
  readonly merge?: 'first' | 'rest';
  /** the source of which this cell is the entry, where references lead to */
  readonly entryOf?: number;
};

export type Line = readonly Inline[];
export type Inline =
  | { readonly kind: 'words'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
  /** the number of a source in the list of sources, small and raised: [12] */
  | { readonly kind: 'reference'; readonly source: number };

export function plain(text: string): Inline {
  return { kind: 'words', text, bold: false, italic: false };
}

export function bold(text: string): Inline {
  return { kind: 'words', text, bold: true, italic: false };
}

export function italic(text: string): Inline {
  return { kind: 'words', text, bold: false, italic: true };
}

export function reference(source: number): Inline {
  return { kind: 'reference', source };
}

export function heading(level: HeadingBlock['level'], text: string): HeadingBlock {
  return { kind: 'heading', level, text };
}

/** A paragraph of the running text. */
export function paragraph(...line: readonly (Inline | string)[]): ParagraphBlock {
  return {
    kind: 'paragraph',
    style: 'body',
    line: line.map((each) => (typeof each === 'string' ? plain(each) : each)),
  };
}

/** Words of an agency as running text: the speaker's line, then the further lines. */
export function quotation(lines: readonly Line[]): readonly ParagraphBlock[] {
  return lines.map((line, index) => ({ kind: 'paragraph', style: index === 0 ? 'body' : 'quote', line }));
}

/** A cell of one plain line. */
export function textCell(text: string): Cell {
  return { lines: [[plain(text)]] };
}

/**
 * Who speaks and what: on one line when it is one line, else the words, a list mostly, on lines of their own.
 * @param end what follows the last word
 */
export function joinSpeaker(speaker: Line, words: readonly string[], end: Line = []): readonly Line[] {
  const [only = '', ...more] = words;
  const lines: readonly Line[] =
    more.length === 0 ? [[...speaker, plain(only)]] : [speaker, ...words.map((each) => [plain(each)])];
  return lines.map((line, index) => (index === lines.length - 1 ? [...line, ...end] : line));
}

/** How many characters a line shows, references counted as they look. */
export function lineLength(line: Line): number {
  return line.reduce(
    (sum, each) => sum + (each.kind === 'words' ? each.text.length : String(each.source).length + 2),
    0,
  );
}
