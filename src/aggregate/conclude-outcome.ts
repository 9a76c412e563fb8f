import type { ClaimedAttachment } from '../model/claim.ts';
import { foldText } from '../model/fold-text.ts';
import type { MessageFlag, MessageOutcome } from '../model/message.ts';
import type { BuiltPart } from './build-parts.ts';
import type { MachineMail } from './machine-mail.ts';
import type { MessageEvidence } from './message-evidence.ts';

/** What a message is in the end, with the sentence that says why. */
export function concludeOutcome(
  evidence: MessageEvidence,
  found: {
    readonly machine: MachineMail;
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
