import type { Content, TableBlock } from '../../model/content.ts';
import { tidyText } from '../../model/fold-text.ts';
import type { Source } from '../../model/source.ts';

/** A unit of account: a paragraph with words, or a row of a table. Ids count from 0 in reading order. */
export type Unit = { readonly id: number; readonly text: string; readonly source: Source };

export type UnitList = {
  readonly units: readonly Unit[];
  /** id of the unit of a paragraph, or of the first row of a table; undefined for an empty paragraph */
  readonly firstOf: readonly (number | undefined)[];
};

/** Lists all units of a file: the left side of its account. */
export function listUnits(content: Content): UnitList {
  const units: Unit[] = [];
  const firstOf: (number | undefined)[] = [];
  for (const block of content.blocks) {
    if (block.kind === 'table') {
      firstOf.push(units.length);
      for (const [row, { source }] of block.rows.entries()) {
        units.push({ id: units.length, text: describeRow(block, row), source });
      }
      continue;
    }
    const text = tidyText(`${block.number ?? ''} ${block.text}`);
    if (tidyText(block.text) === '') firstOf.push(undefined);
    else {
      firstOf.push(units.length);
      units.push({ id: units.length, text, source: block.source });
    }
  }
  return { units, firstOf };
}

/** The words of a row, each merged cell once, as "a | b | c". */
export function describeRow(table: TableBlock, row: number): string {
  return (table.rows[row]?.cells ?? [])
    .filter((cell) => cell.anchor === null)
    .map((cell) => tidyText(cell.text))
    .filter((text) => text !== '')
    .join(' | ');
}
