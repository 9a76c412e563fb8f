import { tidyText } from '../../src/model/fold-text.ts';

export const SCANNED_FIELDS = [
  'text',
  'leadAsWritten',
  'coordinatorsAsWritten',
  'product',
  'deadlineAsWritten',
] as const;
export type ScannedField = (typeof SCANNED_FIELDS)[number];
export type ScannedTask = { readonly number: number } & Record<ScannedField, string>;

const COLUMNS: Readonly<Record<string, ScannedField>> = {
  'Nội dung nhiệm vụ': 'text',
  'Nội dung, nhiệm vụ cụ thể': 'text',
  'Cơ quan Chủ trì': 'leadAsWritten',
  'Cơ quan chủ trì': 'leadAsWritten',
  'Cơ quan phối hợp': 'coordinatorsAsWritten',
  'Thời gian hoàn thành': 'deadlineAsWritten',
  'Sản phẩm nhiệm vụ': 'product',
  'Kết quả sản phẩm': 'product',
};

/** Reads the rows of a scanned task table; the rest of a cell that a page break cut follows it after "⏎". */
export function readScannedTasks(table: string): readonly ScannedTask[] {
  const tasks: ScannedTask[] = [];
  let fields: readonly (ScannedField | undefined)[] = [];
  for (const line of table.split('\n')) {
    const [first = '', ...cells] = line.split('\t');
    if (first === 'STT') fields = cells.map((cell) => COLUMNS[cell]);
    const isTask = /^\d+$/.test(first);
    if (!isTask && !(first === '' && cells.length > 0)) continue;
    if (isTask) {
      const blank = { text: '', leadAsWritten: '', coordinatorsAsWritten: '', product: '', deadlineAsWritten: '' };
      tasks.push({ number: Number(first), ...blank });
    }
    const task = tasks.at(-1);
    for (const [index, cell] of cells.entries()) {
      const field = fields[index];
      if (task === undefined || field === undefined || cell.trim() === '') continue;
      task[field] = tidyText(isTask ? cell : `${task[field]} ⏎ ${cell}`);
    }
  }
  return tasks;
}
