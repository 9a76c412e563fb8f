import { foldText } from '../model/fold-text.ts';
import type { PeriodId } from '../model/period.ts';
import type { ProgressRecord } from '../model/progress-record.ts';
import type { ReviewItem } from '../model/review.ts';
import type { Settlement } from '../model/settlement.ts';
import type { Submission } from '../model/submission.ts';
import type { Database, Query } from './database.ts';
import type { JsonOf } from './json-of.ts';
import { storableText } from './storable-text.ts';

/** When a period was settled, and out of what. */
export type SettlementMark = {
  /** over everything that the settlement was made from: when it is unchanged, so is the settlement */
  readonly inputsSha256: string;
  readonly settledAt: Date;
};

/** With the period's year and month as one number: a key of two parts, which cannot meet the other locks' of one. */
const PERIOD_LOCK = 10_060_003;

/** Periods as settled: computed from claims and readings, so always replaced as a whole and never edited. */
export class Settlements {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Lets one at a time settle a period, in whichever process: who reads its claims, computes and saves must not be
   * overtaken by one that read earlier.
   */
  async withPeriodLock<T>(period: PeriodId, work: () => Promise<T>): Promise<T> {
    return this.#database.transaction(async (query) => {
      await query('SELECT pg_advisory_xact_lock($1, $2)', [PERIOD_LOCK, Number(period.replace('-', ''))]);
      return work();
    });
  }

  /** The periods that were ever settled, in order. */
  async listSettledPeriods(): Promise<readonly PeriodId[]> {
    const rows = await this.#database.query<{ period: PeriodId }>('SELECT period FROM settlement ORDER BY period');
    return rows.map((row) => row.period);
  }

  /** Replaces what is stored of a period; readers see the old picture or the new one, never a mixture. */
  async saveSettlement(settlement: Settlement, { inputsSha256, settledAt }: SettlementMark): Promise<void> {
    const { period, rows, statements, ownPlanRows } = settlement;
    await this.#database.transaction(async (query) => {
      // first: its row makes two that settle the same period take turns
      await query(
        `INSERT INTO settlement (period, inputs_sha256, settled_at, rows, statements, own_plan_rows)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (period) DO UPDATE
           SET inputs_sha256 = excluded.inputs_sha256, settled_at = excluded.settled_at, rows = excluded.rows,
               statements = excluded.statements, own_plan_rows = excluded.own_plan_rows`,
        [period, inputsSha256, settledAt, ...[rows, statements, ownPlanRows].map((body) => JSON.stringify(body))],
      );
      await replaceSubmissions(query, period, settlement.submissions);
      await replaceRecords(query, period, settlement.records);
      await replaceReviewItems(query, period, settlement.reviews);
    });
  }

  /** The whole picture of a period. */
  async findSettlement(period: PeriodId): Promise<(SettlementMark & { readonly settlement: Settlement }) | undefined> {
    return this.#database.transaction(async (query) => {
      await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      const [row] = await query<SettlementRow>(
        'SELECT inputs_sha256, settled_at, rows, statements, own_plan_rows FROM settlement WHERE period = $1',
        [period],
      );
      if (row === undefined) return undefined;
      const settlement = {
        period,
        rows: row.rows,
        statements: row.statements,
        ownPlanRows: row.own_plan_rows,
        submissions: await listSubmissions(query, period),
        records: await listRecords(query, period),
        reviews: await listReviewItems(query, period),
      };
      return { inputsSha256: row.inputs_sha256, settledAt: row.settled_at, settlement };
    });
  }

  /** When a period was last settled, without the picture itself. */
  async findSettlementMark(period: PeriodId): Promise<SettlementMark | undefined> {
    const [row] = await this.#database.query<{ inputs_sha256: string; settled_at: Date }>(
      'SELECT inputs_sha256, settled_at FROM settlement WHERE period = $1',
      [period],
    );
    return row && { inputsSha256: row.inputs_sha256, settledAt: row.settled_at };
  }

  async listSubmissions(period: PeriodId): Promise<readonly Submission[]> {
    return listSubmissions(this.#database.query, period);
  }

  async listRecords(period: PeriodId): Promise<readonly ProgressRecord[]> {
    return listRecords(this.#database.query, period);
  }

  /** What waits for a person in a period, or in all of them. */
  async listReviewItems(period?: PeriodId): Promise<readonly ReviewItem[]> {
    return listReviewItems(this.#database.query, period);
  }
}

type SettlementRow = {
  inputs_sha256: string;
  settled_at: Date;
  rows: JsonOf<Settlement['rows']>;
  statements: JsonOf<Settlement['statements']>;
  own_plan_rows: JsonOf<Settlement['ownPlanRows']>;
};

async function listSubmissions(query: Query, period: PeriodId): Promise<readonly Submission[]> {
  const rows = await query<{ body: JsonOf<Submission> }>(
    'SELECT body FROM submission WHERE period = $1 ORDER BY position',
    [period],
  );
  return rows.map(({ body }) => ({ ...body, receivedAt: new Date(body.receivedAt) }));
}

async function listRecords(query: Query, period: PeriodId): Promise<readonly ProgressRecord[]> {
  const rows = await query<{ body: JsonOf<ProgressRecord> }>(
    'SELECT body FROM progress_record WHERE period = $1 ORDER BY position',
    [period],
  );
  return rows.map((row) => row.body);
}

async function listReviewItems(query: Query, period: PeriodId | undefined): Promise<readonly ReviewItem[]> {
  const rows = await query<{ body: JsonOf<ReviewItem> }>(
    'SELECT body FROM review_item WHERE $1::text IS NULL OR period = $1 ORDER BY period, position',
    [period ?? null],
  );
  return rows.map((row) => row.body);
}

// A list goes in by one statement: a month has thousands of records, and one each would be as many round trips.

async function replaceSubmissions(query: Query, period: PeriodId, submissions: readonly Submission[]): Promise<void> {
  await query('DELETE FROM submission WHERE period = $1', [period]);
  await query(
    `INSERT INTO submission (period, position, agency_key, version, body)
     SELECT $1, ordinality, agency_key, version, body::json
       FROM unnest($2::text[], $3::int[], $4::text[]) WITH ORDINALITY AS row (agency_key, version, body)`,
    [
      period,
      submissions.map(agencyKeyOf),
      submissions.map(({ version }) => version),
      submissions.map((submission) => JSON.stringify(submission)),
    ],
  );
}

async function replaceRecords(query: Query, period: PeriodId, records: readonly ProgressRecord[]): Promise<void> {
  await query('DELETE FROM progress_record WHERE period = $1', [period]);
  await query(
    `INSERT INTO progress_record (period, position, agency_key, plan, task, body)
     SELECT $1, ordinality, agency_key, plan, task, body::json
       FROM unnest($2::text[], $3::text[], $4::int[], $5::text[])
            WITH ORDINALITY AS row (agency_key, plan, task, body)`,
    [
      period,
      records.map(agencyKeyOf),
      records.map(({ plan }) => plan),
      records.map(({ task }) => task),
      records.map((record) => JSON.stringify(record)),
    ],
  );
}

async function replaceReviewItems(query: Query, period: PeriodId, items: readonly ReviewItem[]): Promise<void> {
  await query('DELETE FROM review_item WHERE period = $1', [period]);
  await query(
    `INSERT INTO review_item (period, position, id, kind, body)
     SELECT $1, ordinality, id, kind, body::json
       FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS row (id, kind, body)`,
    [
      period,
      items.map(({ id }) => storableText(id)),
      items.map(({ kind }) => kind),
      items.map((item) => JSON.stringify(item)),
    ],
  );
}

/** An agency that the roster lacks is known by its name alone. */
function agencyKeyOf({ agency }: { readonly agency: { readonly id: string | null; readonly name: string } }): string {
  return storableText(agency.id ?? foldText(agency.name));
}
