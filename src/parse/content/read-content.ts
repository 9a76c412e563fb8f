import type { Content } from '../../model/content.ts';
import { InputError } from '../../model/errors.ts';
import type { FileFormat, PackageParts } from '../../model/file-format.ts';
import type { Read } from '../../model/remark.ts';
import { readExcel } from './excel/read-excel.ts';
import { readLegacySheet } from './excel/read-legacy-sheet.ts';
import { readOds } from './excel/read-ods.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readDelimited, readText } from './text/read-text.ts';
import { readWord } from './word/read-word.ts';

/** A file whose format is known; `parts` are those of a zip-based document, inflated within limits. */
export type FileToRead = {
  readonly format: FileFormat;
  readonly bytes: Uint8Array;
  readonly parts: PackageParts | null;
  /** the name as mailed, for the sources */
  readonly file: string;
};

/**
 * Reads a file into Content with the reader of its format.
 * @throws InputError 'empty', 'unknown_format', 'unsupported' with what would be needed, and what the readers throw
 */
export async function readContent({ format, bytes, parts, file }: FileToRead): Promise<Read<Content>> {
  if (bytes.length === 0) throw new InputError('empty');
  const context = { file };
  switch (format) {
    case 'docx':
      return readWord(partsOf(parts), context);
    case 'xlsx':
    case 'xlsm': {
      const { value, remarks } = await readExcel(partsOf(parts), context);
      return { value: { ...value, format }, remarks };
    }
    case 'ods':
      return readOds(partsOf(parts), context);
    case 'xls':
      return readLegacySheet(bytes, context);
    case 'pdf':
      return readPdf(bytes, context);
    case 'txt':
      return readText(bytes, context);
    case 'csv':
      return readDelimited(bytes, context);
    case 'doc':
    case 'rtf':
    case 'odt':
      throw new InputError('unsupported', `tệp .${format}; đề nghị lưu lại thành .docx rồi gửi`);
    case 'html':
      throw new InputError('unsupported', 'trang web; đề nghị lưu lại thành .docx hoặc .xlsx rồi gửi');
    case 'image':
      throw new InputError('unsupported', 'ảnh chụp hoặc ảnh quét; đề nghị gửi tệp gốc .docx, .xlsx');
    case 'eml':
    case 'zip':
    case 'rar':
      throw new InputError('unsupported', `tệp .${format} chứa tệp khác; cần giải nén trước`);
    case 'unknown':
      throw new InputError('unknown_format');
  }
  return format satisfies never;
}

function partsOf(parts: PackageParts | null): PackageParts {
  if (parts === null) throw new InputError('corrupt', 'không mở được gói tệp');
  return parts;
}
