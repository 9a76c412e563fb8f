import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellOf, gridOf, p, r, read, remarkCodes, tableOf, tbl, tc, tr } from './document-builder.ts';

describe('tables', () => {
  test('tables and paragraphs come in the order of the document and are counted apart', () => {
    const { value } = read({ body: p('a') + tbl(tr(['b'])) + p('c') + tbl(tr(['d']), tr(['e'])) });
    expect(value.blocks.map(({ kind, source }) => ({ kind, ...source }))).toEqual([
      { kind: 'text', file: 'bao-cao.docx', paragraph: 1 },
      { kind: 'table', file: 'bao-cao.docx', table: 1 },
      { kind: 'text', file: 'bao-cao.docx', paragraph: 2 },
      { kind: 'table', file: 'bao-cao.docx', table: 2 },
    ]);
    expect(value.blocks[3]).toMatchObject({
      rows: [{ source: { table: 2, row: 1 } }, { source: { table: 2, row: 2 } }],
    });
  });

  test('a cell over several columns is repeated with the place of its master', () => {
    const body = tbl(tr([tc('Tiêu đề', '<w:gridSpan w:val="3"/>'), 'x']), tr(['a', 'b', 'c', 'd']));
    expect(tableOf({ body }).columnCount).toBe(4);
    expect(gridOf({ body })).toEqual([['Tiêu đề', 'Tiêu đề', 'Tiêu đề', 'x'], ['a', 'b', 'c', 'd']]); // prettier-ignore
    expect(tableOf({ body }).rows[0]?.cells.map((cell) => cell.anchor)).toEqual([
      null,
      { row: 0, column: 0 },
      { row: 0, column: 0 },
      null,
    ]);
  });

  test('a cell over several rows and columns is repeated everywhere', () => {
    const master = tc('Nhóm', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>');
    const covered = tc('bị che', '<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>');
    const body = tbl(tr(['1', master]), tr(['2', covered]), tr(['3', covered]));
    expect(gridOf({ body }).map((row) => row.slice(1))).toEqual(Array.from({ length: 3 }, () => ['Nhóm', 'Nhóm']));
    expect(cellOf({ body }, 2, 2).anchor).toEqual({ row: 0, column: 1 });
    expect(cellOf({ body }, 0, 1).anchor).toBeNull();
  });

  test('two merges one below the other stay two', () => {
    const start = (text: string) => tc(text, '<w:vMerge w:val="restart"/>');
    const body = tbl(tr([start('A')]), tr([tc('', '<w:vMerge/>')]), tr([start('B')]), tr([tc('', '<w:vMerge/>')]));
    expect(gridOf({ body }).flat()).toEqual(['A', 'A', 'B', 'B']);
  });

  test('a merge that continues nothing begins there', () => {
    const body = tbl(tr(['a', 'b']), tr([tc('c', '<w:vMerge/>'), 'd']), tr([tc('e', '<w:vMerge/>'), 'f']));
    expect(gridOf({ body })).toEqual([['a', 'b'], ['c', 'd'], ['c', 'f']]); // prettier-ignore
  });

  test('cells merged in the old way, side by side, are one', () => {
    const body = tbl(tr([tc('a', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge/>'), 'b']));
    expect(gridOf({ body })).toEqual([['a', 'a', 'b']]);
    expect(cellOf({ body }, 0, 1).anchor).toEqual({ row: 0, column: 0 });
  });

  test('columns left free before and after a row are blank', () => {
    const body = tbl(tr(['a', 'b', 'c']), tr(['x'], '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'));
    expect(gridOf({ body })[1]).toEqual(['', 'x', '']);
    expect(cellOf({ body }, 1, 0)).toEqual({
      text: '',
      value: { kind: 'blank' },
      anchor: null,
      bold: false,
      struck: false,
    });
  });

  test('a merge is followed across rows that begin at different columns', () => {
    const body = tbl(
      tr([tc('A', '<w:vMerge w:val="restart"/>'), 'b'], '<w:gridBefore w:val="1"/>'),
      tr(['x', tc('', '<w:vMerge/>'), 'y']),
    );
    expect(gridOf({ body })).toEqual([['', 'A', 'b'], ['x', 'A', 'y']]); // prettier-ignore
  });

  test('rows shorter than the others are filled up', () => {
    const body = tbl(tr(['a', 'b', 'c']), tr(['d']));
    expect(gridOf({ body })).toEqual([['a', 'b', 'c'], ['d', '', '']]); // prettier-ignore
  });

  test('header rows that repeat on each page are marked', () => {
    const body = tbl(tr(['STT'], '<w:tblHeader/>'), tr(['1']), tr(['2'], '<w:tblHeader w:val="0"/>'));
    expect(tableOf({ body }).rows.map((row) => row.repeatsAsHeader)).toEqual([true, false, false]);
  });

  test('rows and cells in content controls and custom XML are read', () => {
    const control = (content: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const body = control(
      tbl(
        control(tr([control(tc('a')), tc(control(p('b')) + p(control(r('c'))))])),
        `<w:customXml w:element="x">${tr(['d', 'e'])}</w:customXml>`,
      ),
    );
    expect(gridOf({ body })).toEqual([['a', 'b\nc'], ['d', 'e']]); // prettier-ignore
  });

  test('the words of a table inside a cell are kept, a line per row', () => {
    const inner = tbl(tr(['Năm', '2025']), tr([tc(p('tỷ') + p('lệ')), '98%']), tr(['', '']));
    expect(gridOf({ body: tbl(tr([tc(p('Số liệu:') + inner + p('hết'))])) })).toEqual([
      ['Số liệu:\nNăm | 2025\ntỷ lệ | 98%\nhết'],
    ]);
  });

  test('tables inside a cell are not counted as tables', () => {
    const { value } = read({ body: tbl(tr([tc(tbl(tr(['trong'])) + p(''))])) + tbl(tr(['sau'])) });
    expect(value.blocks.map((block) => block.source.table)).toEqual([1, 2]);
  });

  test('empty lines around the words of a cell are dropped, those between are kept', () => {
    expect(gridOf({ body: tbl(tr([tc(p('') + p('a') + p('') + p('b') + p(''))])) })).toEqual([['a\n\nb']]);
  });

  test('a cell is bold when all its words are', () => {
    const body = tbl(tr([tc(p(r('a', '<w:b/>')) + p('')), tc(p(r('a', '<w:b/>')) + p('b')), '']));
    expect([0, 1, 2].map((column) => cellOf({ body }, 0, column).bold)).toEqual([true, false, false]);
  });

  test('a table without rows is no block', () => {
    expect(read({ body: tbl() + tbl(tr(['a'])) }).value.blocks.map((block) => block.source.table)).toEqual([1]);
  });
});

/** A merge: its master's row and column, and how far it reaches. */
type Area = { readonly row: number; readonly column: number; readonly height: number; readonly width: number };

/** Fills a grid with areas, each as large as wished and as there is room. */
function partition(rows: number, columns: number, wishes: readonly (readonly [number, number])[]): Area[][] {
  const grid: (Area | undefined)[][] = Array.from({ length: rows }, () => Array.from({ length: columns }));
  let wish = 0;
  return grid.map((positions, row) =>
    positions.map((taken, column) => {
      if (taken !== undefined) return taken;
      const [wishedHeight, wishedWidth] = wishes[wish++ % wishes.length] ?? [1, 1];
      const height = Math.min(wishedHeight, rows - row);
      let width = 1;
      while (width < wishedWidth && column + width < columns && positions[column + width] === undefined) width += 1;
      const area = { row, column, height, width };
      for (let down = 0; down < height; down += 1) grid[row + down]?.fill(area, column, column + width);
      return area;
    }),
  );
}

describe('any table', () => {
  test('every position of every merge repeats its master', () => {
    const size = fc.integer({ min: 1, max: 6 });
    const wishes = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), { minLength: 1 });
    fc.assert(
      fc.property(size, size, wishes, (rows, columns, wished) => {
        const areas = partition(rows, columns, wished);
        const written = areas.map((row, at) => {
          const cells = [...new Set(row)].map((area) => {
            const merge = area.height === 1 ? '' : `<w:vMerge${area.row === at ? ' w:val="restart"' : ''}/>`;
            return tc(
              area.row === at ? `${area.row}/${area.column}` : '',
              `<w:gridSpan w:val="${area.width}"/>${merge}`,
            );
          });
          return tr(cells);
        });
        const found = tableOf({ body: tbl(...written) }).rows.map((row) =>
          row.cells.map(({ text, anchor }) => [text, anchor]),
        );
        const expected = areas.map((row, at) =>
          row.map(({ row: top, column: left }, column) => [
            `${top}/${left}`,
            top === at && left === column ? null : { row: top, column: left },
          ]),
        );
        expect(found).toEqual(expected);
      }),
    );
  });
});

describe('tables that want to break the reader', () => {
  test('a cell over a thousand million columns takes one', () => {
    const body = tbl(tr([tc('a', '<w:gridSpan w:val="1000000000"/>'), 'b']), tr(['c', 'd']));
    expect(gridOf({ body })).toEqual([['a', 'b'], ['c', 'd']]); // prettier-ignore
    expect(remarkCodes({ body })).toEqual(['merged_cells_clamped']);
  });

  test('columns left free without end are not', () => {
    const body = tbl(tr(['a'], '<w:gridBefore w:val="999999999"/><w:gridAfter w:val="999999999"/>'));
    expect(gridOf({ body })).toEqual([['a']]);
  });

  test('columns beyond the limit are left out with a remark', () => {
    const body = tbl(tr(Array.from({ length: 600 }, (_, at) => String(at))));
    expect(tableOf({ body }).columnCount).toBe(500);
    expect(remarkCodes({ body })).toEqual(['columns_capped']);
  });

  test.each([
    ['rows beyond the limit are left out', '', 200_010, 200_000],
    ['one wide row does not make a long table too large', tr(Array.from({ length: 500 }, () => '')), 20_000, 4_000],
  ])('%s, with a remark', (_, firstRow, rows, kept) => {
    const { value, remarks } = read({ body: tbl(firstRow, '<w:tr><w:tc/></w:tr>'.repeat(rows)) });
    const [table] = value.blocks;
    expect(table?.kind === 'table' && table.rows.length).toBe(kept);
    expect(remarks.map((remark) => remark.code)).toEqual(['rows_capped']);
  });

  test('tables nested some hundred times are read to the innermost', () => {
    const nested = (depth: number): string => (depth === 0 ? p('đáy') : tbl(tr([tc(nested(depth - 1))])));
    expect(gridOf({ body: nested(200) })).toEqual([['đáy']]);
  });
});
