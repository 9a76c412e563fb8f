import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { startPostgres, type TestPostgres } from '../servers/postgres.ts';
import { quiet } from './values.ts';

/** Gives each test of a file an empty store of its own, all on one server. */
export function useStores(): { readonly store: Store; readonly databaseUrl: string } {
  let server: TestPostgres | undefined;
  let store: Store | undefined;
  let databaseUrl = '';

  beforeAll(async () => {
    server = await startPostgres();
  });
  beforeEach(async () => {
    databaseUrl = (await server?.createDatabase()) ?? '';
    store = await openStore({ dataDir: '/nowhere', databaseUrl, log: quiet });
  });
  afterEach(async () => {
    await store?.close();
  });
  afterAll(async () => {
    await server?.stop();
  });

  return {
    get store() {
      if (store === undefined) throw new Error('the store opens before each test');
      return store;
    },
    get databaseUrl() {
      return databaseUrl;
    },
  };
}
