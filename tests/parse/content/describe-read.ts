import type { Cell, Content } from '../../../src/model/content.ts';
import type { Read } from '../../../src/model/remark.ts';

/**
 * What was read, short enough to be checked by eye: a paragraph is "place: text", a row is its number and cells.
 * A cell shows its text, "^row,column" in front where a merge covers it, [b] bold, [s] struck, and its value when that is
 * more than text.
 */
export function describeRead({ value, remarks }: Read<Content>): unknown {
  return {
    format: value.format,
    blocks: value.blocks.map((block) => {
      const { sheet, page } = block.source;
      const at = sheet ?? (page === undefined ? '' : `page ${page}`);
      if (block.kind === 'text')
        return `${at}, ${block.place}: ${block.text}${block.bold ? ' [b]' : ''}${block.centred ? ' [c]' : ''}`;
      const rows = block.rows.map(
        (row) =>
          `${row.source.row ?? '?'}${row.repeatsAsHeader ? ' header' : ''} | ${row.cells.map(describeCell).join(' | ')}`,
      );
      return { table: at, columns: block.columnCount, rows };
    }),
    remarks: remarks.map((remark) => `${remark.code}: ${remark.message}`),
  };
}

function describeCell({ text, value, anchor, bold, struck }: Cell): string {
  const marks = `${bold ? ' [b]' : ''}${struck ? ' [s]' : ''}`;
  if (anchor !== null) return `^${anchor.row},${anchor.column}`;
  switch (value.kind) {
    case 'blank':
    case 'text':
      return `${text}${marks}`;
    case 'number':
      return `${text}${marks} {number ${value.number}}`;
    case 'percent':
      return `${text}${marks} {percent ${value.percent}}`;
    case 'day':
      return `${text}${marks} {day ${value.day}}`;
    case 'boolean':
      return `${text}${marks} {boolean ${value.boolean}}`;
    case 'error':
      return `${text}${marks} {error ${value.error}}`;
  }
  return value satisfies never;
}
