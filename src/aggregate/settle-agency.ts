import { calendarDayOf } from '../model/calendar-day.ts';
import type { Catalog } from '../model/catalog.ts';
import type { GeneralStatement, OwnPlanRow } from '../model/consolidation.ts';
import { dueOn, type PeriodId } from '../model/period.ts';
import type { ProgressRecord, TaskReading } from '../model/progress-record.ts';
import type { Reading } from '../model/reading.ts';
import type { ReviewItem } from '../model/review.ts';
import type { Submission } from '../model/submission.ts';
import {
  countedFiles,
  counts,
  inFile,
  numberVersions,
  readFiles,
  readingsOf,
  waitsForMatch,
  type AgencyPart,
  type AgencyVersion,
} from './agency-version.ts';
import { groupBy } from './group-by.ts';
import { buildDroppedReview, listRowReviews } from './row-reviews.ts';
import { supersede, type Version } from './supersede.ts';

type SettledAgency = {
  readonly submissions: readonly Submission[];
  readonly records: readonly ProgressRecord[];
  readonly statements: readonly GeneralStatement[];
  readonly ownPlanRows: readonly OwnPlanRow[];
  readonly reviews: readonly ReviewItem[];
};

/**
 * Numbers the reports of one agency for one period in the order of arrival and says what of each is in force.
 * @param parts in the order of arrival
 */
export function settleAgency(
  parts: readonly AgencyPart[],
  given: { readonly period: PeriodId; readonly readings: ReadonlyMap<string, Reading>; readonly catalog: Catalog },
): SettledAgency {
  const versions = numberVersions(parts, given.readings);
  const streams = groupBy(versions.filter(counts), (version) => version.part.unit ?? '');
  const superseded = new Set<number>();
  const inForce = new Map<number, readonly TaskReading[]>();
  const dropped: { version: number; reading: TaskReading }[] = [];
  for (const stream of streams.values()) {
    const outcome = supersede(stream.map(toVersion));
    for (const [version, records] of outcome.inForce) inForce.set(version, records);
    for (const version of outcome.superseded) superseded.add(version);
    dropped.push(...outcome.dropped);
  }
  const live = versions.filter((version) => !superseded.has(version.version));
  return {
    submissions: versions.map((version) => describeSubmission(version, { superseded, inForce, ...given })),
    records: versions.flatMap((version) =>
      (inForce.get(version.version) ?? []).map((reading) => toRecord(reading, version)),
    ),
    statements: [
      ...live.filter(counts).flatMap(listStatements),
      ...parts
        .filter(({ part }) => part.kind === 'difficulties' && part.waitsBecause === null)
        .flatMap((part) =>
          listStatements({
            ...part,
            files: readFiles(part, given.readings).map((file) => ({ file, outcome: 'parsed' })),
          }),
        ),
    ],
    ownPlanRows: live.filter(counts).flatMap(listOwnPlanRows),
    reviews: [
      ...live.flatMap((version) => listRowReviews(version)),
      ...dropped.flatMap(({ version, reading }) => {
        const at = versions.find((each) => each.version === version);
        return at === undefined ? [] : [buildDroppedReview(reading, at)];
      }),
    ],
  };
}

function toVersion(version: AgencyVersion): Version {
  return { version: version.version, records: readingsOf(version).filter((reading) => !waitsForMatch(reading)) };
}

function toRecord(reading: TaskReading, { claim, part, version }: AgencyVersion): ProgressRecord {
  return {
    ...reading,
    agency: { id: part.agency.id ?? '', name: part.agency.name },
    period: part.period,
    submissionVersion: version,
    messageSha256: claim.messageSha256,
    corrected: false,
  };
}

function describeSubmission(
  version: AgencyVersion,
  given: {
    readonly superseded: ReadonlySet<number>;
    readonly inForce: ReadonlyMap<number, readonly TaskReading[]>;
    readonly catalog: Catalog;
  },
): Submission {
  const { claim, part } = version;
  const due = dueOn(part.period, given.catalog.settings.dueRule);
  const counted = new Map(version.files.map(({ file, outcome }) => [file.sha256, outcome]));
  return {
    agency: part.agency,
    period: part.period,
    version: version.version,
    state: !counts(version) ? 'needs_review' : given.superseded.has(version.version) ? 'superseded' : 'in_force',
    timeliness: calendarDayOf(claim.receivedAt) <= due ? 'on_time' : 'late',
    receivedAt: claim.receivedAt,
    messageSha256: claim.messageSha256,
    messageId: claim.messageId,
    from: claim.from,
    attachments: claim.attachments
      .filter((file) => claim.parts.length === 1 || counted.has(file.sha256))
      .map(({ name, sha256, outcome }) => ({
        name,
        sha256,
        outcome: outcome === 'parsed' ? (counted.get(sha256) ?? outcome) : outcome,
      })),
    records: given.inForce.get(version.version)?.length ?? 0,
  };
}

function listStatements(version: Pick<AgencyVersion, 'part' | 'files'>): GeneralStatement[] {
  const agency = { id: version.part.agency.id ?? '', name: version.part.agency.name };
  return countedFiles(version).flatMap(({ name, reading }) => [
    ...reading.general.difficulties.map((each) => ({
      agency,
      kind: 'difficulty' as const,
      text: each.text,
      task: null,
      source: inFile(each.source, name),
    })),
    ...reading.general.proposals.map((each) => ({
      agency,
      kind: 'proposal' as const,
      text: each.text,
      task: null,
      source: inFile(each.source, name),
    })),
  ]);
}

function listOwnPlanRows(version: AgencyVersion): OwnPlanRow[] {
  const agency = { id: version.part.agency.id ?? '', name: version.part.agency.name };
  return countedFiles(version).flatMap(({ name, reading }) =>
    reading.unmatched
      .filter((row) => row.reason === 'own_plan_task')
      .map((row) => ({ agency, text: row.text, source: inFile(row.source, name) })),
  );
}
