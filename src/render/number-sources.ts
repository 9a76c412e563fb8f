import type { Consolidation, GeneralStatement, OwnPlanRow } from '../model/consolidation.ts';
import type { ProgressRecord } from '../model/progress-record.ts';
import type { Source } from '../model/source.ts';

/** A place from which a statement of the report was taken; numbers count from 1 in the order of the annexes. */
export type SourceEntry = {
  readonly number: number;
  readonly agencyName: string;
  readonly source: Source;
  /** the version of the submission; null where only the place is known */
  readonly submissionVersion: number | null;
  readonly corrected: boolean;
};

/** The numbered places. The same place of the same agency's submission has one number wherever it is cited. */
export type NumberedSources = {
  readonly entries: readonly SourceEntry[];
  readonly numberOfRecord: (record: ProgressRecord) => number;
  readonly numberOfRow: (row: GeneralStatement | OwnPlanRow) => number;
};

/** Numbers every place that the consolidation's statements come from: tasks in plan order, then statements, then own rows. */
export function numberSources(consolidation: Consolidation): NumberedSources {
  const entries: SourceEntry[] = [];
  const numbersByVersion = new Map<string, number>();
  const numbersByPlace = new Map<string, number>();

  for (const { record } of consolidation.plans.flatMap(listRecords)) {
    const key = versionKey(record);
    const known = numbersByVersion.get(key);
    if (known !== undefined) {
      const entry = entries[known - 1];
      if (entry !== undefined && record.corrected) entries[known - 1] = { ...entry, corrected: true };
      continue;
    }
    const number = entries.length + 1;
    numbersByVersion.set(key, number);
    numbersByPlace.set(placeKey(record), number);
    entries.push({
      number,
      agencyName: record.agency.name,
      source: record.source,
      submissionVersion: record.submissionVersion,
      corrected: record.corrected,
    });
  }
  for (const row of [...consolidation.statements, ...consolidation.ownPlanRows]) {
    const key = placeKey(row);
    if (numbersByPlace.has(key)) continue;
    const number = entries.length + 1;
    numbersByPlace.set(key, number);
    entries.push({
      number,
      agencyName: row.agency.name,
      source: row.source,
      submissionVersion: null,
      corrected: false,
    });
  }
  return {
    entries,
    numberOfRecord: (record) => getNumber(numbersByVersion, versionKey(record)),
    numberOfRow: (row) => getNumber(numbersByPlace, placeKey(row)),
  };
}

function listRecords(picture: Consolidation['plans'][number]) {
  return picture.groups.flatMap((group) => group.standings.flatMap((standing) => standing.records));
}

/** A statement knows its place but not its version: it takes the number of the last record of that place. */
function placeKey({ agency, source }: { agency: { id: string }; source: Source }): string {
  const { file, sheet, row, column, page, table, paragraph } = source;
  return JSON.stringify([agency.id, file, sheet, row, column, page, table, paragraph]);
}

function versionKey(record: ProgressRecord): string {
  return `${record.submissionVersion} ${placeKey(record)}`;
}

function getNumber(numbers: ReadonlyMap<string, number>, key: string): number {
  const number = numbers.get(key);
  if (number === undefined) throw new Error(`no source was numbered for ${key}`);
  return number;
}
