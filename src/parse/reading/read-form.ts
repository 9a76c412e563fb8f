import type { TableBlock } from '../../model/content.ts';
import { classifyHeader } from './classify-header.ts';
import { cellAt, countWords, listSeenCells } from './grid.ts';
import type { ColumnMeaning } from './header-words.ts';
import type { TablePart, TaskRow } from './table-part.ts';
import { readTableRow, type TableRowReading } from './table-row.ts';

const LEAST_LABELLED = 0.6;
const LONGEST_LABEL_WORDS = 8;
const TELLING: ReadonlySet<ColumnMeaning> = new Set(['result', 'status', 'progress']);

/**
 * Reads a form: labels down the first column, what the agency says beside them, a task after the other.
 * @returns undefined when the table is none
 */
export function readForm(table: TableBlock, firstUnit: number): readonly TablePart[] | undefined {
  const labels = table.rows.map((_, row) => readLabel(table, row));
  const filled = table.rows.filter((_, row) => listSeenCells(table, row).length > 0).length;
  const known = labels.filter((label) => label !== undefined);
  const tells = known.includes('task') && known.some((label) => TELLING.has(label));
  if (!tells || known.length < 3 || known.length < filled * LEAST_LABELLED) return undefined;
  const parts: TablePart[] = [];
  for (const [row, label] of labels.entries()) {
    const unit = firstUnit + row;
    const before = parts.at(-1);
    if (label === undefined || label === 'number') {
      const blank = listSeenCells(table, row).length === 0 || label === 'number';
      parts.push(
        blank ? { kind: 'aside', unit, fate: 'blank' } : { kind: 'unread', unit, source: sourceOf(table, row) },
      );
      continue;
    }
    const reading = readLine(table, row, label);
    if (label === 'task' || before?.kind !== 'task') {
      parts.push({ kind: 'task', row: { reading, units: [unit], numbered: false, source: sourceOf(table, row) } });
    } else parts[parts.length - 1] = { kind: 'task', row: addLine(before.row, reading, unit) };
  }
  return parts;
}

function readLabel(table: TableBlock, row: number): ColumnMeaning | undefined {
  const [first, second, third] = listSeenCells(table, row);
  if (first === undefined || third !== undefined || first.firstColumn !== 0) return undefined;
  // A label without anything beside it is a line left blank; a wide cell is a title.
  if (second === undefined && first.lastColumn > 0) return undefined;
  return countWords(first.text) > LONGEST_LABEL_WORDS ? undefined : classifyHeader(first.text);
}

/** One line of the form, read as a row whose only column has the label's meaning. */
function readLine(table: TableBlock, row: number, label: ColumnMeaning): TableRowReading {
  const value = listSeenCells(table, row)[1]?.firstColumn ?? table.columnCount;
  const columns = Array.from({ length: table.columnCount }, (_, column) => ({
    meaning: column === value ? label : ('support' as const),
    header: '',
  }));
  return { ...readTableRow(table, row, { columns, fractions: [] }), continuesMerge: false };
}

function addLine(task: TaskRow, line: TableRowReading, unit: number): TaskRow {
  const { reading } = task;
  const said = { ...reading.said };
  return {
    ...task,
    units: [...task.units, unit],
    reading: {
      ...reading,
      plan: reading.plan + line.plan,
      lead: reading.lead + line.lead,
      product: reading.product + line.product,
      deadline: reading.deadline + line.deadline,
      said: {
        results: [...said.results, ...line.said.results],
        statuses: [...said.statuses, ...line.said.statuses],
        percents: [...said.percents, ...line.said.percents],
        ticks: [...said.ticks, ...line.said.ticks],
        difficulties: [...said.difficulties, ...line.said.difficulties],
        proposals: [...said.proposals, ...line.said.proposals],
        notes: [...said.notes, ...line.said.notes],
      },
    },
  };
}

function sourceOf(table: TableBlock, row: number): TaskRow['source'] {
  return cellAt(table, row, 0) === undefined ? table.source : (table.rows[row]?.source ?? table.source);
}
