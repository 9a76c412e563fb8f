import type { MessageClaim } from '../model/claim.ts';
import type { PeriodId } from '../model/period.ts';
import type { Database } from './database.ts';
import type { JsonOf } from './json-of.ts';

/** A claim with the edition of program and catalogue that made it. */
export type EditedClaim = { readonly claim: MessageClaim; readonly edition: string };

/** What each message is understood to be: one claim a message, the newest. */
export class Claims {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Stores a claim in place of the message's earlier one.
   * @param edition of program and catalogue: another edition resolves again
   * @returns the periods that the message no longer belongs to; like its own, they must be settled again
   */
  async saveClaim(claim: MessageClaim, edition: string): Promise<{ readonly leftPeriods: readonly PeriodId[] }> {
    const periods = listPeriods(claim);
    return this.#database.transaction(async (query) => {
      await query(
        `INSERT INTO claim (message_sha256, edition, outcome, body) VALUES ($1, $2, $3, $4)
         ON CONFLICT (message_sha256) DO UPDATE
           SET edition = excluded.edition, outcome = excluded.outcome, body = excluded.body, updated_at = now()`,
        [claim.messageSha256, edition, claim.outcome, JSON.stringify(claim)],
      );
      const left = await query<{ period: PeriodId }>(
        'DELETE FROM claim_period WHERE message_sha256 = $1 AND period <> ALL ($2::text[]) RETURNING period',
        [claim.messageSha256, periods],
      );
      await query(
        `INSERT INTO claim_period (message_sha256, period) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
        [claim.messageSha256, periods],
      );
      return { leftPeriods: left.map((row) => row.period).toSorted() };
    });
  }

  /** The claims that are listed under a period or have a part for it, in the order in which their messages arrived. */
  async listClaims(period: PeriodId): Promise<readonly MessageClaim[]> {
    return (await this.listEditedClaims(period)).map(({ claim }) => claim);
  }

  /** As `listClaims`, each with its edition. */
  async listEditedClaims(period: PeriodId): Promise<readonly EditedClaim[]> {
    const rows = await this.#database.query<{ body: JsonOf<MessageClaim>; edition: string }>(
      `SELECT body, edition FROM claim JOIN claim_period USING (message_sha256) JOIN message ON message.sha256 = message_sha256
        WHERE period = $1 ORDER BY received_at, message_sha256`,
      [period],
    );
    return rows.map(({ body, edition }) => ({ claim: reviveClaim(body), edition }));
  }

  async findClaim(messageSha256: string): Promise<MessageClaim | undefined> {
    const [row] = await this.#database.query<{ body: JsonOf<MessageClaim> }>(
      'SELECT body FROM claim WHERE message_sha256 = $1',
      [messageSha256],
    );
    return row && reviveClaim(row.body);
  }

  /** The periods that have claims, in order. */
  async listClaimedPeriods(): Promise<readonly PeriodId[]> {
    const rows = await this.#database.query<{ period: PeriodId }>(
      'SELECT DISTINCT period FROM claim_period ORDER BY period',
    );
    return rows.map((row) => row.period);
  }

  /** Messages, opened or given up, that this edition has not resolved; in order of arrival. */
  async listUnclaimedMessages(edition: string): Promise<readonly string[]> {
    const rows = await this.#database.query<{ sha256: string }>(
      `SELECT sha256 FROM message
        WHERE state <> 'stored'
          AND NOT EXISTS (SELECT FROM claim WHERE message_sha256 = message.sha256 AND edition = $1)
        ORDER BY received_at, sha256`,
      [edition],
    );
    return rows.map((row) => row.sha256);
  }

  /** Messages of which no edition has said yet what they are; in order of arrival. */
  async listNeverClaimed(): Promise<readonly { readonly sha256: string; readonly receivedAt: Date }[]> {
    const rows = await this.#database.query<{ sha256: string; received_at: Date }>(
      `SELECT sha256, received_at FROM message
        WHERE NOT EXISTS (SELECT FROM claim WHERE message_sha256 = message.sha256)
        ORDER BY received_at, sha256`,
    );
    return rows.map((row) => ({ sha256: row.sha256, receivedAt: row.received_at }));
  }
}

function listPeriods({ period, parts }: MessageClaim): readonly PeriodId[] {
  return [...new Set([period, ...parts.map((part) => part.period)])];
}

function reviveClaim(stored: JsonOf<MessageClaim>): MessageClaim {
  return { ...stored, receivedAt: new Date(stored.receivedAt) };
}
