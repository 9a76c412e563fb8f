import type { TextBlock } from '../../model/content.ts';
import type { Source } from '../../model/source.ts';

/** A stretch of running text: a paragraph, or a cell that stands outside any progress table. */
export type Passage = {
  readonly unit: number;
  /** with its line breaks */
  readonly text: string;
  /** automatic number as shown, or null */
  readonly number: string | null;
  readonly headingLevel: number | null;
  readonly listLevel: number | null;
  readonly bold: boolean;
  readonly centred: boolean;
  readonly place: TextBlock['place'];
  readonly source: Source;
  /** the sheet it stands on, or null in a document */
  readonly sheet: string | null;
};
