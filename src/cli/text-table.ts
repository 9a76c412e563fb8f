export type Column = { readonly title: string; readonly align?: 'left' | 'right'; readonly max?: number };

/** A table for a terminal: columns as wide as their widest cell, long cells cut with "…". */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => columns.map((column, index) => cut(row[index] ?? '', column.max ?? Infinity)));
  const widths = columns.map((column, index) =>
    Math.max(widthOf(column.title), ...cells.map((row) => widthOf(row[index] ?? ''))),
  );
  const render = (row: readonly string[]) =>
    row
      .map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align ?? 'left'))
      .join('  ')
      .trimEnd();
  return [
    render(columns.map((column) => column.title)),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...cells.map(render),
  ];
}

function cut(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return widthOf(line) <= max
    ? line
    : `${Array.from(line)
        .slice(0, max - 1)
        .join('')}…`;
}

/** NFC Vietnamese letters are one code point and one column each. */
function widthOf(text: string): number {
  return Array.from(text).length;
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}
