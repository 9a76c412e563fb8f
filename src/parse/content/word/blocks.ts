import type { Block, TextBlock } from '../../../model/content.ts';
import type { Source } from '../../../model/source.ts';
import { cellContentOf, linesOf } from './cell-content.ts';
import type { RemarkList } from './remark-list.ts';
import type { Paragraph, StoryItem } from './story-parts.ts';
import { layOutTable } from './table-grid.ts';

/**
 * The body as blocks. Paragraphs that have words are counted, tables apart; paragraphs without are no blocks, as nobody
 * sees them.
 */
export function buildBodyBlocks(items: readonly StoryItem[], file: string, remarks: RemarkList): Block[] {
  const blocks: Block[] = [];
  let [paragraphs, tables] = [0, 0];
  for (const item of items) {
    if (item.kind === 'paragraph') {
      const source = { file, paragraph: paragraphs + 1 };
      const block = buildTextBlock(item, { source, place: item.inTextBox ? 'text_box' : 'body' }, remarks);
      if (block === undefined) continue;
      paragraphs += 1;
      blocks.push(block);
      continue;
    }
    const source = { file, table: tables + 1 };
    for (const code of item.noticed) remarks.add(code, source);
    if (item.rows.length === 0) continue;
    tables += 1;
    const { block, isCapped } = layOutTable(item, source);
    if (isCapped) remarks.add('rows_capped', source);
    for (const [at, row] of item.rows.entries()) {
      for (const code of row.noticed) remarks.add(code, { ...source, row: at + 1 });
    }
    blocks.push(block);
  }
  return blocks;
}

/** A header, footer or note as text blocks; a table in it as a line per row, for it is no table of the report. */
export function buildMarginBlocks(
  items: readonly StoryItem[],
  { file, place }: { file: string; place: 'header' | 'footer' | 'footnote' },
  remarks: RemarkList,
): TextBlock[] {
  const source = { file };
  return items.flatMap((item) => {
    if (item.kind === 'paragraph') return buildTextBlock(item, { source, place }, remarks) ?? [];
    for (const code of cellContentOf([item]).noticed) remarks.add(code, source);
    return linesOf(item).map((text): TextBlock => ({
      kind: 'text', text, number: null, headingLevel: null, listLevel: null, bold: false, centred: false, place, source,
    })); // prettier-ignore
  });
}

function buildTextBlock(
  paragraph: Paragraph,
  { source, place }: { source: Source; place: TextBlock['place'] },
  remarks: RemarkList,
): TextBlock | undefined {
  for (const code of paragraph.noticed) remarks.add(code, source);
  if (paragraph.text.trim() === '') return undefined;
  if (paragraph.struck !== 'none') remarks.add('struck_text', source);
  return {
    kind: 'text',
    text: paragraph.text,
    number: paragraph.label?.number ?? null,
    headingLevel: paragraph.headingLevel,
    listLevel: paragraph.label?.level ?? null,
    bold: paragraph.bold,
    centred: paragraph.centred,
    place,
    source,
  };
}
