import type { ClaimedAttachment, MessageClaim } from '../model/claim.ts';
import type { MessageOutcome } from '../model/message.ts';
import type { ReviewItem } from '../model/review.ts';
import type { BuiltPart } from './build-parts.ts';
import { describeSender, type MessageEvidence } from './message-evidence.ts';
import { buildReviewItem } from './review-item.ts';

/** What a person must decide about a message: whose it is, who sent it, files that could not be read. */
export function listMessageReviews(
  evidence: MessageEvidence,
  found: {
    readonly base: Pick<MessageClaim, 'messageSha256' | 'messageId' | 'period'>;
    readonly parts: readonly BuiltPart[];
    readonly attachments: readonly ClaimedAttachment[];
    /** whose mail it seems to be where no part says so */
    readonly guessed: ReviewItem['agency'];
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
  const agency = found.parts[0]?.part.agency ?? found.guessed;
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
    reviews.push(buildReviewItem({ ...about, kind: 'submission', agency, text, reason: found.verdict.reason }));
  }
  return reviews;
}

function isInPart(file: ClaimedAttachment, parts: readonly BuiltPart[]): boolean {
  return parts.some((built) => built.part.files.some((each) => each.sha256 === file.sha256));
}
