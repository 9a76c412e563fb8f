import { readXml, type XmlAttributes } from '../package-xml.ts';
import type { CellPlace, CellRange } from './cell-address.ts';
import type { SheetLimits } from './limits.ts';
import { countOf, DRAW, FO, OFFICE, rawValueOf, STYLE, TABLE, TEXT, type OdsCell } from './ods-cell.ts';
import type { RawCell } from './raw-sheet.ts';

type CellStyle = { bold: boolean; struck: boolean; hiddenTable: boolean };

export type OdsSheet = {
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

/**
 * Reads the tables of content.xml. Repeated rows and cells, with which a few bytes can claim a billion cells, are written
 * out up to the limits.
 */
export function readOdsSheets(content: Uint8Array, limits: SheetLimits): OdsSheet[] {
  const sheets: OdsSheet[] = [];
  const styles = new Map<string, CellStyle>();
  let style: CellStyle | undefined;
  let sheet: OdsSheet | undefined;
  let row: OpenRow | undefined;
  let cell: OdsCell | undefined;
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

  function openSheet(attributes: XmlAttributes): OdsSheet {
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

  function openText(open: OdsCell, name: string, attributes: XmlAttributes): void {
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
