import type { Database } from './database.ts';

/**
 * The right to do something that only one may do at a time, such as collecting from a mailbox. It ends by itself when
 * its holder stops renewing it. Time is the database's, because machines' clocks differ.
 */
export class Leases {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @returns false when another holder's lease still lives; its own holder may take it again */
  async acquireLease(name: string, holder: string, ttlMs: number): Promise<boolean> {
    const rows = await this.#database.query(
      `INSERT INTO lease (name, holder, expires_at) VALUES ($1, $2, ${EXPIRY})
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
         WHERE lease.holder = excluded.holder OR lease.expires_at <= clock_timestamp()
       RETURNING name`,
      [name, holder, ttlMs],
    );
    return rows.length > 0;
  }

  /** @returns false when the lease was lost: stop the work that it protects */
  async renewLease(name: string, holder: string, ttlMs: number): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE lease SET expires_at = ${EXPIRY}
        WHERE name = $1 AND holder = $2 AND expires_at > clock_timestamp() RETURNING name`,
      [name, holder, ttlMs],
    );
    return rows.length > 0;
  }

  /** Gives a lease back; another holder's is left alone. */
  async releaseLease(name: string, holder: string): Promise<void> {
    await this.#database.query('DELETE FROM lease WHERE name = $1 AND holder = $2', [name, holder]);
  }
}

const EXPIRY = `clock_timestamp() + $3 * interval '1 millisecond'`;
