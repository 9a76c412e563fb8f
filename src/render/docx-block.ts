import { AlignmentType, HeadingLevel, Paragraph } from 'docx';
import type { Block, HeadingBlock, ParagraphBlock } from './block.ts';
import { writeLine, writeWords } from './docx-line.ts';
import { FIRST_LINE, PARAGRAPH_GAP, POINTS_12, POINTS_13 } from './docx-page.ts';
import { TABLE_MARK } from './pack-document.ts';
import { flatParagraph } from './docx-line.ts';

/**
 * Writes blocks as paragraphs, in their order; where a table stands, a mark that stands for it until the document is
 * packed.
 */
export function writeBlocks(blocks: readonly Block[]): readonly Paragraph[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
        return [writeHeading(block)];
      case 'paragraph':
        return [writeParagraph(block)];
      case 'table':
        return [new Paragraph({ style: TABLE_MARK }), flatParagraph(PARAGRAPH_GAP)];
    }
    return block satisfies never;
  });
}

/** 0.75 cm. */
const QUOTE_INDENT = 425;

const HEADING_LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2 } as const;

/** Sections are in capitals (NĐ 30/2020, Phụ lục I), typed as such so that every reader of the file sees them. */
function writeHeading({ level, text }: HeadingBlock): Paragraph {
  const shown = level === 1 ? text.toUpperCase() : text;
  return new Paragraph({ heading: HEADING_LEVELS[level], children: [writeWords(shown, {})] });
}

function writeParagraph({ style, line }: ParagraphBlock): Paragraph {
  switch (style) {
    case 'body':
      return writeLine(line, { style: 'Body' });
    case 'quote':
      return writeLine(line, { style: 'Body', indent: { left: QUOTE_INDENT, firstLine: FIRST_LINE } });
    case 'end':
      return writeLine(line, { style: 'Body', keepNext: true });
    case 'caption':
      return writeLine(line, { alignment: AlignmentType.CENTER, keepNext: true }, POINTS_13);
    case 'unit':
      return writeLine(line, { alignment: AlignmentType.RIGHT, keepNext: true, spacing: { after: 60 } }, POINTS_12);
    case 'note':
      return writeLine(line, { alignment: AlignmentType.JUSTIFIED }, POINTS_12);
  }
  return style satisfies never;
}
