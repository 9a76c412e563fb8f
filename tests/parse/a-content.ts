import type { Block, Cell, CellValue, Content, TableBlock, TextBlock } from '../../src/model/content.ts';

/** A cell of a test table: its text, or text with more to it. LEFT and ABOVE stand for a place covered by a merge. */
export type TestCell =
  | string
  | { readonly text: string; readonly value?: CellValue; readonly bold?: boolean; readonly struck?: boolean };

/** Covered by the merge of the cell to the left. */
export const LEFT = '←';
/** Covered by the merge of the cell above. */
export const ABOVE = '↑';

const FILE = 'bao-cao.docx';

export function aDocument(...blocks: readonly Block[]): Content {
  let [paragraph, table] = [0, 0];
  return {
    format: 'docx',
    blocks: blocks.map((block): Block => {
      if (block.kind === 'text') return { ...block, source: { file: FILE, paragraph: (paragraph += 1) } };
      if (block.sheet !== null) return block;
      table += 1;
      const at = table;
      return {
        ...block,
        rows: block.rows.map((row, index) => ({ ...row, source: { file: FILE, table: at, row: index + 1 } })),
      };
    }),
  };
}

export function aParagraph(text: string, more: Partial<TextBlock> = {}): TextBlock {
  return {
    kind: 'text',
    text,
    number: null,
    headingLevel: null,
    listLevel: null,
    bold: false,
    centred: false,
    place: 'body',
    source: { file: FILE },
    ...more,
  };
}

export function aHeading(text: string): TextBlock {
  return aParagraph(text, { bold: true });
}

export function aTable(...rows: readonly (readonly TestCell[])[]): TableBlock {
  return makeTable(rows, null);
}

export function aSheet(name: string, ...rows: readonly (readonly TestCell[])[]): TableBlock {
  return makeTable(rows, name);
}

function makeTable(rows: readonly (readonly TestCell[])[], sheet: string | null): TableBlock {
  const columnCount = Math.max(1, ...rows.map((row) => row.length));
  const grid: Cell[][] = [];
  for (const [at, row] of rows.entries()) {
    const cells: Cell[] = [];
    for (let column = 0; column < columnCount; column += 1) {
      const written = row[column] ?? '';
      if (written === LEFT || written === ABOVE) {
        const [fromRow, fromColumn] = written === LEFT ? [at, column - 1] : [at - 1, column];
        const master = written === LEFT ? cells[column - 1] : grid[at - 1]?.[column];
        if (master === undefined) throw new RangeError('a merge needs a cell to begin from');
        cells.push({ ...master, anchor: master.anchor ?? { row: fromRow, column: fromColumn } });
        continue;
      }
      const { text, value, bold, struck } =
        typeof written === 'string'
          ? { text: written, value: undefined, bold: false, struck: false }
          : { bold: false, struck: false, value: undefined, ...written };
      cells.push({ text, value: value ?? { kind: text === '' ? 'blank' : 'text' }, anchor: null, bold, struck });
    }
    grid.push(cells);
  }
  const source = sheet === null ? { file: FILE } : { file: 'bao-cao.xlsx', sheet };
  return {
    kind: 'table',
    sheet,
    columnCount,
    source,
    rows: grid.map((cells, at) => ({ cells, repeatsAsHeader: false, source: { ...source, row: at + 1 } })),
  };
}
