import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Content } from '../../src/model/content.ts';
import type { TaskReading } from '../../src/model/progress-record.ts';
import type { Reading } from '../../src/model/reading.ts';
import { readReport } from '../../src/parse/reading/read-report.ts';

/** The catalogue of the house: the words of the two decisions are what reading is about. */
export const catalog: Catalog = await loadCatalog('catalog');

export function read(content: Content, file = 'bao-cao.docx'): Reading {
  return readReport(content, { file, catalog });
}

/** "1035#9 completed 100": a record in few words. */
function describeRecord({ plan, task, status, percent }: TaskReading): string {
  const figure = percent === null ? '' : ` ${percent}`;
  return `${plan.split('/')[0] ?? ''}#${task} ${status}${figure}`;
}

export function describeRecords(reading: Reading): readonly string[] {
  return reading.records.map(describeRecord);
}
