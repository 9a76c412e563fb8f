import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { startPostgres, type TestPostgres } from '../servers/postgres.ts';
import { quiet } from './values.ts';

/** Gives the tests of a file a store on a server of their own, empty before each test. */
export function useStore(): { readonly store: Store; readonly databaseUrl: string } {
  let server: TestPostgres | undefined;
  let store: Store | undefined;
  let databaseUrl = '';

  beforeAll(async () => {
    server = await startPostgres();
    databaseUrl = await server.createDatabase();
    store = await openStore({ dataDir: '/nowhere', databaseUrl, log: quiet });
  });
  beforeEach(() => emptyAllTables(databaseUrl));
  afterAll(async () => {
    await store?.close();
    await server?.stop();
  });

  return {
    get store() {
      if (store === undefined) throw new Error('the store opens before the first test');
      return store;
    },
    get databaseUrl() {
      return databaseUrl;
    },
  };
}

async function emptyAllTables(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migration'`,
  );
  // TRUNCATE would make new files for every table and index, which takes longer than most tests; without triggers the
  // order of the tables does not matter
  await client.query('SET session_replication_role = replica');
  await client.query(rows.map(({ name }) => `DELETE FROM ${name}`).join(';'));
  await client.end();
}
