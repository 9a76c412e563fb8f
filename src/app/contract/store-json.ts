import { describeInstant } from '../../model/calendar-day.ts';
import type { MessageClaim } from '../../model/claim.ts';
import type { ProgressRecord } from '../../model/progress-record.ts';
import type { ReviewItem } from '../../model/review.ts';
import type { Submission } from '../../model/submission.ts';
import { candidateJson, taskReadingJson } from './parsed-file-json.ts';
import type { ListedMessage } from '../list-messages.ts';

/** Shapes of the public contract for what the store holds. */

export function submissionJson(submission: Submission) {
  const { messageSha256, receivedAt, ...rest } = submission;
  return { ...rest, receivedAt: describeInstant(receivedAt), messageSha256 };
}

export function messageJson(message: ListedMessage) {
  const { claim } = message;
  return {
    messageId: message.messageId,
    subject: message.subject,
    from: message.from,
    receivedAt: describeInstant(message.receivedAt),
    sha256: message.sha256,
    period: message.period,
    outcome: message.outcome,
    reason: message.reason,
    flags: message.flags,
    submissions: message.submissions,
    attachments: claim.attachments.map(attachmentJson),
    warnings: claim.remarks.map(({ code, message: text, source }) => ({ code, message: text, source })),
  };
}

function attachmentJson({ name, sha256, outcome, reason }: MessageClaim['attachments'][number]) {
  return { name, sha256, outcome, reason };
}

export function recordJson(record: ProgressRecord, messageId: string | null) {
  return {
    agency: record.agency,
    period: record.period,
    submissionVersion: record.submissionVersion,
    ...taskReadingJson(record),
    corrected: record.corrected,
    messageId,
    messageSha256: record.messageSha256,
  };
}

export function reviewItemJson(item: ReviewItem) {
  const { id, kind, period, messageId, agency, source, text, reason, candidates } = item;
  return { id, kind, period, messageId, agency, source, text, reason, candidates: candidates.map(candidateJson) };
}
