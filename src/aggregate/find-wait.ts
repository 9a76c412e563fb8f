import type { ClaimPart } from '../model/claim.ts';
import type { AgencyClaim } from '../model/reading.ts';
import type { ReviewKind } from '../model/review.ts';
import { looksLikeReport, type FileEvidence, type MessageEvidence } from './message-evidence.ts';
import type { SenderTrust } from './sender-trust.ts';

export type Wait = { readonly kind: ReviewKind; readonly because: string };

/** Whether something must be decided by a person before a report counts, the gravest first; null when nothing must. */
export function findWait(
  {
    kind,
    agency,
    files,
  }: {
    readonly kind: ClaimPart['kind'];
    readonly agency: AgencyClaim | null;
    readonly files: readonly FileEvidence[];
  },
  found: {
    readonly trust: SenderTrust;
    readonly evidence: MessageEvidence;
    readonly agencyWaits: string | null;
    readonly periodWaits: string | null;
  },
): Wait | null {
  const { trust, agencyWaits, periodWaits } = found;
  const address = found.evidence.opened.from?.address ?? '(không rõ)';
  if (trust === 'spoofed') {
    return { kind: 'sender', because: `Máy chủ thư báo ${address} không qua kiểm tra DMARC; có thể là thư giả mạo.` };
  }
  if (agency === null) return { kind: 'agency', because: 'Chưa nhận ra cơ quan gửi báo cáo.' };
  if (agency.id === null) {
    return { kind: 'agency', because: `Cơ quan “${agency.name}” chưa có trong danh mục.` };
  }
  if (agencyWaits !== null) return { kind: 'agency', because: agencyWaits };
  if (trust === 'private') {
    return { kind: 'sender', because: `Gửi từ hộp thư cá nhân ${address}, chưa được xác nhận là của ${agency.name}.` };
  }
  // The province's own addresses are believed with a letterhead; a report is not, with a subject or a file's name alone.
  const isOnlyCalledSo = kind === 'report' && (agency.evidence === 'subject' || agency.evidence === 'file_name');
  if (trust === 'foreign' || (trust === 'own_domain' && isOnlyCalledSo)) {
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
