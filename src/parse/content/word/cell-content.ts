import type { RemarkCode } from '../../../model/remark.ts';
import type { Paragraph, StoryItem, WordTable } from './story-parts.ts';

/**
 * A story as the text of one cell: a line per paragraph, automatic numbers written out, text boxes after their paragraph,
 * a table inside the cell as a line per row with " | " between its cells. Empty lines at both ends are dropped.
 */
export function cellContentOf(items: readonly StoryItem[]): {
  readonly text: string;
  /** all words */
  readonly bold: boolean;
  /** all words */
  readonly struck: boolean;
  readonly noticed: ReadonlySet<RemarkCode>;
} {
  const lines: string[] = [];
  const noticed = new Set<RemarkCode>();
  let [words, boldWords, struckWords, partlyStruck] = [0, 0, 0, false];
  const count = (bold: boolean, struck: boolean) => {
    words += 1;
    if (bold) boldWords += 1;
    if (struck) struckWords += 1;
  };

  for (const item of items) {
    for (const code of item.noticed) noticed.add(code);
    if (item.kind === 'paragraph') {
      lines.push(lineOf(item));
      if (item.text.trim() !== '') count(item.bold, item.struck === 'all');
      if (item.struck === 'some') partlyStruck = true;
    } else {
      lines.push(...linesOf(item));
      for (const row of item.rows) {
        for (const code of row.noticed) noticed.add(code);
        for (const cell of row.cells) if (cell.text !== '') count(cell.bold, cell.struck);
      }
    }
  }

  const struck = words > 0 && struckWords === words;
  if (partlyStruck || (struckWords > 0 && !struck)) noticed.add('struck_text');
  return { text: joinLines(lines), bold: words > 0 && boldWords === words, struck, noticed };
}

/** "1. Kết quả", "a)", "- Đã ban hành"; a bullet before nothing is nothing. */
function lineOf({ text, label }: Paragraph): string {
  if (label === undefined || label.number === null) return text;
  if (text.trim() === '') return label.isBullet ? '' : label.number;
  return label.number + label.gap + text;
}

/** The rows of a table as lines; rows without words are left out. */
export function linesOf(table: WordTable): string[] {
  return table.rows
    .map((row) => row.cells.filter((cell) => cell.continues === null).map((cell) => onOneLine(cell.text)))
    .filter((cells) => cells.some((text) => text !== ''))
    .map((cells) => cells.join(' | '));
}

function onOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}

function joinLines(lines: readonly string[]): string {
  const isFull = (line: string) => line.trim() !== '';
  const first = lines.findIndex(isFull);
  return first < 0 ? '' : lines.slice(first, lines.findLastIndex(isFull) + 1).join('\n');
}
