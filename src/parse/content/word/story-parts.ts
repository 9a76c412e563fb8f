import type { RemarkCode } from '../../../model/remark.ts';
import type { ElementReader } from './element-reader.ts';
import type { ListCounters, ListLabel } from './list-counters.ts';
import type { ParagraphText } from './paragraph-text.ts';
import type { ParagraphProperties } from './properties.ts';
import type { ParagraphStyle, StyleSheet } from './styles.ts';

/** A story is a run of paragraphs and tables: the body, a cell, a text box, a header, a footnote. In reading order. */
export type StoryItem = Paragraph | WordTable;

export type Paragraph = {
  readonly kind: 'paragraph';
  /** NFC; may be blank: an empty line, or one whose words were left out */
  readonly text: string;
  readonly label: ListLabel | undefined;
  readonly headingLevel: number | null;
  readonly centred: boolean;
  /** all words; false when there are none */
  readonly bold: boolean;
  readonly struck: 'all' | 'some' | 'none';
  readonly inTextBox: boolean;
  readonly noticed: readonly RemarkCode[];
};

export type WordTable = {
  readonly kind: 'table';
  readonly rows: readonly WordRow[];
  readonly noticed: readonly RemarkCode[];
};

export type WordRow = {
  readonly cells: readonly WordCell[];
  /** columns of the grid that the row leaves free on its left and right */
  readonly columnsBefore: number;
  readonly columnsAfter: number;
  readonly repeatsAsHeader: boolean;
  readonly noticed: readonly RemarkCode[];
};

export type WordCell = {
  readonly text: string;
  readonly bold: boolean;
  readonly struck: boolean;
  /** columns of the grid, at least 1 */
  readonly span: number;
  /** the cell that shows through here: the one above or the one on the left of a merge; null for a cell of its own */
  readonly continues: 'above' | 'left' | null;
};

/** A story while it is read. */
export type Story = {
  readonly items: StoryItem[];
  readonly inTextBox: boolean;
  /** words of paragraphs whose mark is deleted or hidden: they run on into the next */
  carried: Carried | null;
  /** fields begun and not ended, outermost first: whether their instruction or their result is being read */
  readonly fields: ('instruction' | 'result')[];
};

type Carried = {
  readonly text: ParagraphText;
  readonly properties: ParagraphProperties;
  readonly style: ParagraphStyle;
  readonly boxes: StoryItem[];
};

/** What the readers of one story share. */
export type Reading = {
  readonly styles: StyleSheet;
  /** of the story that is being read: its cells count on with it, its text boxes count apart */
  readonly lists: ListCounters;
  /** reads section properties; a paragraph may end with them */
  readonly section: ElementReader;
  /** reads a story inside this one: a cell, or a text box */
  openStory(items: StoryItem[], options: { inTextBox: boolean }): ElementReader;
  readonly found: Findings;
};

/** What the readers come across and somebody else must follow up. */
export type Findings = {
  /** relationship ids of headers and footers, and ids of notes, in the order in which the body names them */
  readonly headerIds: Set<string>;
  readonly footerIds: Set<string>;
  readonly footnoteIds: Set<string>;
  readonly endnoteIds: Set<string>;
  /** pieces of text read so far: how a choice of markup that had nothing to say is known */
  texts: number;
  /** paragraphs and rows read so far, against MAX_ITEMS */
  items: number;
  pictures: number;
  embeddedObjects: number;
  importedChunks: number;
  /** inside a content control whose words are not the agency's: a tick box, a prompt to click here */
  standIn: { text: string; written: boolean } | null;
};

/** Paragraphs and table rows of one document; a provincial annex has some hundreds. */
export const MAX_ITEMS = 200_000;
/** Columns of a table; Word itself stops at 63. */
export const MAX_COLUMNS = 500;

export function newFindings(): Findings {
  return {
    headerIds: new Set(),
    footerIds: new Set(),
    footnoteIds: new Set(),
    endnoteIds: new Set(),
    texts: 0,
    items: 0,
    pictures: 0,
    embeddedObjects: 0,
    importedChunks: 0,
    standIn: null,
  };
}
