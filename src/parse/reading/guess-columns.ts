import type { TableBlock } from '../../model/content.ts';
import { foldText, tidyText } from '../../model/fold-text.ts';
import type { TaskIndex } from '../match/task-index.ts';
import { NO_TASK, weighText } from '../match/weigh-evidence.ts';
import { cellAt, countWords } from './grid.ts';
import type { ColumnMeaning } from './header-words.ts';
import { findCues, foldForCues } from './find-cues.ts';
import type { Column } from './read-header.ts';

const ROWS_LOOKED_AT = 40;
const LEAST_TASK_ROWS = 2;
const LONG_TEXT_WORDS = 4;

/**
 * Gives meanings to the columns of a table without a header, from what their cells hold: the tasks are where the plans'
 * words are. undefined when no column holds tasks.
 */
export function guessColumns(table: TableBlock, from: number, index: TaskIndex): readonly Column[] | undefined {
  const rows = Array.from({ length: Math.min(ROWS_LOOKED_AT, table.rows.length - from) }, (_, at) => from + at);
  const columns = Array.from({ length: table.columnCount }, (_, column) =>
    rows.map((row) => cellAt(table, row, column)).filter((cell) => cell !== undefined && cell.text.trim() !== ''),
  );
  const taskRows = columns.map((cells) => cells.filter((cell) => namesTask(cell?.text ?? '', index)).length);
  const most = Math.max(0, ...taskRows);
  const task = taskRows.indexOf(most);
  if (most < LEAST_TASK_ROWS || most * 3 < (columns[task]?.length ?? 0)) return undefined;
  let hasResult = false;
  const guessed: Column[] = columns.map((cells, column) => {
    const share = (test: (text: string) => boolean): number =>
      cells.length === 0 ? 0 : cells.filter((cell) => test(tidyText(cell?.text ?? ''))).length / cells.length;
    let meaning: ColumnMeaning | null = null;
    if (column === task) meaning = 'task';
    else if (cells.length === 0) meaning = null;
    else if (column < task) meaning = share((text) => /^(?:\d{1,3}|[IVX]+)[.)]?$/.test(text)) > 0.6 ? 'number' : null;
    else if (share((text) => /^\d{1,3}(?:[.,]\d+)?\s*%?$/.test(text)) > 0.6) meaning = 'progress';
    else if (
      share((text) =>
        /^(?:các )?(?:sở|công an|văn phòng|ubnd|ban|chi cục|bảo hiểm|ngân hàng|trường|tỉnh đoàn|phòng|cơ quan|đơn vị)/iu.test(
          text,
        ),
      ) > 0.6
    )
      meaning = 'lead';
    else if (
      share((text) =>
        /^(?:thang|quy|nam|trong nam|thuong xuyen|thuc hien thuong xuyen|\d{1,2}[/.]\d)/.test(foldText(text)),
      ) > 0.6
    )
      meaning = 'deadline';
    else if (share(isProductName) > 0.6) meaning = 'product';
    else if (share((text) => countWords(text) <= LONG_TEXT_WORDS && hasCue(text)) > 0.6) meaning = 'status';
    else if (!hasResult) {
      meaning = 'result';
      hasResult = true;
    } else meaning = share(isDifficulty) > 0.3 ? 'difficulty' : 'note';
    return { meaning, header: '' };
  });
  return guessed.some(
    (column) => column.meaning === 'result' || column.meaning === 'status' || column.meaning === 'progress',
  )
    ? guessed
    : undefined;
}

function namesTask(text: string, index: TaskIndex): boolean {
  return countWords(text) >= LONG_TEXT_WORDS && (weighText(text, index)[0]?.score ?? 0) > NO_TASK + 1;
}

function isProductName(text: string): boolean {
  return /^(?:ban hanh |cac )?(?:bao cao|ke hoach|quyet dinh|to trinh|cong van|van ban)(?: [a-z]+){0,6}$/.test(
    foldText(text),
  );
}

function isDifficulty(text: string): boolean {
  return /kho khan|vuong mac|thieu|chua dong bo|han che|khong co$|^khong$/.test(foldText(text));
}

function hasCue(text: string): boolean {
  const { folded, plain } = foldForCues(text);
  return findCues(folded, plain).length > 0;
}
