import type { TextLine } from './build-lines.ts';
import { beginsItem, beginsLowerCase, joinWrapped, wasWrapped } from './join-lines.ts';

export type Paragraph = {
  readonly text: string;
  readonly bold: boolean;
  readonly centred: boolean;
  readonly first: TextLine;
  readonly last: TextLine;
};

/** The left and right end of the text of a page. */
export type Margins = { readonly left: number; readonly right: number };

/** Lines that keep more distance than this, measured in the font size, are two paragraphs whatever they say. */
const MAX_PITCH = 2.2;
/** A first line is indented by at least this part of the font size. */
const INDENT = 0.8;

/**
 * Joins lines, from top to bottom, to the paragraphs that were wrapped into them: the next line goes on where its first
 * word would not have fitted on the line before, unless it begins an item, is indented, keeps more distance, or changes
 * between bold and plain, or between capitals and small letters.
 */
export function buildParagraphs(lines: readonly TextLine[], margins: Margins): Paragraph[] {
  const pitch = usualPitch(lines);
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && goesOn(before, line, { group, margins, pitch }))
      group.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group) => paragraphOf(group, margins) ?? []);
}

/**
 * Each line a paragraph of its own, but for those that go on in small letters and for the last word of a full line ("CỘNG
 * HÒA XÃ HỘI CHỦ NGHĨA VIỆT" and "NAM"): for blocks that stand side by side.
 */
export function buildShortParagraphs(lines: readonly TextLine[], margins: Margins): Paragraph[] {
  const room = margins.right - margins.left;
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isRest =
      before !== undefined && isSameKind(before, line) && widthOf(before) > room * 0.9 && widthOf(line) < room * 0.4;
    if (group !== undefined && (beginsLowerCase(line.text) || isRest)) group.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group) => paragraphOf(group, margins) ?? []);
}

function widthOf(line: TextLine): number {
  return line.right - line.left;
}

/** No item begins, and bold and capitals stay as they were; a last word may be an abbreviation or a number. */
function isSameKind(before: TextLine, line: TextLine): boolean {
  if (beginsItem(line.text) || before.bold !== line.bold) return false;
  if (isCapital(before.text)) return isCapital(line.text) || !/\p{L}/u.test(line.text);
  return !isCapital(line.text) || line.text.split(/\s+/u).length <= 2;
}

function paragraphOf(lines: readonly TextLine[], margins: Margins): Paragraph | undefined {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const text = lines.slice(1).reduce((joined, line) => joinWrapped(joined, line.text, { broken: false }), first.text);
  const bold = lines.every((line) => line.bold);
  return { text, bold, centred: isCentred(lines, margins), first, last };
}

function goesOn(
  before: TextLine,
  line: TextLine,
  { group, margins, pitch }: { group: readonly TextLine[]; margins: Margins; pitch: number },
): boolean {
  const distance = line.baseline - before.baseline;
  const size = Math.max(before.height, line.height);
  if (distance > Math.min(pitch * 1.3 + 1, size * MAX_PITCH)) return false;
  if (!isSameKind(before, line)) return false;
  const aligned = haveOneCentre(before, line);
  const isFirstOfItem = group.length === 1 && beginsItem(before.text);
  if (!aligned && !isFirstOfItem && line.left > before.left + size * INDENT) return false;
  // a title goes on in small letters wherever its author broke it
  if (aligned && beginsLowerCase(line.text)) return true;
  const room = aligned ? margins.right - margins.left : margins.right - before.left;
  return wasWrapped(before, { next: line, room });
}

/** The distance that most neighbouring lines keep; headings and gaps between paragraphs are fewer. */
function usualPitch(lines: readonly TextLine[]): number {
  const pitches: number[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined) continue;
    const distance = line.baseline - before.baseline;
    if (distance < line.height * MAX_PITCH) pitches.push(distance);
  }
  const sorted = pitches.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.4)] ?? Number.POSITIVE_INFINITY;
}

/** Lines of one centred paragraph: the same middle, different ends. */
function haveOneCentre(a: TextLine, b: TextLine): boolean {
  const size = Math.max(a.height, b.height);
  return Math.abs(a.left + a.right - b.left - b.right) < size && Math.abs(a.left - b.left) > size;
}

/** All lines around the middle of the page, and not all of them over its whole width. */
function isCentred(lines: readonly TextLine[], { left, right }: Margins): boolean {
  const isMiddle = (line: TextLine) => Math.abs(line.left - left - (right - line.right)) < line.height;
  return lines.every(isMiddle) && lines.some((line) => line.left - left > line.height);
}

function isCapital(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);
}
