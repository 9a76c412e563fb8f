import { Pool, type PoolClient, type PoolConfig, type QueryResultRow } from 'pg';
import { describeDatabaseError } from './describe-database-error.ts';
import type { Log } from './log.ts';

/** Runs one statement and returns its rows. The row type is the caller's word for what the statement selects. */
export type Query = <Row extends QueryResultRow = Record<string, never>>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;

/** How to reach a PostgreSQL server; the queue uses it too. */
export type DatabaseConnection = Readonly<PoolConfig>;

const POOL_SIZE = 8;
const CONNECT_TIMEOUT_MS = 10_000;

/** This process's connections to the store's database. */
export class Database {
  readonly #pool: Pool;
  readonly #place: string;

  /** @param place names the server in errors: "at db.example:5432 (DATABASE_URL)"; without a password */
  constructor({ connection, place, log }: { connection: DatabaseConnection; place: string; log: Log }) {
    this.#place = place;
    this.#pool = new Pool({
      application_name: 'mung10',
      max: POOL_SIZE,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      ...connection,
    });
    // an idle connection that the server ended; the next query opens another or fails with its own error
    this.#pool.on('error', (error) => log.warn({ error: error.message }, 'idle database connection ended'));
  }

  /**
   * Runs one statement in a transaction of its own.
   * @throws UpstreamError when the server is out of reach or out of room, ConfigError when it does not let us in
   */
  readonly query: Query = (text, values) => this.#run(this.#pool, text, values);

  /** Runs statements in one transaction: all of them are committed and on disk when it resolves, or none. */
  async transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    let broken = false;
    // between two statements nobody else listens, and an unheard error would end the process
    const hear = (): void => void (broken = true);
    client.on('error', hear);
    const query: Query = (text, values) => this.#run(client, text, values);
    try {
      await query('BEGIN');
      const result = await work(query);
      await query('COMMIT');
      return result;
    } catch (error) {
      await query('ROLLBACK').catch(hear);
      throw error;
    } finally {
      client.off('error', hear);
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw describeDatabaseError(error, this.#place);
    }
  }

  async #run<Row extends QueryResultRow>(
    queryable: Pick<Pool, 'query'>,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    try {
      const { rows } = await queryable.query<Row>(text, [...values]);
      return rows;
    } catch (error) {
      throw describeDatabaseError(error, this.#place);
    }
  }
}
