import { ConfigError } from '../model/errors.ts';
import type { Database, Query } from './database.ts';
import { ledgerAndProjections } from './migrations/0001-ledger-and-projections.ts';
import { messageHeads } from './migrations/0002-message-heads.ts';

export type Migration = { readonly number: number; readonly name: string; readonly sql: string };

/** In order. What was released is never edited, only followed by the next. */
export const MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'ledger-and-projections', sql: ledgerAndProjections },
  { number: 2, name: 'message-heads', sql: messageHeads },
];

/** Held during a step, so that programs that start together take turns. */
const MIGRATION_LOCK = 10_060_002;

/**
 * Brings the schema of a database up to this program's, each step in one transaction.
 * @throws ConfigError when a newer program has been here
 */
export async function migrate(database: Database, migrations = MIGRATIONS): Promise<void> {
  const known = migrations.at(-1)?.number ?? 0;
  const found = await database.transaction(async (query) => {
    await takeTurn(query);
    await query(`CREATE TABLE IF NOT EXISTS schema_migration (
      number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
    return readSchemaNumber(query);
  });
  if (found > known) {
    throw new ConfigError(
      `The database was set up by a newer mung10 (schema ${found}; this program knows ${known}); update this program.`,
    );
  }
  for (const migration of migrations) await applyMigration(database, migration);
}

async function applyMigration(database: Database, { number, name, sql }: Migration): Promise<void> {
  await database.transaction(async (query) => {
    await takeTurn(query);
    if ((await readSchemaNumber(query)) >= number) return;
    await query(sql);
    await query('INSERT INTO schema_migration (number, name) VALUES ($1, $2)', [number, name]);
  });
}

async function takeTurn(query: Query): Promise<void> {
  await query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
}

async function readSchemaNumber(query: Query): Promise<number> {
  const [newest] = await query<{ number: number | null }>('SELECT max(number) AS number FROM schema_migration');
  return newest?.number ?? 0;
}
