import { strToU8, zipSync, type Zippable } from 'fflate';
import { SHEET_LIMITS, type SheetLimits } from './limits.ts';
import { rewriteSheet, type RewrittenSheet } from './rewrite-sheet.ts';
import { rewriteStrings } from './rewrite-strings.ts';
import { rewriteStyles } from './rewrite-styles.ts';
import type { SheetPart, WorkbookParts } from './workbook-parts.ts';

/** A small plain workbook that says what the visible sheets of another say, and what was noticed on the way. */
export type RewrittenWorkbook = {
  /** a zip of stored entries, for exceljs and SheetJS alike; the nth sheet is called "s" and n, from 1 */
  readonly bytes: Uint8Array;
  readonly sheets: readonly (RewrittenSheet & { readonly part: SheetPart })[];
};

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** @param sheets those to be read, in order */
export function rewriteWorkbook(
  workbook: WorkbookParts,
  sheets: readonly SheetPart[],
  limits: SheetLimits = SHEET_LIMITS,
): RewrittenWorkbook {
  const styles = rewriteStyles(workbook.styles);
  const strings = rewriteStrings(workbook.strings);
  const rewritten: (RewrittenSheet & { readonly part: SheetPart })[] = [];
  let cellsLeft = limits.cells;
  for (const part of sheets) {
    const sheet = rewriteSheet(part.bytes, {
      part: part.path,
      limits,
      cellsLeft,
      strings: strings.count,
      defaultStyle: styles.defaultStyle,
    });
    cellsLeft -= sheet.cells;
    rewritten.push({ ...sheet, part });
  }

  const files: Zippable = {
    '[Content_Types].xml': strToU8(contentTypes(rewritten.length)),
    '_rels/.rels': strToU8(relationships([['officeDocument', 'xl/workbook.xml']])),
    'xl/workbook.xml': strToU8(workbookXml(rewritten.length)),
    'xl/_rels/workbook.xml.rels': strToU8(
      relationships([
        ...rewritten.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    ),
    'xl/styles.xml': strToU8(styles.xml === '' ? `${DECLARATION}<styleSheet/>` : styles.xml),
    'xl/sharedStrings.xml': strToU8(strings.xml),
  };
  rewritten.forEach((sheet, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(sheet.xml);
  });
  return { bytes: zipSync(files, { level: 0 }), sheets: rewritten };
}

function contentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', `${CONTENT_TYPE}.sheet.main+xml`],
    ['/xl/styles.xml', `${CONTENT_TYPE}.styles+xml`],
    ['/xl/sharedStrings.xml', `${CONTENT_TYPE}.sharedStrings+xml`],
  ];
  for (let number = 1; number <= sheets; number += 1) {
    parts.push([`/xl/worksheets/sheet${number}.xml`, `${CONTENT_TYPE}.worksheet+xml`]);
  }
  const overrides = parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('');
  return (
    `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`
  );
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS}">${each.join('')}</Relationships>`;
}

function workbookXml(sheets: number): string {
  const entries: string[] = [];
  for (let number = 1; number <= sheets; number += 1) {
    entries.push(`<sheet name="s${number}" sheetId="${number}" r:id="rId${number}"/>`);
  }
  return `${DECLARATION}<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><sheets>${entries.join('')}</sheets></workbook>`;
}
