import { BODY_PART_NAME, type MessageFlag, type MessageOutcome } from '../model/message.ts';
import type { ClaimedAttachment, ClaimPart, MessageClaim } from '../model/claim.ts';
import { dueOn, periodReceivedIn } from '../model/period.ts';
import { calendarDayOf } from '../model/calendar-day.ts';
import type { ReviewItem } from '../model/review.ts';
import { foldText } from '../model/fold-text.ts';
import { buildParts, type BuiltPart } from './build-parts.ts';
import { buildReviewItem } from './review-item.ts';
import {
  hasCloudLink,
  hasReportContent,
  type ClaimContext,
  type FileEvidence,
  type MessageEvidence,
} from './message-evidence.ts';

/**
 * Says what one message is: whose report for which period, or why it is none. Nothing vanishes: each file gets an
 * outcome, and whatever could not be decided becomes a review item.
 */
export function claimMessage(evidence: MessageEvidence, context: ClaimContext): MessageClaim {
  const files = evidence.files.filter((file) => file.name !== BODY_PART_NAME);
  const body = evidence.files.find((file) => file.name === BODY_PART_NAME);
  const useful = files.filter(speaks);
  const machine = machineKind(evidence);
  const bodySpeaks = useful.length === 0 && machine === null && body !== undefined && speaks(body);
  const told = bodySpeaks ? [body] : useful;
  const parts = machine !== null && useful.length === 0 ? [] : buildParts(evidence, told, context);
  const attachments = listAttachments(files, bodySpeaks ? body : undefined, parts);
  const period = parts[0]?.part.period ?? periodReceivedIn(evidence.receivedAt, context.catalog.settings.dueRule);
  const flags = listFlags(evidence, { machine, parts, context, isLinkOnly: told.length === 0 });
  const verdict = concludeOutcome(evidence, { machine, parts, attachments, flags });
  const base = {
    messageSha256: evidence.sha256,
    messageId: evidence.opened.messageId,
    period,
  };
  return {
    ...base,
    subject: evidence.opened.subject,
    from: describeSender(evidence),
    receivedAt: evidence.receivedAt,
    ...verdict,
    flags,
    parts: parts.map((built) => built.part),
    attachments,
    remarks: evidence.opened.remarks,
    reviews: listReviews(evidence, { base, parts, attachments, verdict }),
  };
}

function speaks(file: FileEvidence): boolean {
  return file.reading !== null && hasReportContent(file.reading);
}

type Machine = 'bounce' | 'auto_reply' | 'bulk' | null;

function machineKind({ opened }: MessageEvidence): Machine {
  if (opened.bounce === true) return 'bounce';
  if (opened.autoSubmitted) return 'auto_reply';
  return opened.listMail ? 'bulk' : null;
}

function listAttachments(
  files: readonly FileEvidence[],
  body: FileEvidence | undefined,
  parts: readonly BuiltPart[],
): ClaimedAttachment[] {
  const seen = new Set<string>();
  return [...files, ...(body === undefined ? [] : [body])].map((file) => {
    const repeated = seen.has(file.sha256);
    seen.add(file.sha256);
    return { name: file.name, sha256: file.sha256, ...judgeFile(file, repeated, parts) };
  });
}

function judgeFile(
  file: FileEvidence,
  repeated: boolean,
  parts: readonly BuiltPart[],
): Pick<ClaimedAttachment, 'outcome' | 'reason'> {
  if (file.inline) return { outcome: 'ignored', reason: 'Hình chèn trong thư, không phải tệp báo cáo.' };
  if (repeated) return { outcome: 'duplicate', reason: 'Cùng nội dung với một tệp khác trong thư.' };
  if (file.error !== null) return { outcome: 'failed', reason: file.error.message };
  if (file.reading === null) return { outcome: 'needs_review', reason: 'Tệp chưa được đọc.' };
  if (file.reading.remarks.some((remark) => remark.code === 'pdf_without_text')) {
    if (parts.length > 0) return { outcome: 'rendition', reason: 'Bản quét gửi kèm bản đọc được của cùng báo cáo.' };
    return { outcome: 'needs_review', reason: 'Bản quét (ảnh), chưa đọc được chữ; cần người xem.' };
  }
  if (!hasReportContent(file.reading)) return { outcome: 'no_content', reason: 'Không có nội dung báo cáo nào.' };
  const part = parts.find((built) => built.part.files.some((each) => each.sha256 === file.sha256))?.part;
  if (part === undefined) return { outcome: 'needs_review', reason: 'Có nội dung nhưng chưa biết là của báo cáo nào.' };
  return part.waitsBecause === null
    ? { outcome: 'parsed', reason: null }
    : { outcome: 'needs_review', reason: part.waitsBecause };
}

function listFlags(
  evidence: MessageEvidence,
  found: {
    readonly machine: Machine;
    readonly parts: readonly BuiltPart[];
    readonly context: ClaimContext;
    readonly isLinkOnly: boolean;
  },
): MessageFlag[] {
  const flags = new Set<MessageFlag>();
  if (found.machine !== null) flags.add(found.machine);
  for (const built of found.parts) {
    if (built.trust === 'private') flags.add('private_address');
    if (built.trust === 'foreign') flags.add('unknown_sender');
    if (built.trust === 'spoofed') flags.add('spoof_suspected');
    if (built.part.announcesCorrection) flags.add('resend');
    if (built.earlier) flags.add('earlier_period');
    if (built.part.kind === 'difficulties') flags.add('difficulties_only');
    const due = dueOn(built.part.period, found.context.catalog.settings.dueRule);
    if (built.part.kind === 'report' && calendarDayOf(evidence.receivedAt) > due) flags.add('late');
  }
  if (new Set(found.parts.map((built) => agencyKey(built.part))).size > 1) flags.add('several_agencies');
  if (found.isLinkOnly && found.machine === null && hasCloudLink(evidence.opened.bodyText)) flags.add('cloud_link');
  if (/^(fw|fwd|chuyen tiep)\s*:/.test(foldText(evidence.opened.subject))) flags.add('forwarded');
  if (evidence.files.some((file) => /\.eml\//i.test(file.name))) flags.add('forwarded');
  return [...flags].toSorted();
}

function concludeOutcome(
  evidence: MessageEvidence,
  found: {
    readonly machine: Machine;
    readonly parts: readonly BuiltPart[];
    readonly attachments: readonly ClaimedAttachment[];
    readonly flags: readonly MessageFlag[];
  },
): { readonly outcome: MessageOutcome; readonly reason: string } {
  const waiting = found.parts.find((built) => built.part.waitsBecause !== null);
  if (waiting !== undefined) return { outcome: 'needs_review', reason: waiting.part.waitsBecause ?? '' };
  const reports = found.parts.filter((built) => built.part.kind === 'report');
  if (reports.length > 0) {
    const names = reports.map((built) => built.part.agency.name).join('; ');
    return { outcome: 'submission', reason: `Báo cáo của ${names}.` };
  }
  if (found.parts.length > 0) {
    return {
      outcome: 'not_a_report',
      reason: 'Phản ánh khó khăn, vướng mắc; được tổng hợp nhưng không phải báo cáo tháng.',
    };
  }
  if (found.machine === 'bounce') return { outcome: 'not_a_report', reason: 'Thư báo không gửi được.' };
  if (found.machine === 'auto_reply') return { outcome: 'not_a_report', reason: 'Thư trả lời tự động.' };
  if (found.machine === 'bulk')
    return { outcome: 'not_a_report', reason: 'Thư gửi hàng loạt (bản tin), không có báo cáo.' };
  if (found.flags.includes('cloud_link')) {
    return { outcome: 'needs_review', reason: 'Thư chỉ có đường dẫn tới tệp lưu nơi khác; cần người tải về.' };
  }
  const failed = found.attachments.filter((file) => file.outcome === 'failed');
  if (failed.length > 0) return { outcome: 'needs_review', reason: failed[0]?.reason ?? '' };
  if (isOtherDocument(evidence, found.attachments)) {
    return { outcome: 'not_a_report', reason: 'Giấy mời, thông báo hoặc tài liệu khác, không phải báo cáo.' };
  }
  const unclear = found.attachments.find((file) => file.outcome === 'needs_review' || file.outcome === 'no_content');
  if (unclear !== undefined) {
    return { outcome: 'needs_review', reason: `Tệp “${unclear.name}”: ${unclear.reason ?? ''}` };
  }
  const empty = evidence.opened.bodyText.trim() === '';
  return {
    outcome: 'needs_review',
    reason: empty ? 'Thư không có nội dung.' : 'Thư không kèm tệp và không có nội dung báo cáo.',
  };
}

const OTHER_KIND = /^(re:|fw:|fwd:)?\s*(giay moi|thu moi|moi hop|thong bao|lich hop|lich cong tac)\b/;

/** Its subject says that it is an invitation or a notice, and its files hold nothing of a report. */
function isOtherDocument({ opened }: MessageEvidence, attachments: readonly ClaimedAttachment[]): boolean {
  const subject = foldText(opened.subject);
  const isEmpty = attachments.every((file) => file.outcome === 'no_content' || file.outcome === 'ignored');
  return isEmpty && OTHER_KIND.test(subject) && !subject.includes('bao cao');
}

function listReviews(
  evidence: MessageEvidence,
  found: {
    readonly base: Pick<MessageClaim, 'messageSha256' | 'messageId' | 'period'>;
    readonly parts: readonly BuiltPart[];
    readonly attachments: readonly ClaimedAttachment[];
    readonly verdict: { readonly outcome: MessageOutcome; readonly reason: string };
  },
): ReviewItem[] {
  const about = { ...found.base, agency: null, source: null, candidates: [] };
  const reviews: ReviewItem[] = [];
  for (const built of found.parts) {
    if (built.part.waitsBecause === null) continue;
    reviews.push(
      buildReviewItem({
        ...about,
        kind: built.waitKind,
        period: built.part.period,
        agency: built.part.agency.name === '' ? null : built.part.agency,
        text: `${describeSender(evidence)}: ${evidence.opened.subject}`,
        reason: built.part.waitsBecause,
      }),
    );
  }
  const agency = found.parts[0]?.part.agency ?? null;
  for (const file of found.attachments) {
    const waits = file.outcome === 'failed' || (file.outcome === 'needs_review' && !isInPart(file, found.parts));
    if (!waits) continue;
    reviews.push(
      buildReviewItem({
        ...about,
        kind: 'attachment',
        agency,
        source: { file: file.name },
        text: file.name,
        reason: file.reason ?? '',
      }),
    );
  }
  for (const remark of evidence.opened.remarks) {
    if (remark.code !== 'part_skipped') continue;
    reviews.push(
      buildReviewItem({
        ...about,
        kind: 'attachment',
        agency,
        source: remark.source,
        text: remark.message,
        reason: remark.message,
      }),
    );
  }
  if (found.verdict.outcome === 'needs_review' && reviews.length === 0) {
    const text = `${describeSender(evidence)}: ${evidence.opened.subject}`;
    reviews.push(buildReviewItem({ ...about, kind: 'submission', text, reason: found.verdict.reason }));
  }
  return reviews;
}

function isInPart(file: ClaimedAttachment, parts: readonly BuiltPart[]): boolean {
  return parts.some((built) => built.part.files.some((each) => each.sha256 === file.sha256));
}

function agencyKey(part: ClaimPart): string {
  return part.agency.id ?? foldText(part.agency.name);
}

function describeSender({ opened }: MessageEvidence): string {
  return opened.from === null ? '(không rõ người gửi)' : opened.from.address;
}
