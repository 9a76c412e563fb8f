import { InputError } from '../model/errors.ts';
import type { FileFormat } from '../model/file-format.ts';
import { PACKAGE_LIMITS } from './open-limits.ts';
import { openZip, readZipEntry, type Zip, type ZipEntry } from './zip.ts';

/** The list of types of a package and the mimetype entry of OpenDocument are small; a large one is no such file. */
const MAX_TYPES_BYTES = 1024 * 1024;

/**
 * Content types of the main part (ECMA-376 part 1, 15.2; [MS-OFFMACRO2] for macro-enabled ones). ".main" matters: a Word
 * file with an embedded workbook lists the workbook's type too.
 */
const MAIN_TYPES: readonly { readonly type: RegExp; readonly format: FileFormat }[] = [
  { type: /wordprocessingml\.(?:document|template)\.main\+xml/, format: 'docx' },
  { type: /ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml/i, format: 'docx' },
  { type: /spreadsheetml\.(?:sheet|template)\.main\+xml/, format: 'xlsx' },
  { type: /ms-excel\.(?:sheet|template)\.macroEnabled\.main\+xml/i, format: 'xlsm' },
];

const UNREAD_TYPES: readonly { readonly type: RegExp; readonly what: string }[] = [
  { type: /ms-excel\.sheet\.binary\.macroEnabled\.main/i, what: 'Excel nhị phân .xlsb; cần lưu lại thành .xlsx' },
  { type: /presentationml\.(?:presentation|slideshow|template)\.main\+xml/, what: 'bản trình chiếu .pptx' },
];

/** Parts by which a document is known whose list of types is missing or whose zip is cut off. */
const TELLING_PARTS: readonly { readonly part: string; readonly format: FileFormat }[] = [
  { part: 'word/document.xml', format: 'docx' },
  { part: 'xl/workbook.xml', format: 'xlsx' },
];

/** What a file is that begins like a zip: a Word, Excel or OpenDocument file, or an archive of files. */
export async function identifyPackage(bytes: Uint8Array): Promise<{ format: FileFormat; error: InputError | null }> {
  try {
    const zip = await openZip(bytes, PACKAGE_LIMITS.maxEntries);
    return await identifyEntries(zip);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // The names also stand in front of each entry, which is enough to say what the broken file was meant to be.
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const known = TELLING_PARTS.find((each) => buffer.includes(each.part, 0, 'latin1'));
    return { format: known?.format ?? 'zip', error };
  }
}

async function identifyEntries(zip: Zip): Promise<{ format: FileFormat; error: InputError | null }> {
  const byName = new Map(zip.entries.map((entry) => [entry.name, entry]));
  const types = await readSmall(zip, byName.get('[Content_Types].xml'));
  const unread = UNREAD_TYPES.find((each) => each.type.test(types));
  if (unread !== undefined) return { format: 'unknown', error: new InputError('unsupported', unread.what) };
  const main = MAIN_TYPES.find((each) => each.type.test(types)) ?? TELLING_PARTS.find((each) => byName.has(each.part));
  if (main !== undefined) return { format: main.format, error: null };
  const mimetype = await readSmall(zip, byName.get('mimetype'));
  if (mimetype.startsWith('application/vnd.oasis.opendocument.text')) return { format: 'odt', error: null };
  if (mimetype.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return { format: 'ods', error: null };
  return { format: 'zip', error: null };
}

async function readSmall(zip: Zip, entry: ZipEntry | undefined): Promise<string> {
  if (entry === undefined || entry.isEncrypted || entry.declaredBytes > MAX_TYPES_BYTES) return '';
  return Buffer.from(await readZipEntry(zip, entry)).toString('utf8');
}
