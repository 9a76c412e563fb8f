import {
  Bookmark,
  InternalHyperlink,
  LineRuleType,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { Inline, Line } from './block.ts';
import { cleanLine } from './clean-text.ts';

type LineOptions = {
  /** half-points, where it differs from the style's */
  readonly size?: number;
  /** the source whose entry this line is; references lead here */
  readonly entryOf?: number;
};

/** Writes a line as one paragraph. */
export function writeLine(
  line: Line,
  paragraph: Omit<IParagraphOptions, 'children'>,
  { size, entryOf }: LineOptions = {},
): Paragraph {
  const children = line.map((each) => writeInline(each, size));
  if (entryOf === undefined) return new Paragraph({ ...paragraph, children });
  return new Paragraph({ ...paragraph, children: [new Bookmark({ id: sourceAnchor(entryOf), children })] });
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

/** The bookmark of a source's entry in the last annex, where references lead to. */
function sourceAnchor(source: number): string {
  return `nguon_${source}`;
}
