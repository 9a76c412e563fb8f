import { calendarDayOf } from '../model/calendar-day.ts';
import type { Catalog } from '../model/catalog.ts';
import type { GeneralStatement, OwnPlanRow } from '../model/consolidation.ts';
import { describePeriod, dueOn, periodReceivedIn, type PeriodId } from '../model/period.ts';
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
import { buildReviewItem } from './review-item.ts';
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
  const versions = numberVersions(holdAmbiguous(parts, given.catalog), given.readings);
  const told = parts
    .filter(({ part }) => part.kind === 'difficulties' && part.waitsBecause === null)
    .map((part) => toldVersion(part, given.readings));
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
    statements: [...live.filter(counts).flatMap(listStatements), ...told.flatMap(listStatements)],
    ownPlanRows: [...live.filter(counts), ...told].flatMap(listOwnPlanRows),
    reviews: [
      ...live.flatMap(listHeldReviews),
      ...[...live, ...told].flatMap(listRowReviews),
      ...dropped.flatMap(({ version, reading }) => {
        const at = versions.find((each) => each.version === version);
        return at === undefined ? [] : [buildDroppedReview(reading, at)];
      }),
    ],
  };
}

/**
 * A report that names an earlier month, and comes when that month's report is in force, may be this month's under the
 * other convention: unless it says that it corrects, a person decides.
 */
function holdAmbiguous(parts: readonly AgencyPart[], catalog: Catalog): AgencyPart[] {
  const { dueRule } = catalog.settings;
  let inForce = false;
  return parts.map((each) => {
    const { part, claim } = each;
    const isAfterwards =
      calendarDayOf(claim.receivedAt).slice(0, 7) > part.period &&
      periodReceivedIn(claim.receivedAt, dueRule) > part.period;
    const isReport = part.kind === 'report' && part.waitsBecause === null;
    if (!isReport || !isAfterwards || !inForce || part.announcesCorrection) {
      inForce ||= isReport;
      return each;
    }
    const named = describePeriod(part.period);
    const waitsBecause = `Báo cáo ghi ${named} nhưng cơ quan đã có báo cáo ${named}; có thể là báo cáo của kỳ sau.`;
    return { ...each, part: { ...part, waitsBecause } };
  });
}

/** A report that counted by itself and waits because of what the agency had sent before. */
function listHeldReviews({ claim, part }: AgencyVersion): ReviewItem[] {
  const own = claim.parts.find((each) => each.period === part.period && each.agency.id === part.agency.id);
  if (part.waitsBecause === null || own?.waitsBecause !== null) return [];
  return [
    buildReviewItem({
      kind: 'period',
      period: part.period,
      messageSha256: claim.messageSha256,
      messageId: claim.messageId,
      agency: part.agency,
      source: null,
      text: `${claim.from}: ${claim.subject}`,
      reason: part.waitsBecause,
      candidates: [],
    }),
  ];
}

/** Difficulties told between reports are no version; their rows are accounted for like those of one. */
function toldVersion(part: AgencyPart, readings: ReadonlyMap<string, Reading>): AgencyVersion {
  return { ...part, version: 0, files: readFiles(part, readings).map((file) => ({ file, outcome: 'parsed' })) };
}

function toVersion(version: AgencyVersion): Version {
  return {
    version: version.version,
    records: readingsOf(version).filter((reading) => !waitsForMatch(reading)),
    replacesWhole: version.part.announcesReplacement,
  };
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
