import type { ParsedFile } from '../../app/parse-files.ts';
import type { Catalog } from '../../model/catalog.ts';
import { describeSource } from '../../model/source.ts';
import { describeTaskReading } from './record.ts';

/** What was understood of a file, for people. */
export function describeParsedFile(file: ParsedFile, catalog: Catalog): string[] {
  const title = `${file.name} (${file.format})`;
  if (file.error !== null) return [title, `  ${file.error.code}: ${file.error.message}`, ''];
  const { reading } = file;
  if (reading === null) return [title, ''];
  const { agency, period, rows } = reading;
  return [
    title,
    `  agency    ${agency === null ? '(not recognised)' : `${agency.name}${agency.id === null ? ' (not in the roster)' : ''}, by ${agency.evidence}`}`,
    `  period    ${period === null ? '(not named)' : `${period.id}, by ${period.evidence}`}`,
    `  rows      ${rows.seen} = ${rows.recorded} recorded + ${rows.unmatched} unmatched + ${rows.setAside} set aside`,
    ...reading.records.flatMap((record) => describeTaskReading(record, catalog, '').map((text) => `  ${text}`)),
    ...reading.unmatched.map(
      (row) => `  ? ${row.reason}: ${row.text.replace(/\s+/g, ' ').slice(0, 160)} (${describeSource(row.source)})`,
    ),
    ...reading.general.difficulties.map((each) => `  difficulty: ${each.text.replace(/\s+/g, ' ').slice(0, 200)}`),
    ...reading.general.proposals.map((each) => `  proposal: ${each.text.replace(/\s+/g, ' ').slice(0, 200)}`),
    ...reading.remarks.map((remark) => `  ! ${remark.code}: ${remark.message}`),
    '',
  ];
}
