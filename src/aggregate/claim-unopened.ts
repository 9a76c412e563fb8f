import type { Catalog } from '../model/catalog.ts';
import type { MessageClaim } from '../model/claim.ts';
import { periodReceivedIn } from '../model/period.ts';
import { buildReviewItem } from './review-item.ts';

/** The claim of a message that could not be opened at all: it stays, visible, with its reason. */
export function claimUnopened(
  message: {
    readonly sha256: string;
    readonly receivedAt: Date;
    readonly error: { readonly message: string };
    /** what its header block still tells, where it can be read */
    readonly head?: { readonly messageId: string | null; readonly subject: string; readonly from: string };
  },
  catalog: Catalog,
): MessageClaim {
  const base = {
    messageSha256: message.sha256,
    messageId: message.head?.messageId ?? null,
    period: periodReceivedIn(message.receivedAt, catalog.settings.dueRule),
  };
  const reason = message.error.message;
  return {
    ...base,
    subject: message.head?.subject ?? '',
    from: message.head?.from ?? '',
    receivedAt: message.receivedAt,
    outcome: 'failed',
    reason,
    flags: [],
    parts: [],
    attachments: [],
    remarks: [],
    reviews: [
      buildReviewItem({
        ...base,
        kind: 'submission',
        agency: null,
        source: null,
        text:
          message.head === undefined
            ? `Thư ${message.sha256.slice(0, 12)}`
            : `${message.head.from}: ${message.head.subject}`,
        reason,
        candidates: [],
      }),
    ],
  };
}
