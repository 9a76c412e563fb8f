import type { Catalog } from '../model/catalog.ts';
import type { ClaimPart } from '../model/claim.ts';
import { foldText } from '../model/fold-text.ts';
import type { AgencyClaim } from '../model/reading.ts';
import type { ReviewKind } from '../model/review.ts';
import { decidePeriod } from './decide-period.ts';
import { judgeSender, type SenderTrust } from './sender-trust.ts';
import { BODY_PART_NAME } from '../model/message.ts';
import { looksLikeReport, type ClaimContext, type FileEvidence, type MessageEvidence } from './message-evidence.ts';

export type BuiltPart = {
  readonly part: ClaimPart;
  readonly trust: SenderTrust;
  readonly earlier: boolean;
  readonly waitKind: ReviewKind;
};

/** "gửi lại", "đính chính", "thay thế báo cáo số …" in a subject, folded. */
const CORRECTION = /\b(gui lai|dinh chinh|thay the|bo sung|chinh sua|sua doi)\b/;

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
  return distinct.size === 1 ? (inFiles[0] ?? null) : guessAgency(evidence, catalog);
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
  const claims = [
    ...group.files.flatMap((file) => file.reading?.period ?? []),
    ...[evidence.subject.period, ...group.files.map((file) => file.nameNames.period)].filter((each) => each !== null),
  ];
  const period = decidePeriod(claims, evidence.receivedAt, catalog.settings.dueRule);
  const trust = judgeSender(evidence.opened.from?.address.toLowerCase() ?? '', {
    agencyId: group.agency?.id ?? null,
    catalog,
    authenticationResults: evidence.opened.authenticationResults,
    trustedAuthServers: context.trustedAuthServers,
  });
  const wait = findWait(group, trust, period.waitsBecause, evidence);
  const isText = group.files.every((file) => file.name === BODY_PART_NAME);
  const records = group.files.reduce((sum, file) => sum + (file.reading?.records.length ?? 0), 0);
  return {
    part: {
      kind: isText && records === 0 ? 'difficulties' : 'report',
      agency: { id: group.agency?.id ?? null, name: group.agency?.name ?? '' },
      unit: group.agency?.unit ?? null,
      period: period.period,
      announcesCorrection:
        CORRECTION.test(foldText(evidence.opened.subject)) ||
        group.files.some((file) => file.reading?.document.announcesCorrection === true),
      waitsBecause: wait?.because ?? null,
      files: group.files.map((file) => ({ name: file.name, sha256: file.sha256, format: file.format })),
    },
    trust,
    earlier: period.earlier,
    waitKind: wait?.kind ?? 'submission',
  };
}

function findWait(
  { agency, files }: { readonly agency: AgencyClaim | null; readonly files: readonly FileEvidence[] },
  trust: SenderTrust,
  periodWaits: string | null,
  evidence: MessageEvidence,
): { readonly kind: ReviewKind; readonly because: string } | null {
  const address = evidence.opened.from?.address ?? '(không rõ)';
  if (trust === 'spoofed') {
    return { kind: 'sender', because: `Máy chủ thư báo ${address} không qua kiểm tra DMARC; có thể là thư giả mạo.` };
  }
  if (agency === null) return { kind: 'agency', because: 'Chưa nhận ra cơ quan gửi báo cáo.' };
  if (agency.id === null) {
    return { kind: 'agency', because: `Cơ quan “${agency.name}” chưa có trong danh mục.` };
  }
  if (trust === 'private') {
    return { kind: 'sender', because: `Gửi từ hộp thư cá nhân ${address}, chưa được xác nhận là của ${agency.name}.` };
  }
  if (trust === 'foreign') {
    return { kind: 'sender', because: `Địa chỉ ${address} chưa được xác nhận là của ${agency.name}.` };
  }
  if (!files.some((file) => file.reading !== null && looksLikeReport(file.reading))) {
    return {
      kind: 'submission',
      because: 'Tệp có chữ nhưng không nhận ra là báo cáo: không nêu cơ quan, không nêu nhiệm vụ nào.',
    };
  }
  return periodWaits === null ? null : { kind: 'period', because: periodWaits };
}
