import { strToU8, unzipSync } from 'fflate';
import type { Workbook } from 'exceljs';
import type { Content, TableBlock } from '../../../../src/model/content.ts';
import type { PackageParts } from '../../../../src/model/file-format.ts';
import type { Read } from '../../../../src/model/remark.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

type SheetXml = {
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** the inside of <worksheet>, or the whole part when it begins with "<?xml" */
  readonly xml: string;
  /** the inside of the sheet's <Relationships> */
  readonly relationships?: string;
};

/** The parts of a workbook written by hand, for what no library would write. */
export function aWorkbook({
  sheets,
  styles,
  strings,
  date1904 = false,
  others = {},
}: {
  sheets: readonly SheetXml[];
  styles?: string;
  strings?: string;
  date1904?: boolean;
  others?: Readonly<Record<string, string>>;
}): PackageParts {
  const parts = new Map<string, Uint8Array>();
  const add = (path: string, xml: string) => parts.set(path, strToU8(xml));
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  add(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}">${relationship('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  );
  const entries = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}" r:id="rId${index + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
  );
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${entries.join('')}</sheets></workbook>`,
  );
  const targets = sheets.map((_, index) =>
    relationship(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  );
  if (styles !== undefined) targets.push(relationship('styles', 'styles', 'styles.xml'));
  if (strings !== undefined) targets.push(relationship('strings', 'sharedStrings', 'sharedStrings.xml'));
  add('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${PACKAGE}">${targets.join('')}</Relationships>`);
  sheets.forEach(({ xml, relationships }, index) => {
    const whole = xml.startsWith('<?xml') ? xml : `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${xml}</worksheet>`;
    add(`xl/worksheets/sheet${index + 1}.xml`, whole);
    if (relationships === undefined) return;
    add(
      `xl/worksheets/_rels/sheet${index + 1}.xml.rels`,
      `<Relationships xmlns="${PACKAGE}">${relationships}</Relationships>`,
    );
  });
  if (styles !== undefined) add('xl/styles.xml', `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`);
  if (strings !== undefined) add('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${strings}</sst>`);
  for (const [path, xml] of Object.entries(others)) add(path, xml);
  return parts;
}

/** Rows of inline text cells from column A on; null leaves a cell out. */
export function sheetDataOf(rows: readonly (readonly (string | null)[])[]): string {
  const cell = (text: string | null, column: number, row: number) =>
    text === null ? '' : `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const each = rows.map(
    (cells, index) =>
      `<row r="${index + 1}">${cells.map((text, column) => cell(text, column, index + 1)).join('')}</row>`,
  );
  return `<sheetData>${each.join('')}</sheetData>`;
}

/** The parts of a workbook as exceljs saves it. */
export async function partsOf(workbook: Workbook): Promise<PackageParts> {
  return new Map(Object.entries(unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()))));
}

export function tablesOf({ value }: Read<Content>): readonly TableBlock[] {
  return value.blocks.filter((block) => block.kind === 'table');
}

/** The texts of the first table, row by row. */
export function textsOf(read: Read<Content>): readonly (readonly string[])[] {
  return tablesOf(read)[0]?.rows.map((row) => row.cells.map((cell) => cell.text)) ?? [];
}

export function codesOf({ remarks }: Read<unknown>): readonly string[] {
  return remarks.map((remark) => remark.code);
}
