import { buildRoster } from '../aggregate/build-roster.ts';
import type { RosterEntry } from '../model/consolidation.ts';
import type { AttachmentOutcome, MessageOutcome } from '../model/message.ts';
import type { PeriodId } from '../model/period.ts';
import type { RowAccount } from '../model/reading.ts';
import type { Settlement } from '../model/settlement.ts';
import type { Collected } from './collect-mail.ts';
import type { StoreContext } from './context.ts';
import { listMessages } from './list-messages.ts';

/** The month in figures; each account closes. */
export type MonthSummary = {
  readonly period: PeriodId;
  /** seen = submissions + notReports + needsReview + duplicate + failed + otherPeriods */
  readonly messages: {
    readonly seen: number;
    readonly new: number;
    readonly submissions: number;
    readonly notReports: number;
    readonly needsReview: number;
    readonly duplicate: number;
    readonly failed: number;
    /** of those that now lie in the mailbox, the ones that belong to other periods */
    readonly otherPeriods: number;
  };
  /** seen = the sum of the others */
  readonly attachments: {
    readonly seen: number;
    readonly parsed: number;
    readonly duplicate: number;
    readonly rendition: number;
    readonly noContent: number;
    readonly needsReview: number;
    readonly failed: number;
    readonly ignored: number;
  };
  readonly rows: RowAccount;
  readonly records: number;
  /** expected = onTime + late + missing; waiting: of the missing, those of whom something waits for a person */
  readonly roster: {
    readonly expected: number;
    readonly onTime: number;
    readonly late: number;
    readonly missing: number;
    readonly waiting: number;
  };
  readonly review: number;
};

/** @param collected what this run found in the mailbox; nothing when it did not look */
export async function summarizeMonth(
  context: StoreContext,
  period: PeriodId,
  collected: Pick<Collected, 'fresh' | 'messages'> = { fresh: 0, messages: [] },
): Promise<MonthSummary> {
  const { store, catalog } = context;
  const messages = await listMessages(context, period);
  const ofPeriod = new Set(messages.map((message) => message.sha256));
  const otherPeriods = collected.messages.filter((sha256) => !ofPeriod.has(sha256)).length;
  const files = messages.flatMap((message) => message.claim.attachments);
  const settlement = (await store.settlements.findSettlement(period))?.settlement ?? emptySettlement(period);
  const roster = buildRoster(settlement, catalog);
  const countRoster = (...sent: RosterEntry['sent'][]) => roster.filter((entry) => sent.includes(entry.sent)).length;
  const countMessages = (outcome: MessageOutcome) => messages.filter((message) => message.outcome === outcome).length;
  const countFiles = (outcome: AttachmentOutcome) => files.filter((file) => file.outcome === outcome).length;
  return {
    period,
    messages: {
      seen: messages.length + otherPeriods,
      new: collected.fresh,
      submissions: countMessages('submission'),
      notReports: countMessages('not_a_report'),
      needsReview: countMessages('needs_review'),
      duplicate: countMessages('duplicate'),
      failed: countMessages('failed'),
      otherPeriods,
    },
    attachments: {
      seen: files.length,
      parsed: countFiles('parsed'),
      duplicate: countFiles('duplicate'),
      rendition: countFiles('rendition'),
      noContent: countFiles('no_content'),
      needsReview: countFiles('needs_review'),
      failed: countFiles('failed'),
      ignored: countFiles('ignored'),
    },
    rows: settlement.rows,
    records: settlement.records.length,
    roster: {
      expected: roster.length,
      onTime: countRoster('on_time'),
      late: countRoster('late'),
      missing: countRoster('missing', 'pending'),
      waiting: countRoster('pending'),
    },
    review: settlement.reviews.length,
  };
}

function emptySettlement(period: PeriodId): Settlement {
  return {
    period,
    submissions: [],
    records: [],
    statements: [],
    ownPlanRows: [],
    reviews: [],
    rows: { seen: 0, recorded: 0, unmatched: 0, setAside: 0 },
  };
}
