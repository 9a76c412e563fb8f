import { createHash } from 'node:crypto';
import { claimMessage } from '../aggregate/claim-message.ts';
import { claimUnopened } from '../aggregate/claim-unopened.ts';
import type { FileEvidence, NamedIn } from '../aggregate/message-evidence.ts';
import { settlePeriod } from '../aggregate/settle-period.ts';
import { calendarDayOf } from '../model/calendar-day.ts';
import type { MessageClaim } from '../model/claim.ts';
import type { PeriodId } from '../model/period.ts';
import type { Reading } from '../model/reading.ts';
import type { Settlement } from '../model/settlement.ts';
import { findAgencyInText } from '../parse/reading/find-agency-in-text.ts';
import { readPeriodFromText } from '../parse/reading/read-period-from-text.ts';
import type { LedgerMessage } from '../store/ledger.ts';
import type { StoredReading } from '../store/readings.ts';
import type { StoreContext } from './context.ts';
import { readingEdition } from './reading-edition.ts';

/**
 * Says of every message that this edition has not resolved what it is.
 * @returns the periods that are to be settled again, in order
 */
export async function resolveNewMessages(context: StoreContext): Promise<readonly PeriodId[]> {
  const { store, catalog } = context;
  const edition = readingEdition(catalog);
  const touched = new Set<PeriodId>();
  for (const sha256 of await store.claims.listUnclaimedMessages(edition)) {
    const message = await store.ledger.findMessage(sha256);
    if (message === undefined) continue;
    const claim = await resolveMessage(context, message);
    const { leftPeriods } = await store.claims.saveClaim(claim, edition);
    for (const period of [...leftPeriods, claim.period, ...claim.parts.map((part) => part.period)]) touched.add(period);
  }
  return [...touched].toSorted();
}

/** Puts a period in order from its claims and readings, and stores the picture for the commands that show it. */
export async function settle(context: StoreContext, period: PeriodId): Promise<Settlement> {
  const { store, catalog, now } = context;
  const claims = await store.claims.listClaims(period);
  const sha256s = claims.flatMap((claim) => claim.parts.flatMap((part) => part.files.map((file) => file.sha256)));
  const edition = readingEdition(catalog);
  const stored = await store.readings.findReadings([...new Set(sha256s)], edition);
  const readings = new Map<string, Reading>();
  for (const [sha256, each] of stored) if (each.state === 'done') readings.set(sha256, each.reading);
  const settlement = settlePeriod(period, { claims, readings, catalog });
  await store.settlements.saveSettlement(settlement, { inputsSha256: hashInputs(claims, edition), settledAt: now() });
  return settlement;
}

async function resolveMessage(context: StoreContext, message: LedgerMessage): Promise<MessageClaim> {
  const { store, catalog, config } = context;
  if (message.opened === null) {
    const error = message.error ?? { message: 'Thư chưa được mở.' };
    return claimUnopened({ ...message, error }, catalog);
  }
  const { receivedAt } = message;
  const attachments = await store.ledger.listAttachments(message.sha256);
  const readings = await store.readings.findReadings(
    attachments.map((file) => file.sha256),
    readingEdition(catalog),
  );
  const files = attachments.map((file): FileEvidence => {
    const stored = readings.get(file.sha256);
    return {
      ...file,
      reading: stored?.state === 'done' ? stored.reading : null,
      error: file.error ?? faultOf(stored),
      nameNames: namedIn(context, { text: file.name, receivedAt, evidence: 'file_name' }),
    };
  });
  return claimMessage(
    {
      sha256: message.sha256,
      receivedAt,
      opened: message.opened,
      files,
      subject: namedIn(context, { text: message.opened.subject, receivedAt, evidence: 'subject' }),
    },
    { catalog, trustedAuthServers: config.mail.trustedAuthServers },
  );
}

function faultOf(stored: StoredReading | undefined): FileEvidence['error'] {
  return stored?.state === 'failed' ? stored.error : null;
}

/** What a subject or a file's name says of agency and period; a month without a year is of the year in which it came. */
function namedIn(
  { catalog }: StoreContext,
  {
    text,
    receivedAt,
    evidence,
  }: { readonly text: string; readonly receivedAt: Date; readonly evidence: 'subject' | 'file_name' },
): NamedIn {
  const knownYear = Number(calendarDayOf(receivedAt).slice(0, 4));
  return {
    agency: findAgencyInText(text, catalog, evidence),
    period: readPeriodFromText(text, catalog, { evidence, knownYear }),
  };
}

/** What a period is settled from: the same hash, the same settlement. */
export async function hashPeriodInputs({ store, catalog }: StoreContext, period: PeriodId): Promise<string> {
  return hashInputs(await store.claims.listClaims(period), readingEdition(catalog));
}

function hashInputs(claims: readonly MessageClaim[], edition: string): string {
  const inputs = claims.map((claim) => JSON.stringify(claim));
  return createHash('sha256')
    .update([edition, ...inputs].join('\n'))
    .digest('hex');
}
