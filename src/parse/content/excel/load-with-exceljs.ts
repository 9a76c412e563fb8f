import type { Cell, CellRichTextValue, CellValue, Font } from 'exceljs';
import { decodeLegacyFont } from '../legacy-font.ts';
import type { CellPlace } from './cell-address.ts';
import type { RawCell, RawSheet, RawValue } from './raw-sheet.ts';
import type { RewrittenWorkbook } from './rewrite-workbook.ts';
import { showDay } from './show-number.ts';

const DAY_MS = 86_400_000;
const SERIAL_OF_1970 = 25_569;

/** Reads a rewritten workbook with exceljs, which knows its fonts and runs; throws whatever exceljs throws. */
export async function loadWithExceljs(workbook: RewrittenWorkbook): Promise<RawSheet[]> {
  // loaded when needed: a process that reads other formats does without it
  const { default: exceljs } = await import('exceljs');
  const loaded = new exceljs.Workbook();
  await loaded.xlsx.load(workbook.bytes.slice().buffer);
  return workbook.sheets.map((sheet, index) => {
    const worksheet = loaded.getWorksheet(`s${index + 1}`);
    if (worksheet === undefined) throw new Error(`exceljs lost sheet ${index + 1}`);
    const cells: RawCell[] = [];
    worksheet.eachRow({ includeEmpty: false }, (row) => {
      row.eachCell({ includeEmpty: false }, (cell) => {
        const read = readCell(cell, sheet.isoDates.has(cell.address));
        if (read !== undefined) cells.push(read);
      });
    });
    const { merges, hiddenRows, noticed } = sheet;
    return { name: sheet.part.name, cells, merges, hiddenRows, noticed };
  });
}

function readCell(cell: Cell, isoDate: boolean): RawCell | undefined {
  const { value } = cell;
  const font: Partial<Font> = cell.font ?? {};
  if (isRichText(value)) return { ...placeOf(cell), format: null, ...readRuns(value, font) };
  const unicode = typeof value === 'string' && font.name !== undefined ? decodeLegacyFont(value, font.name) : undefined;
  const raw = rawValueOf(unicode ?? value, isoDate);
  if (raw === undefined) return undefined;
  return {
    ...placeOf(cell),
    format: cell.numFmt ?? null,
    raw,
    bold: font.bold === true,
    struck: font.strike === true,
    partlyStruck: false,
    legacyFont: unicode !== undefined,
  };
}

function placeOf(cell: Cell): CellPlace {
  return { row: Number(cell.row), column: Number(cell.col) };
}

/** exceljs gives an empty shared string as an object without anything. */
function isRichText(value: CellValue): value is CellRichTextValue {
  return typeof value === 'object' && value !== null && 'richText' in value;
}

/** A cell written in several fonts; a run without a font of its own has the cell's. */
function readRuns(value: CellRichTextValue, cellFont: Partial<Font>): Omit<RawCell, 'row' | 'column' | 'format'> {
  const runs = value.richText.map(({ text, font }) => ({ text: text ?? '', font: font ?? cellFont }));
  const words = runs.filter((run) => run.text.trim() !== '');
  const struck = words.length > 0 && words.every((run) => run.font.strike === true);
  const { text, decoded } = joinRuns(runs);
  return {
    raw: { kind: 'text', text },
    bold: words.length > 0 && words.every((run) => run.font.bold === true),
    struck,
    partlyStruck: !struck && words.some((run) => run.font.strike === true),
    legacyFont: decoded,
  };
}

type Run = { readonly text: string; readonly font: Partial<Font> };

/** Neighbours in one font are decoded together: a run may end between a letter and its mark. */
function joinRuns(runs: readonly Run[]): { text: string; decoded: boolean } {
  const pieces: { text: string; fontName: string | undefined }[] = [];
  for (const { text, font } of runs) {
    const last = pieces.at(-1);
    if (last !== undefined && last.fontName === font.name) last.text += text;
    else pieces.push({ text, fontName: font.name });
  }
  let decoded = false;
  const texts = pieces.map(({ text, fontName }) => {
    const unicode = fontName === undefined ? undefined : decodeLegacyFont(text, fontName);
    decoded ||= unicode !== undefined;
    return unicode ?? text;
  });
  return { text: texts.join(''), decoded };
}

function rawValueOf(value: CellValue, isoDate: boolean): RawValue | undefined {
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  if (value instanceof Date) value = value.getTime() / DAY_MS + SERIAL_OF_1970;
  if (typeof value === 'number') {
    return isoDate ? { kind: 'shown', ...showDay(value) } : { kind: 'number', number: value };
  }
  if (typeof value === 'object' && value !== null && 'error' in value) return { kind: 'error', error: value.error };
  return undefined;
}
