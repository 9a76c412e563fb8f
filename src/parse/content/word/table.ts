import type { RemarkCode } from '../../../model/remark.ts';
import { cellContentOf } from './cell-content.ts';
import { type ElementReader, isOn, numberIn } from './element-reader.ts';
import { MAX_COLUMNS, MAX_ITEMS } from './story-parts.ts';
import type { Reading, StoryItem, WordCell, WordRow, WordTable } from './story-parts.ts';
import { leaveOut, readAlternateContent, readContentControl } from './wrappers.ts';

/** Reads one w:tbl (ECMA-376 17.4): rows and cells as written, their places in the grid still to be worked out. */
export function openTable(reading: Reading, done: (table: WordTable) => void): ElementReader {
  const rows: WordRow[] = [];
  const noticed = new Set<RemarkCode>();
  let mergesAbove: MergedColumns = new Set();

  const content: ElementReader = {
    open(name) {
      if (name !== 'w:tr') return openWrapper(name, content, reading);
      reading.found.items += 1;
      if (reading.found.items > MAX_ITEMS) return undefined;
      return openRow({ reading, mergesAbove, tableNoticed: noticed }, (row, merges) => {
        rows.push(row);
        mergesAbove = merges;
      });
    },
  };
  return { ...content, close: () => done({ kind: 'table', rows, noticed: [...noticed] }) };
}

/** Columns at which a cell of the row above is merged downwards. */
type MergedColumns = ReadonlySet<number>;

function openRow(
  place: { reading: Reading; mergesAbove: MergedColumns; tableNoticed: Set<RemarkCode> },
  done: (row: WordRow, merges: MergedColumns) => void,
): ElementReader {
  const { reading } = place;
  const cells: WordCell[] = [];
  const merges = new Set<number>();
  const noticed = new Set<RemarkCode>();
  let [columnsBefore, columnsAfter, repeatsAsHeader] = [0, 0, false];
  let leftOutAs: RemarkCode | null = null;
  let column = 0;

  const properties: ElementReader = {
    open(name, attributes) {
      if (name === 'w:gridBefore') columnsBefore = column = columnCountIn(numberIn(attributes), 0, noticed);
      if (name === 'w:gridAfter') columnsAfter = columnCountIn(numberIn(attributes), 0, noticed);
      if (name === 'w:tblHeader') repeatsAsHeader = isOn(attributes);
      if (name === 'w:hidden' && isOn(attributes)) leftOutAs ??= 'hidden_text_left_out';
      if (name === 'w:del') leftOutAs = 'deleted_text_left_out';
      return undefined;
    },
  };

  const content: ElementReader = {
    open(name) {
      if (name === 'w:trPr') return properties;
      if (name !== 'w:tc') return openWrapper(name, content, reading);
      if (leftOutAs !== null) return leaveOut(noticing(place.tableNoticed, leftOutAs));
      if (column >= MAX_COLUMNS) {
        noticed.add('columns_capped');
        return undefined;
      }
      return openCell({ reading, noticed, isMergedAbove: place.mergesAbove.has(column) }, (cell, mergesDown) => {
        cells.push(cell);
        if (mergesDown) merges.add(column);
        column += cell.span;
      });
    },
  };

  return {
    ...content,
    close() {
      // A row may lose all its cells to tracked deletions.
      if (cells.length === 0) for (const code of noticed) place.tableNoticed.add(code);
      else done({ cells, columnsBefore, columnsAfter, repeatsAsHeader, noticed: [...noticed] }, merges);
    },
  };
}

function openCell(
  place: { reading: Reading; noticed: Set<RemarkCode>; isMergedAbove: boolean },
  done: (cell: WordCell, mergesDown: boolean) => void,
): ElementReader {
  const items: StoryItem[] = [];
  const story = place.reading.openStory(items, { inTextBox: false });
  let span = 1;
  let vertical: 'restart' | 'continue' | null = null;
  let continuesLeft = false;
  let isDeleted = false;

  const properties: ElementReader = {
    open(name, attributes) {
      const value = attributes['w:val'];
      if (name === 'w:gridSpan') span = columnCountIn(numberIn(attributes), 1, place.noticed);
      if (name === 'w:vMerge') vertical = value === 'restart' ? 'restart' : 'continue';
      // A merge made while changes were tracked (17.13.5.2).
      if (name === 'w:cellMerge') vertical = attributes['w:vMerge'] === 'cont' ? 'continue' : 'restart';
      if (name === 'w:hMerge') continuesLeft = value !== 'restart';
      if (name === 'w:cellDel') isDeleted = true;
      return undefined;
    },
  };
  const isContinued = () => continuesLeft || (vertical === 'continue' && place.isMergedAbove);

  return {
    open(name, attributes) {
      if (name === 'w:tcPr') return properties;
      if (isDeleted) return leaveOut(noticing(place.noticed, 'deleted_text_left_out'));
      // What stands in a covered cell is not shown, and its paragraphs are not counted by automatic numbers.
      return isContinued() ? undefined : story.open?.(name, attributes);
    },
    close() {
      if (isDeleted) return;
      story.close?.();
      const { text, bold, struck, noticed } = cellContentOf(items);
      for (const code of noticed) place.noticed.add(code);
      const continues = continuesLeft ? 'left' : isContinued() ? 'above' : null;
      done({ text, bold, struck, span, continues }, vertical !== null);
    },
  };
}

/** Rows and cells may stand in content controls, custom XML and tracked insertions. */
function openWrapper(name: string, content: ElementReader, reading: Reading): ElementReader | undefined {
  if (name === 'w:sdt') return readContentControl(content, reading.found);
  if (name === 'mc:AlternateContent') return readAlternateContent(content, reading.found);
  return name === 'w:customXml' || name === 'w:ins' || name === 'w:moveTo' ? content : undefined;
}

function noticing(noticed: Set<RemarkCode>, code: RemarkCode): () => void {
  return () => void noticed.add(code);
}

/** A number of columns; one that no table can have is a fault or an attack and says nothing. */
function columnCountIn(count: number | undefined, least: 0 | 1, noticed: Set<RemarkCode>): number {
  if (count === undefined || count < least) return least;
  if (count <= MAX_COLUMNS) return count;
  noticed.add('merged_cells_clamped');
  return least;
}
