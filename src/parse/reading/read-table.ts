import type { TableBlock } from '../../model/content.ts';
import type { TaskIndex } from '../match/task-index.ts';
import { foldText, tidyText } from '../../model/fold-text.ts';
import { classifyRow, hasSaid } from './classify-row.ts';
import { cellAt, listSeenCells } from './grid.ts';
import { guessColumns } from './guess-columns.ts';
import { joinRows } from './join-rows.ts';
import { readForm } from './read-form.ts';
import { areFractions } from './read-percent.ts';
import { findMonthNamed } from './read-period-from-text.ts';
import { isColumnNumbers, readHeader, type Column } from './read-header.ts';
import { refineColumns } from './refine-columns.ts';
import type { TablePart } from './table-part.ts';
import { readTableRow } from './table-row.ts';
import { classifySection } from './sections.ts';
import { describeRow } from './units.ts';

export type TableReading = {
  readonly parts: readonly TablePart[];
  /** the columns in force at its end, for a table that goes on without a header */
  readonly columns: readonly Column[] | undefined;
};

const LAYOUT_COLUMNS = 3;
const LAYOUT_ROWS = 8;
/** Columns that a blank template fills in already, and those of months before. */
const PLAN_COLUMNS: ReadonlySet<Column['meaning']> = new Set([
  'number',
  'plan',
  'group',
  'lead',
  'support',
  'product',
  'deadline',
  'before',
]);
/** Rows above a header that may be its title. */
const TITLE_ROWS = 12;

/**
 * Reads a table: header rows wherever they stand, task rows joined with the rows that continue them, group titles,
 * totals; what stands before and after the tasks becomes passages.
 * @param inherited columns of the table before, when this one may continue it
 */
export function readTable(
  table: TableBlock,
  {
    firstUnit,
    inherited,
    index,
    reportMonths,
  }: {
    firstUnit: number;
    inherited: readonly Column[] | undefined;
    index: TaskIndex;
    /** months that the texts above name, the nearest first */
    reportMonths: readonly number[];
  },
): TableReading {
  const form = readForm(table, firstUnit);
  if (form !== undefined) return { parts: form, columns: undefined };
  const parts: TablePart[] = [];
  const firstHeader = findHeaderRow(table, 0);
  let columns = firstHeader === 0 ? undefined : columnsBefore(table, firstHeader, inherited, index);
  let fractions = columns === undefined ? [] : listFractions(table, columns, 0);
  let numbered = columns !== undefined && isNumbered(table, columns, 0);
  for (let row = 0; row < table.rows.length; row += 1) {
    const header = readHeader(table, row);
    if (header !== undefined) {
      columns = refineColumns(table, header, {
        index,
        reportMonths: [...listMonthsAbove(table, row), ...reportMonths],
      });
      const otherMonths = columns.flatMap(({ meaning, header: name }) => (meaning === 'before' ? [name] : []));
      fractions = listFractions(table, columns, header.lastRow + 1);
      numbered = isNumbered(table, columns, header.lastRow + 1);
      for (; row <= header.lastRow; row += 1) {
        parts.push({
          kind: 'header',
          unit: firstUnit + row,
          text: describeRow(table, row),
          otherMonths: row === header.lastRow ? [...new Set(otherMonths)] : [],
          source: table.rows[row]?.source ?? table.source,
        });
      }
      row -= 1;
      continue;
    }
    if (columns === undefined) parts.push(...readLooseRow(table, row, firstUnit));
    else parts.push(...readRowWithin(table, row, { columns, fractions, firstUnit, numbered }));
  }
  return { parts: joinRows(parts, index), columns };
}

function readRowWithin(
  table: TableBlock,
  row: number,
  {
    columns,
    fractions,
    firstUnit,
    numbered,
  }: { columns: readonly Column[]; fractions: readonly boolean[]; firstUnit: number; numbered: boolean },
): readonly TablePart[] {
  const unit = firstUnit + row;
  if (isColumnNumbers(table, row)) return [{ kind: 'aside', unit, fate: 'headers' }];
  const reading = readTableRow(table, row, { columns, fractions });
  const kind = classifyRow(table, row, columns, reading);
  switch (kind.kind) {
    case 'blank':
      return [{ kind: 'aside', unit, fate: 'blank' }];
    case 'total':
      return [{ kind: 'aside', unit, fate: 'totals' }];
    case 'passage':
      return passagesOf(table, row, unit);
    case 'group':
      return classifySection(kind.title) === null
        ? [{ kind: 'group', unit, title: kind.title }]
        : passagesOf(table, row, unit);
    case 'task':
      if (reading.task === '' && !hasSaid(reading)) {
        return saysMore(table, row, columns) ? passagesOf(table, row, unit) : [{ kind: 'aside', unit, fate: 'blank' }];
      }
      return [
        { kind: 'task', row: { reading, units: [unit], numbered, source: table.rows[row]?.source ?? table.source } },
      ];
  }
  return kind satisfies never;
}

/** Words beside the number and what the plan itself says of a task. */
function saysMore(table: TableBlock, row: number, columns: readonly Column[]): boolean {
  return listSeenCells(table, row).some(
    ({ fromAbove, text, firstColumn }) =>
      !fromAbove && /\p{L}{2}/u.test(text) && !PLAN_COLUMNS.has(columns[firstColumn]?.meaning ?? null),
  );
}

/** A row outside any progress table: letterhead, title, label and value, or a table that we do not understand. */
function readLooseRow(table: TableBlock, row: number, firstUnit: number): readonly TablePart[] {
  const unit = firstUnit + row;
  const cells = listSeenCells(table, row);
  if (cells.length === 0) return [{ kind: 'aside', unit, fate: 'blank' }];
  const isLayout = table.columnCount <= LAYOUT_COLUMNS && table.rows.length <= LAYOUT_ROWS;
  if (isLayout || cells.length <= 2) return passagesOf(table, row, unit);
  return [{ kind: 'unread', unit, source: table.rows[row]?.source ?? table.source }];
}

/** A row of running text is one passage, its cells one under the other: each row is one unit of account. */
function passagesOf(table: TableBlock, row: number, unit: number): readonly TablePart[] {
  const cells = listSeenCells(table, row).filter((cell) => !cell.fromAbove);
  const [first] = cells;
  if (first === undefined) return [{ kind: 'aside', unit, fate: 'blank' }];
  return [
    {
      kind: 'passage',
      passage: {
        unit,
        text: cells.map((seen) => seen.cell.text.trim()).join('\n'),
        number: null,
        headingLevel: null,
        listLevel: null,
        bold: cells.every((seen) => seen.cell.bold),
        centred: cells.length === 1 && first.lastColumn > first.firstColumn,
        place: 'body',
        source: table.rows[row]?.source ?? table.source,
        sheet: table.sheet,
      },
    },
  ];
}

function findHeaderRow(table: TableBlock, from: number): number | undefined {
  for (let row = from; row < table.rows.length; row += 1) if (readHeader(table, row) !== undefined) return row;
  return undefined;
}

/** Columns for rows above the first header: those of the table that this one continues, or guessed ones. */
function columnsBefore(
  table: TableBlock,
  firstHeader: number | undefined,
  inherited: readonly Column[] | undefined,
  index: TaskIndex,
): readonly Column[] | undefined {
  if (inherited !== undefined && inherited.length === table.columnCount && table.sheet === null) return inherited;
  return firstHeader === undefined ? guessColumns(table, 0, index) : undefined;
}

/** Months that the title rows above a header name, then the sheet's name. */
function listMonthsAbove(table: TableBlock, header: number): readonly number[] {
  const rows = Array.from({ length: Math.min(header, TITLE_ROWS) }, (_, at) => describeRow(table, header - 1 - at));
  return [...rows, table.sheet ?? ''].flatMap((text) => findMonthNamed(foldText(text))?.month ?? []);
}

function listFractions(table: TableBlock, columns: readonly Column[], from: number): readonly boolean[] {
  return columns.map(({ meaning }, column) => {
    if (meaning !== 'progress' && meaning !== 'status') return false;
    const cells = table.rows.slice(from).flatMap((row) => row.cells[column] ?? []);
    return areFractions(cells.filter((cell) => cell.anchor === null));
  });
}

/** Whether most task rows carry a number, so that a row without one continues the row above. */
function isNumbered(table: TableBlock, columns: readonly Column[], from: number): boolean {
  const number = columns.findIndex((column) => column.meaning === 'number');
  const task = columns.findIndex((column) => column.meaning === 'task');
  if (number < 0 || task < 0) return false;
  let [withTask, withNumber] = [0, 0];
  for (let row = from; row < table.rows.length; row += 1) {
    if (tidyText(cellAt(table, row, task)?.text ?? '') === '') continue;
    withTask += 1;
    if (/\d/.test(cellAt(table, row, number)?.text ?? '')) withNumber += 1;
  }
  return withNumber * 2 >= withTask;
}
