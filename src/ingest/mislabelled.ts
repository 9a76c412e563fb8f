import type { FileFormat } from '../model/file-format.ts';
import type { Remark } from '../model/remark.ts';

const PICTURE: readonly FileFormat[] = ['image'];
const TEXT: readonly FileFormat[] = ['txt', 'csv'];

/** What a name promises. A table of values and a text are one thing to whoever names them. */
const PROMISES: ReadonlyMap<string, readonly FileFormat[]> = new Map<string, readonly FileFormat[]>([
  ['docx', ['docx']], ['docm', ['docx']], ['doc', ['doc']], ['xlsx', ['xlsx']], ['xlsm', ['xlsm', 'xlsx']], ['xls', ['xls']],
  ['pdf', ['pdf']], ['odt', ['odt']], ['ods', ['ods']], ['rtf', ['rtf']], ['html', ['html']], ['htm', ['html']],
  ['csv', TEXT], ['txt', TEXT], ['zip', ['zip']], ['rar', ['rar']], ['eml', ['eml']],
  ['jpg', PICTURE], ['jpeg', PICTURE], ['png', PICTURE], ['gif', PICTURE], ['bmp', PICTURE], ['tif', PICTURE], ['tiff', PICTURE],
]); // prettier-ignore

/** The remark that a file is something else than its name says, or undefined; it is read as what it is. */
export function describeMislabel(name: string, format: FileFormat): Remark | undefined {
  const extension = /\.([A-Za-z]{2,5})$/.exec(name)?.[1]?.toLowerCase();
  const promised = extension === undefined ? undefined : PROMISES.get(extension);
  if (extension === undefined || promised === undefined || format === 'unknown' || promised.includes(format))
    return undefined;
  const truth = format === 'image' ? 'ảnh' : `.${format}`;
  return {
    code: 'mislabelled_file',
    message: `Tệp mang đuôi .${extension} nhưng nội dung là ${truth}; đã đọc theo nội dung.`,
    source: { file: name },
  };
}
