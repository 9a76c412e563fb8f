import { InternalHyperlink, LineRuleType, Paragraph, TextRun, type IParagraphOptions, type ParagraphChild } from 'docx';
import type { Inline, Line } from './block.ts';
import { cleanLine } from './clean-text.ts';
import { sourceAnchor } from './docx-page.ts';

/** Writes a line as one paragraph; `size` in half-points where it differs from the style's. */
export function writeLine(line: Line, paragraph: Omit<IParagraphOptions, 'children'>, size?: number): Paragraph {
  return new Paragraph({ ...paragraph, children: line.map((each) => writeInline(each, size)) });
}

function writeInline(inline: Inline, size: number | undefined): ParagraphChild {
  switch (inline.kind) {
    case 'words':
      return writeWords(inline.text, {
        ...(inline.bold ? { bold: true } : {}),
        ...(inline.italic ? { italics: true } : {}),
        ...(size === undefined ? {} : { size }),
      });
    case 'reference':
      return new InternalHyperlink({
        anchor: sourceAnchor(inline.source),
        children: [writeWords(`[${inline.source}]`, { superScript: true })],
      });
  }
  return inline satisfies never;
}

type WordsOptions = {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly superScript?: boolean;
  readonly size?: number;
};

/**
 * The only way by which text becomes a run. It is cleaned here, and given as `text`, never as a child: a child string
 * "CURRENT" would become a page number field.
 */
export function writeWords(text: string, options: WordsOptions): TextRun {
  return new TextRun({ ...options, text: cleanLine(text) });
}

/** An empty paragraph of a given height: after a table, where the format asks for a paragraph. */
export function flatParagraph(heightTwips: number): Paragraph {
  return new Paragraph({ spacing: { line: heightTwips, lineRule: LineRuleType.EXACT } });
}
