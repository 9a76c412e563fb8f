import { claimMessage } from '../aggregate/claim-message.ts';
import { claimUnopened } from '../aggregate/claim-unopened.ts';
import type { FileEvidence, NamedIn } from '../aggregate/message-evidence.ts';
import { settlePeriod } from '../aggregate/settle-period.ts';
import { calendarDayOf } from '../model/calendar-day.ts';
import type { MessageClaim } from '../model/claim.ts';
import { ConfigError } from '../model/errors.ts';
import type { PeriodId } from '../model/period.ts';
import type { Reading } from '../model/reading.ts';
import type { Settlement } from '../model/settlement.ts';
import { findAgencyInText } from '../parse/reading/find-agency-in-text.ts';
import { readPeriodFromText } from '../parse/reading/read-period-from-text.ts';
import type { LedgerMessage } from '../store/ledger.ts';
import type { StoredReading } from '../store/readings.ts';
import type { StoreContext } from './context.ts';
import { hashSettlementInputs } from './hash-settlement-inputs.ts';
import { readStoredHead } from './read-stored-head.ts';
import { readingEdition } from './reading-edition.ts';

/** Says of every message that this edition has not resolved what it is. */
export async function resolveNewMessages(context: StoreContext): Promise<void> {
  const { store, catalog } = context;
  const edition = readingEdition(catalog);
  for (const sha256 of await store.claims.listUnclaimedMessages(edition)) {
    const message = await store.ledger.findMessage(sha256);
    if (message === undefined) continue;
    await store.claims.saveClaim(await resolveMessage(context, message), edition);
  }
}

/**
 * Puts a period in order from its claims and readings, and stores the picture for the commands that show it.
 * @throws ConfigError when a message of the period was last read by another edition: the readings of this one are not
 * there, and a full picture must not be replaced with an empty one
 */
export async function settle(context: StoreContext, period: PeriodId): Promise<Settlement> {
  return context.store.settlements.withPeriodLock(period, () => settleAlone(context, period));
}

async function settleAlone({ store, catalog, now }: StoreContext, period: PeriodId): Promise<Settlement> {
  const edited = await store.claims.listEditedClaims(period);
  const claims = edited.map(({ claim }) => claim);
  const foreign = edited.filter((each) => each.edition !== readingEdition(catalog)).length;
  if (foreign > 0) {
    throw new ConfigError(
      `${foreign} messages of ${period} were last read with another catalogue or program; ` +
        'run "mung10 run" or "mung10 report" with this one and no other at the same time.',
    );
  }
  const sha256s = claims.flatMap((claim) => claim.parts.flatMap((part) => part.files.map((file) => file.sha256)));
  const edition = readingEdition(catalog);
  const stored = await store.readings.findReadings([...new Set(sha256s)], edition);
  const readings = new Map<string, Reading>();
  for (const [sha256, each] of stored) if (each.state === 'done') readings.set(sha256, each.reading);
  const settlement = settlePeriod(period, { claims, readings, catalog });
  await store.settlements.saveSettlement(settlement, { inputsSha256: hashSettlementInputs(edited), settledAt: now() });
  return settlement;
}

async function resolveMessage(context: StoreContext, message: LedgerMessage): Promise<MessageClaim> {
  const { store, catalog, config } = context;
  if (message.opened === null) {
    const error = message.error ?? { message: 'Thư chưa được mở.' };
    return claimUnopened({ ...message, error, head: await readStoredHead(store, message.sha256) }, catalog);
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
