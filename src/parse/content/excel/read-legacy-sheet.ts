import type { WorkBook, WorkSheet } from '@e965/xlsx';
import type { Content } from '../../../model/content.ts';
import { InputError } from '../../../model/errors.ts';
import type { Read } from '../../../model/remark.ts';
import { decodeLegacyFont } from '../legacy-font.ts';
import { guessLegacyFont } from '../text/guess-legacy-font.ts';
import { buildSheets } from './build-sheets.ts';
import { chooseSheets } from './choose-sheets.ts';
import { SHEET_LIMITS, type SheetLimits } from './limits.ts';
import { NO_NOTICES, type RawCell, type RawSheet } from './raw-sheet.ts';
import { listRawCells, listStreams, openWithSheetjs } from './sheetjs-cells.ts';

/**
 * Reads an .xls workbook (BIFF in a compound file) to the same tables as an .xlsx. Fonts of cells are not known, so neither
 * bold nor struck; text of legacy fonts is recognised by its letters.
 * @throws InputError 'password_protected', 'corrupt'
 */
export async function readLegacySheet(
  bytes: Uint8Array,
  { file, limits = SHEET_LIMITS }: { file: string; limits?: SheetLimits },
): Promise<Read<Content>> {
  await checkContainer(bytes);
  const workbook = await open(bytes);
  const named = workbook.SheetNames.map((key, index) => ({
    key,
    name: key.normalize('NFC'),
    hidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
  }));
  const { value: chosen, remarks } = chooseSheets(named, { file, limits });
  const sheets = chosen.flatMap(({ key, name }) => {
    const worksheet = workbook.Sheets[key];
    return worksheet === undefined ? [] : [readSheet(worksheet, name, limits)];
  });
  const dates = workbook.Workbook?.WBProps?.date1904 === true ? 1904 : 1900;
  const built = buildSheets(sheets, { file, dates, limits });
  return { value: { format: 'xls', blocks: built.value }, remarks: [...remarks, ...built.remarks] };
}

/** [MS-CFB] 2.2. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** SheetJS guesses what bytes are and would take a zip for a workbook; only compound files with a workbook go on. */
async function checkContainer(bytes: Uint8Array): Promise<void> {
  if (!COMPOUND_FILE.every((byte, index) => bytes[index] === byte))
    throw new InputError('corrupt', 'không phải tệp .xls');
  const names = new Set(await listNames(bytes));
  if (names.has('EncryptedPackage')) throw new InputError('password_protected');
  if (!names.has('Workbook') && !names.has('Book'))
    throw new InputError('corrupt', 'không có bảng tính trong tệp .xls');
}

async function listNames(bytes: Uint8Array): Promise<string[]> {
  try {
    return await listStreams(bytes);
  } catch (error) {
    throw new InputError('corrupt', 'tệp .xls bị cắt cụt hoặc hỏng', { cause: error });
  }
}

async function open(bytes: Uint8Array): Promise<WorkBook> {
  try {
    return await openWithSheetjs(bytes);
  } catch (error) {
    // SheetJS throws plain errors; their words are all that tells them apart
    if (error instanceof Error && /password|encrypt/i.test(error.message)) {
      throw new InputError('password_protected', null, { cause: error });
    }
    throw new InputError('corrupt', null, { cause: error });
  }
}

function readSheet(worksheet: WorkSheet, name: string, limits: SheetLimits): RawSheet {
  const all = decodeCells(listRawCells(worksheet));
  const cells: RawCell[] = [];
  const rows = new Set<number>();
  const hidden = new Set<number>();
  let lastRowRead: number | null = null;
  let columnsLeftOut = false;
  for (const cell of all) {
    if (cell.column > limits.columns) {
      columnsLeftOut = true;
    } else if (
      lastRowRead !== null ||
      cells.length >= limits.cells ||
      (rows.size >= limits.rows && !rows.has(cell.row))
    ) {
      lastRowRead ??= cells.at(-1)?.row ?? 0;
    } else {
      rows.add(cell.row);
      if (worksheet['!rows']?.[cell.row - 1]?.hidden === true) hidden.add(cell.row);
      cells.push(cell);
    }
  }
  const merges = (worksheet['!merges'] ?? []).slice(0, limits.merges).map(({ s, e }) => ({
    top: s.r + 1,
    left: s.c + 1,
    bottom: e.r + 1,
    right: e.c + 1,
  }));
  return { name, cells, merges, hiddenRows: hidden.size, noticed: { ...NO_NOTICES, lastRowRead, columnsLeftOut } };
}

function decodeCells(cells: readonly RawCell[]): readonly RawCell[] {
  const font = guessLegacyFont(cells.map(({ raw }) => (raw.kind === 'text' ? raw.text : '')).join('\n'));
  if (font === undefined) return cells;
  return cells.map((cell) => {
    const text = cell.raw.kind === 'text' ? decodeLegacyFont(cell.raw.text, font) : undefined;
    return text === undefined ? cell : { ...cell, raw: { kind: 'text', text }, legacyFont: true };
  });
}
