/** What a file is, found from its bytes, never from its name. */
export const FILE_FORMATS = [
  'docx', 'doc', 'xlsx', 'xlsm', 'xls', 'pdf', 'eml', 'zip', 'rar', 'odt', 'ods', 'rtf', 'csv', 'txt', 'html', 'image', 'unknown',
] as const; // prettier-ignore
export type FileFormat = (typeof FILE_FORMATS)[number];

/** The parts of a zip-based document (.docx, .xlsx, …) by their path inside, already inflated within limits. */
export type PackageParts = ReadonlyMap<string, Uint8Array>;
