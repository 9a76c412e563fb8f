/**
 * A place in a file, enough for a person to find it. `file` is the name as mailed, with the path inside an archive or a
 * message ("bao-cao.zip/PL1.xlsx"). All counts start at 1 and count what a person sees in the file.
 */
export type Source = {
  readonly file: string;
  readonly sheet?: string;
  /** row of the sheet as Excel numbers it, or row of the table */
  readonly row?: number;
  /** column letter of a sheet, or column number of a table as text */
  readonly column?: string;
  readonly page?: number;
  /** which table of the document */
  readonly table?: number;
  /** which paragraph of the document, tables not counted */
  readonly paragraph?: number;
};

/** "PL1!D12" · "trang tính “PL1”, dòng 12" · "bảng 2, dòng 4" · "trang 3, đoạn 12": the place without the file. */
export function describePlace(source: Source): string {
  if (source.sheet !== undefined && source.row !== undefined && source.column !== undefined) {
    return `${source.sheet}!${source.column}${source.row}`;
  }
  const parts: string[] = [];
  if (source.sheet !== undefined) parts.push(`trang tính “${source.sheet}”`);
  if (source.page !== undefined) parts.push(`trang ${source.page}`);
  if (source.table !== undefined && source.sheet === undefined) parts.push(`bảng ${source.table}`);
  if (source.row !== undefined) parts.push(`dòng ${source.row}`);
  if (source.paragraph !== undefined) parts.push(`đoạn ${source.paragraph}`);
  return parts.join(', ');
}

/** "bao-cao.xlsx, PL1!D12". */
export function describeSource(source: Source): string {
  const place = describePlace(source);
  return place === '' ? source.file : `${source.file}, ${place}`;
}
