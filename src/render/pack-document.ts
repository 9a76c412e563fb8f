import { Packer, type Document } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped, type Zippable } from 'fflate';
import type { CalendarDay } from '../model/calendar-day.ts';

/**
 * Packs a document so that the same document gives the same bytes, in every process and time zone: docx writes the
 * clock into docProps/core.xml and into each zip entry, and counts bookmarks through the life of the process.
 * @param createdOn the day that stands in the file as its day of making
 */
export async function packDocument(document: Document, createdOn: CalendarDay): Promise<Uint8Array> {
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  rewrite(parts, 'docProps/core.xml', (xml) => replaceTimestamps(xml, `${createdOn}T00:00:00Z`));
  rewrite(parts, 'word/document.xml', renumberBookmarks);

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

/** Bookmarks in the order of their beginning, from 1; text cannot look like one, for its "<" is escaped. */
function renumberBookmarks(documentXml: string): string {
  const numbers = new Map<string, number>();
  return documentXml.replace(/(<w:bookmark(?:Start|End)\s[^>]*?w:id=")(\d+)(?=")/g, (_, before: string, id: string) => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `${before}${number}`;
  });
}
