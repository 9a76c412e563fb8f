import type { Catalog } from '../model/catalog.ts';
import type { ClaimPart } from '../model/claim.ts';
import { foldText } from '../model/fold-text.ts';
import { dueOn } from '../model/period.ts';
import type { AgencyClaim, PeriodClaim } from '../model/reading.ts';
import type { Remark } from '../model/remark.ts';
import type { ReviewKind } from '../model/review.ts';
import { findAgencyInPeriod } from './agency-in-period.ts';
import { decidePeriod } from './decide-period.ts';
import { findWait } from './find-wait.ts';
import { judgeSender, type SenderTrust } from './sender-trust.ts';
import { BODY_PART_NAME } from '../model/message.ts';
import type { ClaimContext, FileEvidence, MessageEvidence } from './message-evidence.ts';

export type BuiltPart = {
  readonly part: ClaimPart;
  readonly trust: SenderTrust;
  readonly earlier: boolean;
  /** something about the agency that is lived with */
  readonly remark: Remark | null;
  readonly waitKind: ReviewKind;
};

/** "gửi lại", "đính chính", "thay thế báo cáo số …" in a subject, folded. */
const CORRECTION = /\b(gui lai|dinh chinh|thay the|bo sung|chinh sua|sua doi)\b/;
const REPLACEMENT = /\b(gui lai|thay the)\b/;
const PARTIAL = /\b(dinh chinh|bo sung|mot so nhiem vu)\b/;

/**
 * Groups the files that say something by the agency that each names: one part per agency. A file without a name of its
 * own ("Phu luc.xls") goes with the only agency of its message; the text of the subject, the file's name and the sender's
 * address help where no letterhead does.
 */
export function buildParts(
  evidence: MessageEvidence,
  told: readonly FileEvidence[],
  context: ClaimContext,
): readonly BuiltPart[] {
  if (told.length === 0) return [];
  const named = uniqueFiles(told).map((file) => ({ file, agency: file.reading?.agency ?? null }));
  const main = findMainAgency(evidence, named, context.catalog);
  const groups = new Map<string, { agency: AgencyClaim | null; files: FileEvidence[] }>();
  for (const { file, agency } of named) {
    const own = agency ?? main;
    const key = own === null ? '' : (own.id ?? foldText(own.name));
    const group = groups.get(key) ?? { agency: own, files: [] };
    group.files.push(file);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => buildPart(evidence, group, context));
}

/** A file attached twice counts once. */
function uniqueFiles(files: readonly FileEvidence[]): FileEvidence[] {
  return [...new Map(files.toReversed().map((file) => [file.sha256, file])).values()].toReversed();
}

function findMainAgency(
  evidence: MessageEvidence,
  named: readonly { readonly file: FileEvidence; readonly agency: AgencyClaim | null }[],
  catalog: Catalog,
): AgencyClaim | null {
  const inFiles = named.flatMap(({ agency }) => (agency === null ? [] : [agency]));
  const distinct = new Set(inFiles.map((claim) => claim.id ?? foldText(claim.name)));
  if (distinct.size === 1) return inFiles[0] ?? null;
  // Among several agencies nobody can say whose a nameless annex is.
  return distinct.size > 1 ? null : guessAgency(evidence, catalog);
}

/** Whose mail it is when no file that says something names an agency: other files, the subject, file names, the address. */
export function guessAgency(evidence: MessageEvidence, catalog: Catalog): AgencyClaim | null {
  const unread = evidence.files.flatMap((file) => file.reading?.agency ?? []);
  const byName = evidence.files.flatMap((file) => file.nameNames.agency ?? []);
  return unread[0] ?? evidence.subject.agency ?? byName[0] ?? findByAddress(evidence, catalog);
}

function findByAddress(evidence: MessageEvidence, catalog: Catalog): AgencyClaim | null {
  const address = evidence.opened.from?.address.toLowerCase();
  const owner = catalog.agencies.find((agency) => address !== undefined && agency.addresses.includes(address));
  return owner === undefined ? null : { id: owner.id, name: owner.name, confidence: 0.9, evidence: 'address' };
}

function buildPart(
  evidence: MessageEvidence,
  group: { readonly agency: AgencyClaim | null; readonly files: readonly FileEvidence[] },
  context: ClaimContext,
): BuiltPart {
  const { catalog } = context;
  const { dueRule } = catalog.settings;
  const { files } = group;
  const period = decidePeriod(listPeriodClaims(evidence, files), evidence.receivedAt, dueRule);
  const { agency, remark, waitsBecause } = findAgencyInPeriod(group.agency, dueOn(period.period, dueRule), catalog);
  const trust = judgeSender(evidence.opened.from?.address.toLowerCase() ?? '', {
    agencyId: agency?.id ?? null,
    catalog,
    authenticationResults: evidence.opened.authenticationResults,
    trustedAuthServers: context.trustedAuthServers,
  });
  const isText = files.every((file) => file.name === BODY_PART_NAME);
  const records = files.reduce((sum, file) => sum + (file.reading?.records.length ?? 0), 0);
  const kind = isText && records === 0 ? 'difficulties' : 'report';
  const wait = findWait(
    { kind, agency, files },
    { trust, evidence, agencyWaits: waitsBecause, periodWaits: period.waitsBecause },
  );
  return {
    part: {
      kind,
      agency: { id: agency?.id ?? null, name: agency?.name ?? '' },
      unit: agency?.unit ?? null,
      period: period.period,
      ...readAnnouncement(evidence, files),
      waitsBecause: wait?.because ?? null,
      files: files.map((file) => ({ name: file.name, sha256: file.sha256, format: file.format })),
    },
    trust,
    earlier: period.earlier,
    remark,
    waitKind: wait?.kind ?? 'submission',
  };
}

function listPeriodClaims(evidence: MessageEvidence, files: readonly FileEvidence[]): PeriodClaim[] {
  return [
    ...files.flatMap((file) => file.reading?.period ?? []),
    ...[evidence.subject.period, ...files.map((file) => file.nameNames.period)].filter((each) => each !== null),
  ];
}

function readAnnouncement(
  { opened }: MessageEvidence,
  files: readonly FileEvidence[],
): Pick<ClaimPart, 'announcesCorrection' | 'announcesReplacement'> {
  const subject = foldText(opened.subject);
  return {
    announcesCorrection:
      CORRECTION.test(subject) || files.some((file) => file.reading?.document.announcesCorrection === true),
    announcesReplacement: REPLACEMENT.test(subject) && !PARTIAL.test(subject),
  };
}
