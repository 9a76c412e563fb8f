import type { MessageFlag, MessageOutcome } from '../model/message.ts';
import type { MessageClaim } from '../model/claim.ts';
import type { PeriodId } from '../model/period.ts';
import type { Submission } from '../model/submission.ts';
import type { StoreContext } from './context.ts';

/** Every message of every period, in the order of arrival. */
export async function listAllMessages(context: StoreContext): Promise<readonly ListedMessage[]> {
  const messages: ListedMessage[] = [];
  for (const period of await context.store.claims.listClaimedPeriods())
    messages.push(...(await listMessages(context, period)));
  return messages.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.sha256 < b.sha256 ? -1 : 1));
}

/** One delivery of a message, as the contract shows it. */
export type ListedMessage = {
  readonly sha256: string;
  readonly messageId: string | null;
  readonly subject: string;
  readonly from: string;
  readonly receivedAt: Date;
  readonly period: PeriodId;
  readonly outcome: MessageOutcome;
  readonly reason: string;
  readonly flags: readonly MessageFlag[];
  readonly submissions: readonly {
    readonly agency: string | null;
    readonly period: PeriodId;
    readonly version: number;
  }[];
  readonly claim: MessageClaim;
};

/**
 * Every message that reached the mailbox and what became of it, in the order of arrival; a message that was delivered
 * twice is listed twice, the second time as a duplicate.
 */
export async function listMessages(context: StoreContext, period: PeriodId): Promise<readonly ListedMessage[]> {
  const { store } = context;
  const claims = await store.claims.listClaims(period);
  const submissions = await store.settlements.listSubmissions(period);
  const deliveries = await store.ledger.countDeliveries(claims.map((claim) => claim.messageSha256));
  return claims
    .filter((claim) => claim.period === period)
    .flatMap((claim) => {
      const listed = describeClaim(claim, submissions);
      const repeats = (deliveries.get(claim.messageSha256) ?? 1) - 1;
      const repeat: ListedMessage = {
        ...listed,
        outcome: 'duplicate',
        reason: 'Cùng một thư được chuyển đến hộp thư thêm lần nữa.',
        submissions: [],
        claim: {
          ...claim,
          attachments: claim.attachments.map((file) => ({ ...file, outcome: 'duplicate' as const, reason: null })),
        },
      };
      return [listed, ...Array.from({ length: repeats }, () => repeat)];
    });
}

function describeClaim(claim: MessageClaim, submissions: readonly Submission[]): ListedMessage {
  const own = submissions.filter((each) => each.messageSha256 === claim.messageSha256);
  const base = {
    sha256: claim.messageSha256,
    messageId: claim.messageId,
    subject: claim.subject,
    from: claim.from,
    receivedAt: claim.receivedAt,
    period: claim.period,
    submissions: own.map(({ agency, period, version }) => ({ agency: agency.id, period, version })),
  };
  // A report whose files all came before makes no version of its own.
  if (claim.outcome === 'submission' && own.length === 0) {
    return {
      ...base,
      outcome: 'duplicate',
      reason: 'Các tệp đã được gửi trong thư trước.',
      flags: claim.flags,
      claim: {
        ...claim,
        attachments: claim.attachments.map((file) =>
          file.outcome === 'parsed' ? { ...file, outcome: 'duplicate' as const } : file,
        ),
      },
    };
  }
  const resent = own.some((each) => each.version > 1);
  const flags =
    resent && !claim.flags.includes('resend') ? [...claim.flags, 'resend' as const].toSorted() : claim.flags;
  const outcomes = new Map(own.flatMap((each) => each.attachments).map((file) => [file.name, file.outcome]));
  return {
    ...base,
    outcome: claim.outcome,
    reason: claim.reason,
    flags,
    claim: {
      ...claim,
      attachments: claim.attachments.map((file) => ({ ...file, outcome: outcomes.get(file.name) ?? file.outcome })),
    },
  };
}
