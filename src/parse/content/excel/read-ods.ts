import type { CellValue, Content } from '../../../model/content.ts';
import { InputError } from '../../../model/errors.ts';
import type { PackageParts } from '../../../model/file-format.ts';
import type { Read, Remark } from '../../../model/remark.ts';
import { readXml, type XmlAttributes } from '../package-xml.ts';
import { buildSheets } from './build-sheets.ts';
import type { CellPlace, CellRange } from './cell-address.ts';
import { SHEET_LIMITS, type SheetLimits } from './limits.ts';
import type { RawCell, RawSheet, RawValue } from './raw-sheet.ts';

const ODF = 'urn:oasis:names:tc:opendocument:xmlns:';
const TABLE = `{${ODF}table:1.0}`;
const OFFICE = `{${ODF}office:1.0}`;
const TEXT = `{${ODF}text:1.0}`;
const STYLE = `{${ODF}style:1.0}`;
const FO = `{${ODF}xsl-fo-compatible:1.0}`;
const DRAW = `{${ODF}drawing:1.0}`;
/** LibreOffice's own extension says which cells hold an error. */
const CALC_TYPE = '{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type';

/**
 * Reads an OpenDocument spreadsheet. It stores the text that each cell shows beside its value, so nothing has to be
 * formatted; repeated rows and cells, with which a few bytes can claim a billion cells, are written out up to the limits.
 * @throws InputError 'corrupt', 'password_protected', 'too_large'
 */
export function readOds(
  parts: PackageParts,
  { file, limits = SHEET_LIMITS }: { file: string; limits?: SheetLimits },
): Read<Content> {
  const manifest = parts.get('META-INF/manifest.xml');
  if (manifest !== undefined && isEncrypted(manifest)) throw new InputError('password_protected');
  const content = parts.get('content.xml');
  if (content === undefined) throw new InputError('corrupt', 'thiếu content.xml');
  const sheets = readSheets(content, limits);
  const remarks: Remark[] = [];
  for (const { name, hidden } of sheets) {
    if (!hidden) continue;
    const source = { file, sheet: name };
    remarks.push({ code: 'hidden_sheet_skipped', message: `Bỏ qua trang tính ẩn “${name}”.`, source });
  }
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const built = buildSheets(visible.slice(0, limits.sheets).map(rawSheetOf), { file, dates: 1900, limits });
  if (visible.length > limits.sheets) {
    const message = `Tệp có ${visible.length} trang tính, chỉ đọc ${limits.sheets} trang đầu.`;
    remarks.push({ code: 'part_skipped', message, source: { file } });
  }
  return { value: { format: 'ods', blocks: built.value }, remarks: [...remarks, ...built.remarks] };
}

function isEncrypted(manifest: Uint8Array): boolean {
  let found = false;
  const open = (name: string) => {
    if (name.endsWith('}encryption-data')) found = true;
  };
  readXml(manifest, { part: 'META-INF/manifest.xml', events: { open, close() {}, text() {} } });
  return found;
}

type CellStyle = { bold: boolean; struck: boolean; hiddenTable: boolean };

type OpenSheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: RawCell[];
  readonly merges: CellRange[];
  readonly formulasWithoutValue: CellPlace[];
  row: number;
  usedRows: number;
  hiddenRows: number;
  lastRowRead: number | null;
  columnsLeftOut: boolean;
};

type OpenRow = { readonly repeat: number; readonly hidden: boolean; readonly cells: RawCell[]; column: number };

type OpenCell = { readonly attributes: XmlAttributes; text: string; paragraphs: number };

function readSheets(content: Uint8Array, limits: SheetLimits): OpenSheet[] {
  const sheets: OpenSheet[] = [];
  const styles = new Map<string, CellStyle>();
  let style: CellStyle | undefined;
  let sheet: OpenSheet | undefined;
  let row: OpenRow | undefined;
  let cell: OpenCell | undefined;
  let cellsRead = 0;
  let inParagraph = false;
  /** inside comments and drawings, whose paragraphs are not the cell's */
  let aside = 0;

  readXml(content, {
    part: 'content.xml',
    events: {
      open(name, attributes) {
        if (aside > 0 || name === `${OFFICE}annotation` || name.startsWith(DRAW)) aside += 1;
        else if (name === `${STYLE}style`) {
          style = { bold: false, struck: false, hiddenTable: false };
          styles.set(attributes[`${STYLE}name`] ?? '', style);
        } else if (style !== undefined && name.startsWith(STYLE)) {
          if (attributes[`${FO}font-weight`] === 'bold') style.bold = true;
          if ((attributes[`${STYLE}text-line-through-style`] ?? 'none') !== 'none') style.struck = true;
          if (attributes[`${TABLE}display`] === 'false') style.hiddenTable = true;
        } else if (name === `${TABLE}table` && sheet === undefined) sheet = openSheet(attributes);
        else if (name === `${TABLE}table-row` && sheet !== undefined) row = openRow(attributes);
        else if (name === `${TABLE}table-cell` || name === `${TABLE}covered-table-cell`) {
          cell = { attributes, text: '', paragraphs: 0 };
        } else if (cell !== undefined) openText(cell, name, attributes);
      },
      close(name) {
        if (aside > 0) aside -= 1;
        else if (name === `${STYLE}style`) style = undefined;
        else if (name === `${TEXT}p`) inParagraph = false;
        else if (name === `${TABLE}table-cell` || name === `${TABLE}covered-table-cell`) closeCell();
        else if (name === `${TABLE}table-row`) closeRow();
        else if (name === `${TABLE}table` && sheet !== undefined) {
          sheets.push(sheet);
          sheet = undefined;
        }
      },
      text(text) {
        if (inParagraph && aside === 0 && cell !== undefined) cell.text += text;
      },
    },
  });
  return sheets;

  function openSheet(attributes: XmlAttributes): OpenSheet {
    return {
      name: (attributes[`${TABLE}name`] ?? '').normalize('NFC'),
      hidden: styles.get(attributes[`${TABLE}style-name`] ?? '')?.hiddenTable ?? false,
      cells: [],
      merges: [],
      formulasWithoutValue: [],
      row: 1,
      usedRows: 0,
      hiddenRows: 0,
      lastRowRead: null,
      columnsLeftOut: false,
    };
  }

  function openRow(attributes: XmlAttributes): OpenRow {
    const visibility = attributes[`${TABLE}visibility`] ?? 'visible';
    return {
      repeat: countOf(attributes, 'number-rows-repeated'),
      hidden: visibility !== 'visible',
      cells: [],
      column: 1,
    };
  }

  function openText(open: OpenCell, name: string, attributes: XmlAttributes): void {
    if (name === `${TEXT}p`) {
      open.paragraphs += 1;
      if (open.paragraphs > 1) open.text += '\n';
      inParagraph = true;
    } else if (name === `${TEXT}s`) open.text += ' '.repeat(Math.min(Number(attributes[`${TEXT}c`] ?? 1) || 1, 100));
    else if (name === `${TEXT}tab`) open.text += '\t';
    else if (name === `${TEXT}line-break`) open.text += '\n';
  }

  function closeCell(): void {
    if (cell === undefined || row === undefined || sheet === undefined) return;
    const { attributes } = cell;
    const repeat = countOf(attributes, 'number-columns-repeated');
    const raw = rawValueOf(cell);
    const place = { row: sheet.row, column: row.column };
    if (
      raw === undefined &&
      attributes[`${TABLE}formula`] !== undefined &&
      attributes[`${OFFICE}value-type`] === undefined
    ) {
      sheet.formulasWithoutValue.push(place);
    }
    const down = countOf(attributes, 'number-rows-spanned');
    const right = countOf(attributes, 'number-columns-spanned');
    if ((down > 1 || right > 1) && sheet.merges.length < limits.merges) {
      sheet.merges.push({
        top: place.row,
        left: place.column,
        bottom: place.row + down - 1,
        right: place.column + right - 1,
      });
    }
    if (raw !== undefined) {
      const { bold = false, struck = false } = styles.get(attributes[`${TABLE}style-name`] ?? '') ?? {};
      const last = Math.min(row.column + repeat - 1, limits.columns);
      if (row.column + repeat - 1 > limits.columns) sheet.columnsLeftOut = true;
      for (let column = row.column; column <= last; column += 1) {
        row.cells.push({ row: 0, column, raw, format: null, bold, struck, partlyStruck: false, legacyFont: false });
      }
    }
    row.column += repeat;
    cell = undefined;
  }

  function closeRow(): void {
    if (row === undefined || sheet === undefined) return;
    if (row.cells.length > 0) {
      for (let number = sheet.row; number < sheet.row + row.repeat; number += 1) {
        if (
          sheet.usedRows >= limits.rows ||
          cellsRead + row.cells.length > limits.cells ||
          sheet.lastRowRead !== null
        ) {
          sheet.lastRowRead ??= sheet.cells.at(-1)?.row ?? 0;
          break;
        }
        sheet.usedRows += 1;
        cellsRead += row.cells.length;
        if (row.hidden) sheet.hiddenRows += 1;
        for (const each of row.cells) sheet.cells.push({ ...each, row: number });
      }
    }
    sheet.row += row.repeat;
    row = undefined;
  }
}

function rawSheetOf(sheet: OpenSheet): RawSheet {
  const { name, cells, merges, hiddenRows, formulasWithoutValue, lastRowRead, columnsLeftOut } = sheet;
  return {
    name,
    cells,
    merges,
    hiddenRows,
    noticed: { formulasWithoutValue, lostTexts: [], lastRowRead, columnsLeftOut },
  };
}

function rawValueOf({ attributes, text }: OpenCell): RawValue | undefined {
  if (attributes[CALC_TYPE] === 'error') return { kind: 'error', error: text };
  const value = valueOf(attributes);
  if (value === undefined) return text.trim() === '' ? undefined : { kind: 'text', text };
  return { kind: 'shown', text, value };
}

function valueOf(attributes: XmlAttributes): CellValue | undefined {
  const number = Number(attributes[`${OFFICE}value`] ?? Number.NaN);
  switch (attributes[`${OFFICE}value-type`]) {
    case 'percentage':
      return Number.isFinite(number) ? { kind: 'percent', percent: Number((number * 100).toPrecision(15)) } : undefined;
    case 'float':
    case 'currency':
      return Number.isFinite(number) ? { kind: 'number', number } : undefined;
    case 'boolean':
      return { kind: 'boolean', boolean: attributes[`${OFFICE}boolean-value`] === 'true' };
    case 'date': {
      const day = /^\d{4}-\d\d-\d\d/.exec(attributes[`${OFFICE}date-value`] ?? '')?.[0];
      return day === undefined ? undefined : { kind: 'day', day };
    }
    default:
      return undefined;
  }
}

function countOf(attributes: XmlAttributes, name: string): number {
  const text = attributes[`${TABLE}${name}`];
  return text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 1;
}
