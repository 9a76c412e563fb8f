import { readXml, type XmlAttributes } from '../package-xml.ts';
import { findPlace, findRange, describePlaceOf, type CellPlace, type CellRange } from './cell-address.ts';
import type { SheetLimits } from './limits.ts';
import type { SheetNotices } from './raw-sheet.ts';
import { writeString, type StringWriter } from './rewrite-strings.ts';
import { escapeXml, spreadsheetName } from './write-xml.ts';

export type RewrittenSheet = {
  /** a worksheet of cells that hold something, and nothing else */
  readonly xml: string;
  readonly merges: readonly CellRange[];
  readonly hiddenRows: number;
  /** addresses whose value was an ISO 8601 date and is a serial number now, so that no number format hides the date */
  readonly isoDates: ReadonlySet<string>;
  readonly cells: number;
  readonly noticed: SheetNotices;
};

/**
 * Writes a worksheet anew in one pass: cells with a value, each with its address, and nothing else. Validations,
 * conditional formats, drawings, hyperlinks and empty formatted cells are gone, and with them what makes a reader of
 * workbooks hang or run out of memory. Formulas give way to the value that was calculated when the file was saved.
 * @param cellsLeft how many cells the workbook may still bring
 * @param strings how many shared strings the workbook has
 * @param defaultStyle the style of cells that name none or the first
 */
export function rewriteSheet(
  bytes: Uint8Array,
  {
    part,
    limits,
    cellsLeft,
    strings,
    defaultStyle,
  }: { part: string; limits: SheetLimits; cellsLeft: number; strings: number; defaultStyle: number },
): RewrittenSheet {
  const rows = new Map<number, string[]>();
  const merges: CellRange[] = [];
  const isoDates = new Set<string>();
  const formulasWithoutValue: CellPlace[] = [];
  const lostTexts: CellPlace[] = [];
  const hidden = new Set<number>();
  let cells = 0;
  let lastRowRead: number | null = null;
  let rowsFull = false;
  let columnsLeftOut = false;

  let row = 0;
  let column = 0;
  let rowHidden = false;
  let cell: OpenCell | undefined;
  let string: StringWriter | undefined;
  let inValue = false;

  function keep(place: CellPlace, xml: string): void {
    if (place.column > limits.columns) {
      columnsLeftOut = true;
      return;
    }
    const known = rows.get(place.row);
    if (rowsFull || cells >= cellsLeft || (known === undefined && rows.size >= limits.rows)) {
      rowsFull = true;
      return;
    }
    cells += 1;
    lastRowRead = Math.max(lastRowRead ?? 0, place.row);
    if (rowHidden) hidden.add(place.row);
    if (known === undefined) rows.set(place.row, [xml]);
    else known.push(xml);
  }

  function openCell(attributes: XmlAttributes): void {
    const named = findPlace(attributes['r'] ?? '');
    column = named?.column ?? column + 1;
    if (row === 0) row = named?.row ?? 1;
    cell = {
      place: { row, column },
      type: attributes['t'] ?? 'n',
      style: attributes['s'],
      value: '',
      string: [],
      formula: false,
    };
  }

  function closeCell(closed: OpenCell): void {
    const value = valueOf(closed);
    if (value === undefined) {
      if (closed.formula && closed.type !== 'str') formulasWithoutValue.push(closed.place);
      return;
    }
    if (value.type === 's' && !(Number(closed.value) >= 0 && Number(closed.value) < strings)) {
      lostTexts.push(closed.place);
      return;
    }
    const style = closed.style === undefined || closed.style === '0' ? String(defaultStyle) : closed.style;
    const address = describePlaceOf(closed.place);
    if (value.isoDate) isoDates.add(address);
    const type = value.type === 'n' ? '' : ` t="${value.type}"`;
    keep(closed.place, `<c r="${address}" s="${escapeXml(style)}"${type}>${value.xml}</c>`);
  }

  readXml(bytes, {
    part,
    events: {
      open(name, attributes) {
        const local = spreadsheetName(name);
        if (string !== undefined) string.open(local, attributes);
        else if (local === 'row') {
          row = rowNumber(attributes['r']) ?? row + 1;
          column = 0;
          rowHidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
        } else if (local === 'c') openCell(attributes);
        else if (local === 'mergeCell' && merges.length < limits.merges) {
          const range = findRange(attributes['ref'] ?? '');
          if (range !== undefined) merges.push(range);
        } else if (cell === undefined) return;
        else if (local === 'v') inValue = true;
        else if (local === 'f') cell.formula = true;
        else if (local === 'is') string = writeString(cell.string, 'is');
      },
      close(name) {
        if (string !== undefined) {
          if (string.close()) string = undefined;
          return;
        }
        const local = spreadsheetName(name);
        if (local === 'v') inValue = false;
        if (local !== 'c' || cell === undefined) return;
        closeCell(cell);
        cell = undefined;
      },
      text(text) {
        if (string !== undefined) string.text(text);
        else if (inValue && cell !== undefined) cell.value += text;
      },
    },
  });

  const numbers = [...rows.keys()].toSorted((a, b) => a - b);
  const xml = numbers.map((number) => `<row r="${number}">${(rows.get(number) ?? []).join('')}</row>`).join('');
  return {
    xml: `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${xml}</sheetData></worksheet>`,
    merges,
    hiddenRows: hidden.size,
    isoDates,
    cells,
    noticed: { formulasWithoutValue, lostTexts, lastRowRead: rowsFull ? (lastRowRead ?? 0) : null, columnsLeftOut },
  };
}

type OpenCell = {
  readonly place: CellPlace;
  readonly type: string;
  readonly style: string | undefined;
  value: string;
  readonly string: string[];
  formula: boolean;
};

type WrittenValue = {
  readonly type: 's' | 'b' | 'e' | 'n' | 'inlineStr';
  readonly xml: string;
  readonly isoDate: boolean;
};

/** The value as a plain cell writes it; undefined when the cell is empty. */
function valueOf(cell: OpenCell): WrittenValue | undefined {
  if (cell.type === 'inlineStr' && cell.string.length > 0) return written('inlineStr', cell.string.join(''));
  if (cell.value === '') return undefined;
  const value = cell.value.trim();
  switch (cell.type) {
    case 's':
    case 'b':
    case 'e':
      return value === '' ? undefined : written(cell.type, `<v>${escapeXml(value)}</v>`);
    case 'd': {
      const serial = serialOf(value);
      return serial === undefined ? textValue(cell.value) : { ...written('n', `<v>${serial}</v>`), isoDate: true };
    }
    case 'n':
      return value !== '' && Number.isFinite(Number(value)) ? written('n', `<v>${value}</v>`) : textValue(cell.value);
    default:
      return textValue(cell.value);
  }
}

function written(type: WrittenValue['type'], xml: string): WrittenValue {
  return { type, xml, isoDate: false };
}

/** Formula results are text in <v>; as inline text nothing decodes their characters a second time. */
function textValue(text: string): WrittenValue | undefined {
  return text.trim() === '' ? undefined : written('inlineStr', `<is><t>${escapeXml(text)}</t></is>`);
}

/** "2025-04-10" or "2025-04-10T08:00:00" as a serial number of the 1900 system (ECMA-376-1, 18.17.4). */
function serialOf(iso: string): number | undefined {
  const match = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?Z?$/.exec(iso);
  if (match === null) return undefined;
  const at = Date.parse(iso.endsWith('Z') ? iso : `${iso}${match[1] === undefined ? '' : 'Z'}`);
  return Number.isNaN(at) ? undefined : at / 86_400_000 + 25_569;
}

function rowNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^[1-9]\d{0,6}$/.test(text)) return undefined;
  const number = Number(text);
  return number <= 1_048_576 ? number : undefined;
}
