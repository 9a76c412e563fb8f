import type { Content } from '../../../model/content.ts';
import { InputError } from '../../../model/errors.ts';
import type { PackageParts } from '../../../model/file-format.ts';
import type { Read } from '../../../model/remark.ts';
import { readXml } from '../package-xml.ts';
import { buildSheets } from './build-sheets.ts';
import { chooseSheets } from './choose-sheets.ts';
import { SHEET_LIMITS, type SheetLimits } from './limits.ts';
import type { RawSheet } from './raw-sheet.ts';
import { readOdsSheets, type OdsSheet } from './read-ods-sheets.ts';

/**
 * Reads an OpenDocument spreadsheet. It stores the text that each cell shows beside its value, so nothing has to be
 * formatted.
 * @throws InputError 'corrupt', 'password_protected', 'too_large'
 */
export function readOds(
  parts: PackageParts,
  { file, limits = SHEET_LIMITS }: { file: string; limits?: SheetLimits },
): Read<Content> {
  const manifest = parts.get('META-INF/manifest.xml');
  if (manifest !== undefined && isEncrypted(manifest)) throw new InputError('password_protected');
  const content = parts.get('content.xml');
  if (content === undefined) throw new InputError('corrupt', 'thiếu content.xml');
  const { value: sheets, remarks } = chooseSheets(readOdsSheets(content, limits), { file, limits });
  const built = buildSheets(sheets.map(rawSheetOf), { file, dates: 1900, limits });
  return { value: { format: 'ods', blocks: built.value }, remarks: [...remarks, ...built.remarks] };
}

function isEncrypted(manifest: Uint8Array): boolean {
  let found = false;
  const open = (name: string) => {
    if (name.endsWith('}encryption-data')) found = true;
  };
  readXml(manifest, { part: 'META-INF/manifest.xml', events: { open, close() {}, text() {} } });
  return found;
}

function rawSheetOf(sheet: OdsSheet): RawSheet {
  const { name, cells, merges, hiddenRows, formulasWithoutValue, lastRowRead, columnsLeftOut } = sheet;
  return {
    name,
    cells,
    merges,
    hiddenRows,
    noticed: { formulasWithoutValue, lostTexts: [], lastRowRead, columnsLeftOut },
  };
}
