import type { TextBlock } from '../../../model/content.ts';
import { InputError } from '../../../model/errors.ts';
import type { PackageParts } from '../../../model/file-format.ts';
import type { Read, Remark } from '../../../model/remark.ts';
import type { Source } from '../../../model/source.ts';
import { readXml } from '../package-xml.ts';
import { findPart, listRelationships } from './workbook-parts.ts';

/** A drawing with more paragraphs is no text that somebody typed. */
const MAX_PARAGRAPHS = 1000;

/**
 * The paragraphs of the shapes and text boxes that lie on a sheet, in the order of the drawing (ECMA-376-1, 20.5). A drawing
 * that cannot be read costs its own text and a remark, not the sheet.
 */
export function readTextBoxes(
  parts: PackageParts,
  { sheetPath, source }: { sheetPath: string; source: Source & { readonly sheet: string } },
): Read<TextBlock[]> {
  const blocks: TextBlock[] = [];
  const remarks: Remark[] = [];
  for (const { type, target } of listRelationships(parts, sheetPath)) {
    const bytes = type === 'drawing' ? findPart(parts, target) : undefined;
    if (bytes === undefined) continue;
    try {
      readDrawing(bytes, { part: target, source, blocks });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const message = `Không đọc được chữ trong hình vẽ của trang tính “${source.sheet}”.`;
      remarks.push({ code: 'part_skipped', message, source });
    }
  }
  return { value: blocks, remarks };
}

function readDrawing(
  bytes: Uint8Array,
  { part, source, blocks }: { part: string; source: Source; blocks: TextBlock[] },
): void {
  let bodies = 0;
  /** what older programs would show instead of a newer shape: the same text again */
  let fallbacks = 0;
  let text: string | undefined;
  let centred = false;
  let boldRuns = 0;
  let plainRuns = 0;
  let bold = false;
  let inText = false;

  readXml(bytes, {
    part,
    events: {
      open(name, attributes) {
        if (name === 'mc:Fallback') fallbacks += 1;
        if (name.endsWith('}txBody')) bodies += 1;
        if (bodies === 0 || fallbacks > 0) return;
        if (name === 'a:p') {
          text = '';
          centred = false;
          boldRuns = plainRuns = 0;
        } else if (name === 'a:pPr') centred = attributes['algn'] === 'ctr';
        else if (name === 'a:r') bold = false;
        else if (name === 'a:rPr') bold = attributes['b'] === '1' || attributes['b'] === 'true';
        else if (name === 'a:br' && text !== undefined) text += '\n';
        else if (name === 'a:t') inText = true;
      },
      close(name) {
        if (name === 'mc:Fallback') fallbacks -= 1;
        if (name.endsWith('}txBody')) bodies -= 1;
        if (name === 'a:t') inText = false;
        if (name !== 'a:p' || text === undefined) return;
        if (text.trim() !== '' && blocks.length < MAX_PARAGRAPHS) {
          blocks.push({
            kind: 'text',
            text: text.normalize('NFC').trim(),
            number: null,
            headingLevel: null,
            listLevel: null,
            bold: boldRuns > 0 && plainRuns === 0,
            centred,
            place: 'text_box',
            source: { ...source, paragraph: blocks.length + 1 },
          });
        }
        text = undefined;
      },
      text(piece) {
        if (!inText || text === undefined) return;
        text += piece;
        if (piece.trim() === '') return;
        if (bold) boldRuns += 1;
        else plainRuns += 1;
      },
    },
  });
}
