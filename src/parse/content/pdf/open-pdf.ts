import { InputError } from '../../../model/errors.ts';
import { decodeLegacyFont } from '../legacy-font.ts';
import type { PdfPage, TextPiece } from './pdf-page.ts';
import { readRules, type OperatorList } from './read-rules.ts';

/** Bounds of what is read from one PDF. */
export type PdfLimits = { readonly pages: number; readonly pieces: number };

export const PDF_LIMITS: PdfLimits = { pages: 300, pieces: 100_000 };

export type OpenedPdf = {
  readonly pages: readonly PdfPage[];
  /** pages of the file; more than those read when it exceeds the limit */
  readonly pageCount: number;
  readonly legacyFont: boolean;
};

/**
 * Opens a PDF and takes from each page what is drawn where. pdf-parse's own getText and getTable give words without their
 * places and see only stroked table borders, while Word fills thin boxes; so the places come from the document that
 * pdf-parse has opened.
 * @throws InputError 'password_protected', 'corrupt', 'too_large'
 */
export async function openPdf(bytes: Uint8Array, limits: PdfLimits = PDF_LIMITS): Promise<OpenedPdf> {
  // loaded when needed: a process that reads other formats does without it
  const { PDFParse } = await import('pdf-parse');
  const parser = new PDFParse({ data: bytes.slice(), ...OPTIONS });
  try {
    // the only way to pdf-parse's document; its type is private, what is used of it is written down below
    const document: PdfDocument = await parser['load']();
    const pages: PdfPage[] = [];
    let legacyFont = false;
    let piecesLeft = limits.pieces;
    for (let number = 1; number <= Math.min(document.numPages, limits.pages); number += 1) {
      const read = await readPage(await document.getPage(number), number);
      piecesLeft -= read.page.pieces.length;
      if (piecesLeft < 0) throw new InputError('too_large', 'quá nhiều chữ');
      legacyFont ||= read.legacyFont;
      pages.push(read.page);
    }
    return { pages, pageCount: document.numPages, legacyFont };
  } catch (error) {
    if (error instanceof InputError) throw error;
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') throw new InputError('password_protected', null, { cause: error });
    throw new InputError('corrupt', null, { cause: error });
  } finally {
    await parser.destroy();
  }
}

/** Nothing is evaluated, fetched or drawn; images are not decoded; what is wrong in a page costs no more than its place. */
const OPTIONS = {
  verbosity: 0,
  isEvalSupported: false,
  useWorkerFetch: false,
  useSystemFonts: false,
  disableFontFace: true,
  enableXfa: false,
  stopAtErrors: false,
  maxImageSize: 1,
} as const;

/** The most often that one program repeats a word to make it bold. */
const OVERPRINTS = 8;

type Matrix = readonly [number, number, number, number, number, number];

/** What is used of a document of pdfjs-dist. */
type PdfDocument = { readonly numPages: number; getPage(number: number): Promise<PdfDocumentPage> };

type PdfDocumentPage = {
  getViewport(options: { scale: number }): {
    readonly width: number;
    readonly height: number;
    readonly transform: Matrix;
  };
  getTextContent(options: { includeMarkedContent: boolean }): Promise<{ readonly items: readonly PdfItem[] }>;
  getOperatorList(): Promise<OperatorList>;
  readonly commonObjs: { has(id: string): boolean; get(id: string): { readonly name?: string } | null };
  cleanup(): void;
};

/** Words with their place, or a mark where tagged content begins or ends, which has no `str`. */
type PdfItem = {
  readonly str?: string;
  readonly width: number;
  readonly height: number;
  readonly transform: Matrix;
  readonly fontName: string;
};

async function readPage(
  source: PdfDocumentPage,
  number: number,
): Promise<{ readonly page: PdfPage; readonly legacyFont: boolean }> {
  const { width, height, transform } = source.getViewport({ scale: 1 });
  // the operators first: they bring the names of the fonts
  const rules = readRules(await source.getOperatorList(), transform);
  // tagged content divides cells that stand close together
  const { items } = await source.getTextContent({ includeMarkedContent: true });
  const pieces: TextPiece[] = [];
  let legacyFont = false;
  for (const item of items) {
    if (item.str === undefined || item.str.trim() === '') continue;
    const fontName = fontNameOf(source, item.fontName);
    const decoded = decodeLegacyFont(item.str, fontName);
    legacyFont ||= decoded !== undefined;
    pieces.push({
      text: (decoded ?? item.str).normalize('NFC'),
      ...placeOf(item, transform),
      bold: /bold|black|heavy/i.test(fontName),
    });
  }
  source.cleanup();
  return { page: { number, width, height, pieces: dropOverprints(pieces), rules }, legacyFont };
}

/** "ABCDEF+TimesNewRomanPS-BoldMT" without the mark of its subset. */
function fontNameOf(page: PdfDocumentPage, id: string): string {
  const name = page.commonObjs.has(id) ? (page.commonObjs.get(id)?.name ?? '') : '';
  return name.replace(/^[A-Z]{6}\+/, '');
}

/** Programs without a bold font print the same words several times in a row, a little apart. */
function dropOverprints(pieces: readonly TextPiece[]): TextPiece[] {
  const byText = new Map<string, TextPiece[]>();
  return pieces.filter((piece) => {
    const same = byText.get(piece.text) ?? [];
    byText.set(piece.text, same);
    const near = piece.height * 0.15;
    const isRepeated = same
      .slice(-OVERPRINTS)
      .some((other) => Math.abs(other.left - piece.left) < near && Math.abs(other.baseline - piece.baseline) < near);
    if (!isRepeated) same.push(piece);
    return !isRepeated;
  });
}

/** Words that run up or down a narrow column of a header take the place of the middle of their line. */
function placeOf(item: PdfItem, viewport: Matrix): Omit<TextPiece, 'text' | 'bold'> {
  const [a, b, c, d, e, f] = item.transform;
  const [x, y] = apply(viewport, e, f);
  const height = item.height > 0 ? item.height : Math.hypot(c, d);
  const [alongX, alongY] = [viewport[0] * a + viewport[2] * b, viewport[1] * a + viewport[3] * b];
  if (Math.abs(alongY) <= Math.abs(alongX)) return { left: x, right: x + item.width, baseline: y, height };
  const middle = y + (Math.sign(alongY) * item.width) / 2;
  const [left, right] = alongY < 0 ? [x - height, x] : [x, x + height];
  return { left, right, baseline: middle + height * 0.3, height };
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
