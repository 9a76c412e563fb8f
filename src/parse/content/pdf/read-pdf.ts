import type { Block, Cell, Content, TableRow } from '../../../model/content.ts';
import type { Read, Remark } from '../../../model/remark.ts';
import { measureSyllables } from '../text/syllable-share.ts';
import { buildPageBlocks } from './build-page-blocks.ts';
import { joinPages, type DocumentBlock } from './join-pages.ts';
import { openPdf, PDF_LIMITS, type PdfLimits } from './open-pdf.ts';

/** A text of which fewer words can be Vietnamese syllables has lost letters on its way into the PDF. */
const MIN_SHARE = 0.8;
const MIN_WORDS = 20;
/** Remarks name no more pages than this. */
const PAGES_NAMED = 10;

/**
 * Reads a PDF that holds text: paragraphs, ruled tables, page marks, in reading order, each text once. A page without text
 * (a scan) gives no block and a remark. Tables that a page break divides are one table per page; a row that it cuts is one
 * row, of the page where it begins.
 * @throws InputError 'password_protected', 'corrupt', 'too_large'
 */
export async function readPdf(
  bytes: Uint8Array,
  { file, limits = PDF_LIMITS }: { file: string; limits?: PdfLimits },
): Promise<Read<Content>> {
  const { pages, pageCount, legacyFont } = await openPdf(bytes, limits);
  const blocks = toBlocks(joinPages(buildPageBlocks(pages)), file);
  const remarks: Remark[] = [];
  const note = (code: Remark['code'], message: string, page?: number) => {
    remarks.push({ code, message, source: page === undefined ? { file } : { file, page } });
  };

  if (pageCount > pages.length)
    note('part_skipped', `Tệp PDF có ${pageCount} trang, chỉ đọc ${pages.length} trang đầu.`);
  const empty = pages.filter((page) => page.pieces.length === 0).map((page) => page.number);
  if (empty.length === pages.length)
    note('pdf_without_text', 'Tệp PDF không có chữ (có thể là bản quét ảnh), chưa đọc được.');
  else if (empty.length > 0) {
    const named = `${empty.slice(0, PAGES_NAMED).join(', ')}${empty.length > PAGES_NAMED ? ', …' : ''}`;
    note('pdf_without_text', `Trang ${named} của tệp PDF không có chữ (có thể là ảnh quét), chưa đọc được.`, empty[0]);
  }
  const { words, share } = measureSyllables(pages.flatMap((page) => page.pieces.map((piece) => piece.text)).join(' '));
  if (words >= MIN_WORDS && share < MIN_SHARE) {
    const percent = Math.round(share * 100);
    note(
      'pdf_text_poor',
      `Chữ trong tệp PDF bị lỗi: chỉ khoảng ${percent}% số tiếng đọc được; cần đối chiếu với bản gốc.`,
    );
  }
  if (legacyFont) note('legacy_font_decoded', 'Tệp PDF dùng phông chữ cũ (TCVN3 hoặc VNI), đã chuyển sang Unicode.');
  return { value: { format: 'pdf', blocks }, remarks };
}

function toBlocks(blocks: readonly DocumentBlock[], file: string): Block[] {
  let paragraphs = 0;
  let tables = 0;
  return blocks.map((block): Block => {
    if (block.kind === 'paragraph') {
      const { text, bold, centred } = block.paragraph;
      paragraphs += 1;
      const source = { file, page: block.page, paragraph: paragraphs };
      return {
        kind: 'text',
        text,
        number: null,
        headingLevel: null,
        listLevel: null,
        bold,
        centred,
        place: block.place,
        source,
      };
    }
    tables += 1;
    const source = { file, page: block.page, table: tables };
    const rows = block.rows.map((cells, row): TableRow => ({
      cells: cells.map(({ text, bold, master }, column): Cell => {
        const isMaster = master.row === row && master.column === column;
        const value = { kind: text === '' ? 'blank' : 'text' } as const;
        return { text, value, anchor: isMaster ? null : master, bold, struck: false };
      }),
      repeatsAsHeader: row < block.headerRows,
      source: { ...source, row: row + (block.movedRow !== null && row >= block.movedRow ? 2 : 1) },
    }));
    return { kind: 'table', sheet: null, columnCount: rows[0]?.cells.length ?? 0, rows, source };
  });
}
