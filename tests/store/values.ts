import { createHash } from 'node:crypto';
import type { MessageClaim } from '../../src/model/claim.ts';
import type { OpenedAttachment, OpenedMessage, RawMessage } from '../../src/model/message.ts';
import type { ProgressRecord } from '../../src/model/progress-record.ts';
import type { Reading } from '../../src/model/reading.ts';
import type { ReviewItem } from '../../src/model/review.ts';
import type { Settlement } from '../../src/model/settlement.ts';
import type { Submission } from '../../src/model/submission.ts';
import type { Log } from '../../src/store/log.ts';

export const quiet: Log = { info: () => {}, warn: () => {} };

export function sha256Of(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

export function aRawMessage(text: string, changes: Partial<RawMessage> = {}): RawMessage {
  return {
    bytes: Buffer.from(text),
    sha256: sha256Of(text),
    receivedAt: new Date('2025-04-09T01:12:00Z'),
    place: { source: 'imap', folder: 'INBOX', uidValidity: '7', uid: sha256Of(text).slice(0, 6) },
    ...changes,
  };
}

export function anAttachment(name: string, text: string, changes: Partial<OpenedAttachment> = {}): OpenedAttachment {
  return {
    name,
    bytes: Buffer.from(text),
    sha256: sha256Of(text),
    format: 'xlsx',
    inline: false,
    error: null,
    ...changes,
  };
}

export function anOpenedMessage(changes: Partial<OpenedMessage> = {}): OpenedMessage {
  return {
    messageId: '<1@stp.example>',
    subject: 'Báo cáo tháng 4',
    from: { name: 'Sở Tư pháp', address: 'stp@binhdinh.gov.vn' },
    to: [],
    sentAt: new Date('2025-04-09T01:11:30Z'),
    inReplyTo: null,
    authenticationResults: [],
    autoSubmitted: false,
    listMail: false,
    bodyText: 'Kính gửi Tổ giúp việc',
    attachments: [],
    remarks: [],
    ...changes,
  };
}

export function aReading(changes: Partial<Reading> = {}): Reading {
  return {
    agency: null,
    period: null,
    document: { number: null, symbol: null, date: null, title: null, announcesCorrection: false },
    records: [],
    unmatched: [],
    general: { difficulties: [], proposals: [] },
    setAside: {},
    rows: { seen: 0, recorded: 0, unmatched: 0, setAside: 0 },
    remarks: [],
    ...changes,
  };
}

export function aClaim(messageSha256: string, changes: Partial<MessageClaim> = {}): MessageClaim {
  return {
    messageSha256,
    messageId: '<1@stp.example>',
    subject: 'Báo cáo tháng 4',
    from: 'stp@binhdinh.gov.vn',
    receivedAt: new Date('2025-04-09T01:12:00Z'),
    outcome: 'submission',
    reason: 'Có báo cáo của Sở Tư pháp.',
    flags: [],
    period: '2025-04',
    parts: [],
    attachments: [],
    remarks: [],
    reviews: [],
    ...changes,
  };
}

export function aSubmission(changes: Partial<Submission> = {}): Submission {
  return {
    agency: { id: 'so-tu-phap', name: 'Sở Tư pháp' },
    period: '2025-04',
    version: 1,
    state: 'in_force',
    timeliness: 'on_time',
    receivedAt: new Date('2025-04-09T01:12:00Z'),
    messageSha256: sha256Of('mail'),
    messageId: null,
    from: 'stp@binhdinh.gov.vn',
    attachments: [],
    records: 1,
    ...changes,
  };
}

export function aRecord(changes: Partial<ProgressRecord> = {}): ProgressRecord {
  return {
    plan: '1035/QĐ-UBND',
    task: 9,
    status: 'completed',
    percent: 100,
    result: 'Đã ban hành',
    difficulties: null,
    proposals: null,
    confidence: 0.97,
    needsReview: false,
    reviewReason: null,
    rowText: 'Ban hành kế hoạch',
    candidates: [],
    source: { file: 'bao-cao.xlsx', sheet: 'PL1', row: 12 },
    agency: { id: 'so-tu-phap', name: 'Sở Tư pháp' },
    period: '2025-04',
    submissionVersion: 1,
    messageSha256: sha256Of('mail'),
    corrected: false,
    ...changes,
  };
}

export function aReviewItem(id: string, changes: Partial<ReviewItem> = {}): ReviewItem {
  return {
    id,
    kind: 'row',
    period: '2025-04',
    messageSha256: sha256Of('mail'),
    messageId: null,
    agency: null,
    source: null,
    text: 'Số hóa hồ sơ',
    reason: 'Hai nhiệm vụ đều có thể đúng.',
    candidates: [],
    ...changes,
  };
}

export function aSettlement(changes: Partial<Settlement> = {}): Settlement {
  return {
    period: '2025-04',
    submissions: [aSubmission()],
    records: [aRecord()],
    statements: [],
    ownPlanRows: [],
    reviews: [aReviewItem('row-1')],
    rows: { seen: 1, recorded: 1, unmatched: 0, setAside: 0 },
    ...changes,
  };
}
