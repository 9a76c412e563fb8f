import type { FileFormat } from '../model/file-format.ts';
import type { Reading } from '../model/reading.ts';
import type { Database } from './database.ts';
import type { JsonOf } from './json-of.ts';
import type { FileFault } from './file-fault.ts';

/** What became of reading an attachment's bytes. */
export type StoredReading =
  | { readonly state: 'waiting'; readonly attempts: number }
  | { readonly state: 'done'; readonly attempts: number; readonly reading: Reading; readonly durationMs: number }
  | {
      readonly state: 'failed';
      readonly attempts: number;
      readonly error: FileFault;
      readonly durationMs: number | null;
    };

/** An attachment to be read; `name` is the one under which its bytes came first. */
export type UnreadAttachment = { readonly sha256: string; readonly format: FileFormat; readonly name: string };

/**
 * What was understood of attachments, by content hash and edition. An edition names the reading program and the
 * catalogue: the same bytes are read again only by another edition, and older editions' readings stay.
 */
export class Readings {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Files that this edition has neither read nor given up, each content once, in order of arrival. */
  async listUnreadAttachments(edition: string): Promise<readonly UnreadAttachment[]> {
    return this.#database.query<UnreadAttachment>(
      `SELECT sha256, format, name FROM (
         SELECT DISTINCT ON (attachment.sha256)
                attachment.sha256, format, name, received_at, message_sha256, position
           FROM attachment JOIN message ON message.sha256 = message_sha256
          WHERE NOT inline AND attachment.error IS NULL
            AND NOT EXISTS (SELECT FROM reading
                             WHERE reading.sha256 = attachment.sha256 AND edition = $1 AND reading.state <> 'waiting')
          ORDER BY attachment.sha256, received_at, message_sha256, position
       ) AS first_arrival
       ORDER BY received_at, message_sha256, position`,
      [edition],
    );
  }

  /** Counts an attempt before it is made, so that a file that kills its reader is found out. */
  async startReading(sha256: string, edition: string): Promise<number> {
    const [row] = await this.#database.query<{ attempts: number }>(
      `INSERT INTO reading (sha256, edition, attempts) VALUES ($1, $2, 1)
       ON CONFLICT (sha256, edition) DO UPDATE SET attempts = reading.attempts + 1, updated_at = now()
       RETURNING attempts`,
      [sha256, edition],
    );
    return row?.attempts ?? 1;
  }

  /** An attempt that a fault of the machine ended is not held against the file. */
  async takeBackAttempt(sha256: string, edition: string): Promise<void> {
    await this.#database.query(
      'UPDATE reading SET attempts = greatest(attempts - 1, 0) WHERE sha256 = $1 AND edition = $2',
      [sha256, edition],
    );
  }

  async saveReading(sha256: string, edition: string, result: { reading: Reading; durationMs: number }): Promise<void> {
    await this.#save(sha256, edition, { state: 'done', ...result, error: null });
  }

  /** Gives a file up for this edition, with the reason. */
  async failReading(
    sha256: string,
    edition: string,
    result: { error: FileFault; durationMs: number | null },
  ): Promise<void> {
    await this.#save(sha256, edition, { state: 'failed', ...result, reading: null });
  }

  /** What one edition made of these contents; those never begun are missing from the map. */
  async findReadings(sha256s: readonly string[], edition: string): Promise<ReadonlyMap<string, StoredReading>> {
    const rows = await this.#database.query<ReadingRow>(
      `SELECT sha256, state, attempts, reading, error, duration_ms FROM reading
        WHERE sha256 = ANY ($1::text[]) AND edition = $2`,
      [sha256s, edition],
    );
    return new Map(rows.map((row) => [row.sha256, toStoredReading(row)]));
  }

  async #save(
    sha256: string,
    edition: string,
    row: { state: 'done' | 'failed'; reading: Reading | null; error: FileFault | null; durationMs: number | null },
  ): Promise<void> {
    await this.#database.query(
      `INSERT INTO reading (sha256, edition, state, attempts, reading, error, duration_ms)
       VALUES ($1, $2, $3, 1, $4, $5, $6)
       ON CONFLICT (sha256, edition) DO UPDATE
         SET state = excluded.state, reading = excluded.reading, error = excluded.error,
             duration_ms = excluded.duration_ms, updated_at = now()`,
      [sha256, edition, row.state, toJson(row.reading), toJson(row.error), row.durationMs],
    );
  }
}

type ReadingRow = {
  sha256: string;
  state: StoredReading['state'];
  attempts: number;
  reading: JsonOf<Reading> | null;
  error: FileFault | null;
  duration_ms: number | null;
};

function toStoredReading({ state, attempts, reading, error, duration_ms: durationMs }: ReadingRow): StoredReading {
  if (state === 'done' && reading !== null) return { state, attempts, reading, durationMs: durationMs ?? 0 };
  if (state === 'failed' && error !== null) return { state, attempts, error, durationMs };
  return { state: 'waiting', attempts };
}

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
