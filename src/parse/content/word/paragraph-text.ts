import type { RemarkCode } from '../../../model/remark.ts';
import { decodeLegacyFont } from '../legacy-font.ts';
import type { RunLook } from './styles.ts';
import { decodeSymbols, isSymbolFont } from './symbol-font.ts';

/** The words of a paragraph as its runs are read, and what they have in common. */
export type ParagraphText = {
  add(text: string, look: RunLook): void;
  /** a page or column ends here: no character, but it keeps the words before and behind apart */
  breakPage(): void;
  notice(code: RemarkCode): void;
  isBlank(): boolean;
  /** to be asked once, at the end */
  finish(): {
    readonly text: string;
    readonly bold: boolean;
    readonly struck: 'all' | 'some' | 'none';
    readonly noticed: readonly RemarkCode[];
  };
};

export function makeParagraphText(): ParagraphText {
  let text = '';
  /** text as stored, waiting for its neighbours: an old font is decoded over run borders, which cut letters in two */
  let waiting = '';
  let waitingFont = '';
  let waitingInCapitals = false;
  let endsInSpace = true;
  let pageBroken = false;
  let words = 0;
  let boldWords = 0;
  let struckWords = 0;
  const noticed = new Set<RemarkCode>();

  function settle(): void {
    if (waiting === '') return;
    text += waitingInCapitals ? decode(waiting).toUpperCase() : decode(waiting);
    waiting = '';
  }

  function decode(stored: string): string {
    if (isSymbolFont(waitingFont)) return decodeSymbols(stored, waitingFont);
    const decoded = decodeLegacyFont(stored, waitingFont);
    if (decoded !== undefined) noticed.add('legacy_font_decoded');
    return decoded ?? stored;
  }

  function add(piece: string, look: RunLook): void {
    if (look.font !== waitingFont || look.capitals !== waitingInCapitals) settle();
    waiting += pageBroken && words > 0 && !endsInSpace ? `\n${piece}` : piece;
    pageBroken = false;
    endsInSpace = isSpace(piece.slice(-1));
    waitingFont = look.font;
    waitingInCapitals = look.capitals;
    if (isSpace(piece)) return;
    words += 1;
    if (look.bold) boldWords += 1;
    if (look.struck) struckWords += 1;
  }

  return {
    add,
    breakPage() {
      pageBroken = true;
    },
    notice: (code) => void noticed.add(code),
    isBlank: () => words === 0,
    finish() {
      settle();
      return {
        text: text.normalize('NFC'),
        bold: words > 0 && boldWords === words,
        struck: struckWords === 0 ? 'none' : struckWords === words ? 'all' : 'some',
        noticed: noticed.size === 0 ? NOTHING : [...noticed],
      };
    },
  };
}

const NOTHING: readonly RemarkCode[] = [];

function isSpace(text: string): boolean {
  return text.trim() === '';
}
