import { Packer, type Document } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped, type Zippable } from 'fflate';
import type { CalendarDay } from '../model/calendar-day.ts';

/** The style of an empty paragraph that stands for a table. */
export const TABLE_MARK = 'TableMark';

/**
 * Packs a document so that the same document gives the same bytes, in every process and time zone: docx writes the
 * clock into docProps/core.xml and into each zip entry.
 * @param tables w:tbl elements that take the place of the document's marks, in their order
 * @param createdOn the day that stands in the file as its day of making
 */
export async function packDocument(
  document: Document,
  { tables, createdOn }: { tables: readonly string[]; createdOn: CalendarDay },
): Promise<Uint8Array> {
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  rewrite(parts, 'docProps/core.xml', (xml) => replaceTimestamps(xml, `${createdOn}T00:00:00Z`));
  rewrite(parts, 'word/document.xml', (xml) => placeTables(xml, tables));

  const sorted: Zippable = {};
  for (const path of Object.keys(parts).toSorted(byPackageOrder)) {
    const bytes = parts[path];
    if (bytes !== undefined) sorted[path] = [bytes, { mtime: ZIP_TIME, level: 6 }];
  }
  return zipSync(sorted);
}

const CONTENT_TYPES = '[Content_Types].xml';

/**
 * Zip entries carry wall-clock times without a zone, and fflate takes the wall clock's reading of this instant: so it is
 * made from a reading, noon of the first day that the format knows, and not from an instant.
 */
const ZIP_TIME = new Date(1980, 0, 1, 12);

/** The part that tells what the others are comes first, as programs that look at the beginning of a file expect. */
function byPackageOrder(a: string, b: string): number {
  if (a === CONTENT_TYPES || b === CONTENT_TYPES) return a === CONTENT_TYPES ? -1 : 1;
  return a < b ? -1 : 1;
}

function rewrite(parts: Unzipped, path: string, change: (xml: string) => string): void {
  const bytes = parts[path];
  if (bytes === undefined) throw new Error(`the packed document has no ${path}`);
  parts[path] = strToU8(change(strFromU8(bytes)));
}

function replaceTimestamps(coreXml: string, timestamp: string): string {
  return coreXml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)/g, `$1${timestamp}`);
}

/**
 * Text cannot look like a mark, for its "<" is escaped.
 * @throws when marks and tables are not equally many
 */
function placeTables(documentXml: string, tables: readonly string[]): string {
  const pieces = documentXml.split(`<w:p><w:pPr><w:pStyle w:val="${TABLE_MARK}"/></w:pPr></w:p>`);
  if (pieces.length !== tables.length + 1) {
    throw new Error(`${pieces.length - 1} places for ${tables.length} tables`);
  }
  return pieces.map((piece, index) => piece + (tables[index] ?? '')).join('');
}
