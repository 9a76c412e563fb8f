import type { Block, Cell, Content, TableRow } from '../../../model/content.ts';
import type { Read, Remark } from '../../../model/remark.ts';
import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';

/** Bounds of what is read from one file of plain text. */
export type TextLimits = { readonly paragraphs: number; readonly rows: number; readonly columns: number };

export const TEXT_LIMITS: TextLimits = { paragraphs: 20_000, rows: 20_000, columns: 200 };

type Options = { readonly file: string; readonly limits?: TextLimits };

/** Reads plain text: each line that is not blank is a paragraph. */
export function readText(bytes: Uint8Array, { file, limits = TEXT_LIMITS }: Options): Read<Content> {
  const { text, guessed } = decodeText(bytes);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const remarks = listRemarks(guessed, file);
  if (lines.length > limits.paragraphs) {
    const message = `Tệp quá dài, chỉ đọc ${limits.paragraphs} đoạn đầu.`;
    remarks.push({ code: 'rows_capped', message, source: { file } });
  }
  const blocks = lines.slice(0, limits.paragraphs).map((line, index): Block => ({
    kind: 'text',
    text: line.trim(),
    number: null,
    headingLevel: null,
    listLevel: null,
    bold: false,
    centred: false,
    place: 'body',
    source: { file, paragraph: index + 1 },
  }));
  return { value: { format: 'txt', blocks }, remarks };
}

/** Reads delimited text as one table, rows numbered as a spreadsheet program would show them. */
export function readDelimited(bytes: Uint8Array, { file, limits = TEXT_LIMITS }: Options): Read<Content> {
  const { text, guessed } = decodeText(bytes);
  const { records, more } = readCsv(text, { rows: limits.rows });
  const remarks = listRemarks(guessed, file);
  if (more) {
    remarks.push({ code: 'rows_capped', message: `Tệp quá dài, chỉ đọc ${limits.rows} dòng đầu.`, source: { file } });
  }
  const isUsed = (field: string) => field.trim() !== '';
  const used = Math.max(0, ...records.map((record) => record.findLastIndex(isUsed) + 1));
  const columnCount = Math.min(used, limits.columns);
  if (used > columnCount) {
    remarks.push({
      code: 'columns_capped',
      message: `Tệp quá rộng, chỉ đọc ${columnCount} cột đầu.`,
      source: { file },
    });
  }
  const source = { file, table: 1 };
  const first = records.findIndex((record) => record.some(isUsed));
  const last = records.findLastIndex((record) => record.some(isUsed));
  const rows = records.slice(first, last + 1).map((record, index): TableRow => {
    const cells = Array.from({ length: columnCount }, (_, column) => cellOf(record[column] ?? ''));
    return { cells, repeatsAsHeader: false, source: { ...source, row: first + index + 1 } };
  });
  const blocks: Block[] = columnCount === 0 ? [] : [{ kind: 'table', sheet: null, columnCount, rows, source }];
  return { value: { format: 'csv', blocks }, remarks };
}

function cellOf(field: string): Cell {
  const text = field.trim();
  return { text, value: { kind: text === '' ? 'blank' : 'text' }, anchor: null, bold: false, struck: false };
}

function listRemarks(guessed: string | null, file: string): Remark[] {
  if (guessed === null) return [];
  const message = `Tệp không ghi bảng mã; đã đọc theo ${guessed}, cần xem lại nếu chữ bị lỗi.`;
  return [{ code: 'charset_guessed', message, source: { file } }];
}
