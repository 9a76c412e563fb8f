import type { Catalog } from '../../model/catalog.ts';
import type { Content } from '../../model/content.ts';
import type { Reading } from '../../model/reading.ts';
import { explainReport } from './explain-report.ts';

/**
 * Understands one file: who sent it, for which period, and what it says of which task.
 * @param context the file's name as mailed, for places and as the weakest evidence; the catalogue to match against
 */
export function readReport(content: Content, context: { file: string; catalog: Catalog }): Reading {
  return explainReport(content, context).reading;
}
