import type { TextLine } from './build-lines.ts';

/**
 * Whether a line ended because its paragraph went on beyond the room there was: the next word would not have fitted.
 * @param room how wide the line may be at most
 */
export function wasWrapped(line: TextLine, { next, room }: { next: TextLine; room: number }): boolean {
  const first = firstWordWidth(next);
  const space = line.height * 0.25;
  // nearly fitting counts as not fitting: widths are estimates, and lines end early more seldom than they are wrapped
  return line.right - line.left + space + first > room - line.height * 0.25;
}

/** Joins the text of a line that was wrapped with what follows it. */
export function joinWrapped(text: string, next: string, { broken }: { broken: boolean }): string {
  // "104/TTr-" and "VPUBND": the hyphen and the slash of a symbol have no space behind them
  if (broken || /[^\s\-–/][-/]$/u.test(text)) return text + next;
  return `${text} ${next}`;
}

/**
 * Whether a line was broken inside a word: it is one word without letters of a sentence, as wide as there is room
 * ("31/12/202" and "6", "70,3" and "%").
 */
export function wasBrokenInWord(line: TextLine, { next, room }: { next: TextLine; room: number }): boolean {
  const word = lastWord(line.text);
  const rest = firstWord(next.text);
  if (word !== line.text.trim() || !/\d/.test(word) || !/^[\d%/.,-]/.test(rest)) return false;
  const letter = (next.right - next.left) / Math.max(1, next.text.length);
  return line.right - line.left + letter > room - line.height * 0.1;
}

/** How wide the first word of a line is: its part of the line, by how wide letters are in the fonts of documents. */
function firstWordWidth(line: TextLine): number {
  const whole = measure(line.text);
  return whole === 0 ? 0 : ((line.right - line.left) * measure(firstWord(line.text))) / whole;
}

/** Widths of letters in thousandths of the font size, as in Times and its relatives; marks add nothing. */
function measure(text: string): number {
  let width = 0;
  for (const letter of text.normalize('NFD')) width += widthOf(letter);
  return width;
}

function widthOf(letter: string): number {
  if (/\p{M}/u.test(letter)) return 0;
  if (/[\s.,;:!'|/()[\]ijlt-]/.test(letter)) return 290;
  if (/[frsI]/.test(letter)) return 360;
  if (/[mwMW%–—@]/.test(letter)) return 810;
  if (/\p{Lu}/u.test(letter)) return 690;
  return 490;
}

function firstWord(text: string): string {
  return /^\S+/u.exec(text.trim())?.[0] ?? '';
}

function lastWord(text: string): string {
  return /\S+$/u.exec(text.trim())?.[0] ?? '';
}

/** "1.", "1.2", "II.", "a)", "đ)", "-", "+", "•", "(1)": the marks with which a new item begins; "1.789 hồ sơ" does not. */
const ITEM_MARK =
  /^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)/]\s|[1-9](?:\.\d{1,2}){1,3}\s|[IVXLC]{1,6}[.)/-]\s|[a-zđ][.)]\s|[-–+*•●▪]\s?\S|\(\d{1,2}\)\s|\([a-zđ]\)\s)/u;

export function beginsItem(text: string): boolean {
  return ITEM_MARK.test(text);
}

/** Words that go on in the middle of a sentence. */
export function beginsLowerCase(text: string): boolean {
  return /^\p{Ll}/u.test(text) && !beginsItem(text);
}

/** The sentence or item is over. */
export function endsSentence(text: string): boolean {
  return /[.;:!?…]["”')\]]?$/u.test(text.trim());
}
