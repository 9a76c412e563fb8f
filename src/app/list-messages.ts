import type { MessageFlag, MessageOutcome } from '../model/message.ts';
import type { MessageClaim } from '../model/claim.ts';
import { periodReceivedIn, type PeriodId } from '../model/period.ts';
import type { Submission } from '../model/submission.ts';
import type { StoreContext } from './context.ts';
import { hashSettlementInputs } from './hash-settlement-inputs.ts';
import { readStoredHead } from './read-stored-head.ts';

/** Every message of every period, in the order of arrival. */
export async function listAllMessages(context: StoreContext): Promise<readonly ListedMessage[]> {
  const { claims } = context.store;
  const unread = (await claims.listNeverClaimed()).map((message) => periodOfUnread(context, message));
  const messages: ListedMessage[] = [];
  for (const period of new Set([...(await claims.listClaimedPeriods()), ...unread]))
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
  const edited = await store.claims.listEditedClaims(period);
  const claims = edited.map(({ claim }) => claim);
  const mark = await store.settlements.findSettlementMark(period);
  const isSettled = mark?.inputsSha256 === hashSettlementInputs(edited);
  // A mail may bring reports of several periods; it is listed under the first.
  const periods = new Set([period, ...claims.flatMap((claim) => claim.parts.map((part) => part.period))]);
  const submissions: Submission[] = [];
  for (const each of periods) submissions.push(...(await store.settlements.listSubmissions(each)));
  const deliveries = await store.ledger.countDeliveries(claims.map((claim) => claim.messageSha256));
  const read = claims
    .filter((claim) => claim.period === period)
    .flatMap((claim) => {
      const listed = describeClaim(claim, { submissions, isSettled });
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
  const unread = await listUnread(context, period);
  return [...read, ...unread].toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

/** Messages that were stored and of which nothing is known yet: a process was killed before it opened them. */
async function listUnread(context: StoreContext, period: PeriodId): Promise<readonly ListedMessage[]> {
  const { store } = context;
  const listed: ListedMessage[] = [];
  for (const message of await store.claims.listNeverClaimed()) {
    if (periodOfUnread(context, message) !== period) continue;
    const { sha256, receivedAt } = message;
    const base = {
      ...(await readStoredHead(store, sha256)),
      receivedAt,
      period,
      outcome: 'needs_review' as const,
      reason: 'Thư đã nhận, chưa được đọc.',
      flags: [],
    };
    const claim = { ...base, messageSha256: sha256, parts: [], attachments: [], remarks: [], reviews: [] };
    listed.push({ ...base, sha256, submissions: [], claim });
  }
  return listed;
}

function periodOfUnread({ catalog }: StoreContext, { receivedAt }: { readonly receivedAt: Date }): PeriodId {
  return periodReceivedIn(receivedAt, catalog.settings.dueRule);
}

function describeClaim(
  claim: MessageClaim,
  { submissions, isSettled }: { readonly submissions: readonly Submission[]; readonly isSettled: boolean },
): ListedMessage {
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
  // A report whose files all came before makes no version of its own; before the period is settled, none has one.
  if (claim.outcome === 'submission' && own.length === 0 && isSettled) {
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
  const outcomes = new Map(own.flatMap((each) => each.attachments).map((file) => [fileKey(file), file.outcome]));
  const isHeld = claim.outcome === 'submission' && own.length > 0 && own.every((each) => each.state === 'needs_review');
  return {
    ...base,
    outcome: isHeld ? 'needs_review' : claim.outcome,
    reason: isHeld ? 'Kỳ này đã có báo cáo của cơ quan; chờ xác định kỳ của báo cáo mới.' : claim.reason,
    flags,
    claim: {
      ...claim,
      attachments: claim.attachments.map((file) => ({ ...file, outcome: outcomes.get(fileKey(file)) ?? file.outcome })),
    },
  };
}

/** Two files of a mail may have one name, or one content under two names. */
function fileKey({ name, sha256 }: { readonly name: string; readonly sha256: string }): string {
  return `${sha256} ${name}`;
}
