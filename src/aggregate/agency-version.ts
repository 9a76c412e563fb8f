import type { ClaimPart, MessageClaim } from '../model/claim.ts';
import type { AttachmentOutcome } from '../model/message.ts';
import type { TaskReading } from '../model/progress-record.ts';
import type { Reading } from '../model/reading.ts';
import type { Source } from '../model/source.ts';
import { isRendition, saysTheSame, type ReadFile } from './renditions.ts';

export type AgencyPart = { readonly claim: MessageClaim; readonly part: ClaimPart };

type FileOutcome = { readonly file: ReadFile; readonly outcome: AttachmentOutcome };

/** One version of the agency's report: a message's part with the files of it that count. */
export type AgencyVersion = AgencyPart & { readonly version: number; readonly files: readonly FileOutcome[] };

/** A message whose files all repeat earlier ones that count makes no version of its own. */
export function numberVersions(parts: readonly AgencyPart[], readings: ReadonlyMap<string, Reading>): AgencyVersion[] {
  const earlier: ReadFile[] = [];
  const versions: AgencyVersion[] = [];
  for (const each of parts) {
    if (each.part.kind !== 'report') continue;
    const own = readFiles(each, readings);
    const originals = each.part.announcesCorrection ? [] : earlier;
    if (own.length > 0 && own.every((file) => isKnown(file, earlier, originals))) continue;
    const files = own.map((file) => ({ file, outcome: hasEditableCopy(file, own) ? 'rendition' : 'parsed' }) as const);
    // What waits for a person must not stand in the way of what comes after it.
    if (each.part.waitsBecause === null) earlier.push(...own);
    versions.push({ ...each, version: versions.length + 1, files });
  }
  return versions;
}

/** The same bytes came before, or the editable file of which this is the signed copy. */
function isKnown(file: ReadFile, earlier: readonly ReadFile[], originals: readonly ReadFile[]): boolean {
  return (
    earlier.some((other) => other.sha256 === file.sha256) ||
    originals.some((other) => isRendition(file, other) && saysTheSame(file, other))
  );
}

function hasEditableCopy(file: ReadFile, own: readonly ReadFile[]): boolean {
  return own.some((other) => other !== file && isRendition(file, other));
}

export function readFiles({ part }: AgencyPart, readings: ReadonlyMap<string, Reading>): ReadFile[] {
  return part.files.flatMap((file) => {
    const reading = readings.get(file.sha256);
    return reading === undefined ? [] : [{ ...file, reading }];
  });
}

export function counts(version: AgencyVersion): boolean {
  return version.part.waitsBecause === null;
}

/** Every task reading of the files that count, each naming its own file. */
export function readingsOf(version: AgencyVersion): TaskReading[] {
  return countedFiles(version).flatMap(({ name, reading }) =>
    reading.records.map((record) => ({ ...record, source: inFile(record.source, name) })),
  );
}

export function countedFiles(version: Pick<AgencyVersion, 'files'>): ReadFile[] {
  return version.files.filter(({ outcome }) => outcome === 'parsed').map(({ file }) => file);
}

/** A doubtful match is proposed, not accepted; a doubtful status counts as unclear until a person says more. */
export function waitsForMatch(reading: TaskReading): boolean {
  return reading.needsReview && reading.reviewKind !== 'status';
}

/** The same bytes may have come under several names; the place is told with the name of this message. */
export function inFile(source: Source, name: string): Source {
  return { ...source, file: name };
}
