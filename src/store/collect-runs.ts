import type { Database } from './database.ts';

/** One look into a mailbox. */
export type CollectRun = {
  readonly id: number;
  readonly source: string;
  readonly startedAt: Date;
  /** null while it runs, and for ever when its process was killed */
  readonly finishedAt: Date | null;
  /** messages that lay there */
  readonly seen: number;
  /** messages that were new */
  readonly fresh: number;
  /** why it ended early; null when it did not */
  readonly error: string | null;
};

/** When the mailbox was last looked into, and how that went: a collector that died must be noticed. */
export class CollectRuns {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @returns the run's id */
  async startCollectRun(source: string, startedAt: Date): Promise<number> {
    const [row] = await this.#database.query<{ id: number }>(
      'INSERT INTO collect_run (source, started_at) VALUES ($1, $2) RETURNING id',
      [source, startedAt],
    );
    if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
    return row.id;
  }

  async finishCollectRun(
    id: number,
    { finishedAt, seen, fresh, error }: { finishedAt: Date; seen: number; fresh: number; error: string | null },
  ): Promise<void> {
    await this.#database.query(
      'UPDATE collect_run SET finished_at = $2, seen = $3, fresh = $4, error = $5 WHERE id = $1',
      [id, finishedAt, seen, fresh, error],
    );
  }

  /** The newest run that ended well, of one source or of any. */
  async findLastGoodCollectRun(source?: string): Promise<CollectRun | undefined> {
    const [row] = await this.#database.query<CollectRunRow>(
      `${SELECT_RUN} WHERE finished_at IS NOT NULL AND error IS NULL AND ($1::text IS NULL OR source = $1)
        ORDER BY started_at DESC, id DESC LIMIT 1`,
      [source ?? null],
    );
    return row && toCollectRun(row);
  }

  /** The newest runs first. */
  async listCollectRuns(limit: number): Promise<readonly CollectRun[]> {
    const rows = await this.#database.query<CollectRunRow>(`${SELECT_RUN} ORDER BY started_at DESC, id DESC LIMIT $1`, [
      limit,
    ]);
    return rows.map(toCollectRun);
  }
}

const SELECT_RUN = 'SELECT id, source, started_at, finished_at, seen, fresh, error FROM collect_run';

type CollectRunRow = Omit<CollectRun, 'startedAt' | 'finishedAt'> & { started_at: Date; finished_at: Date | null };

function toCollectRun({ started_at: startedAt, finished_at: finishedAt, ...row }: CollectRunRow): CollectRun {
  return { ...row, startedAt, finishedAt };
}
