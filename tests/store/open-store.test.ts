import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, UpstreamError } from '../../src/model/errors.ts';
import { Database } from '../../src/store/database.ts';
import { migrate, MIGRATIONS } from '../../src/store/migrate.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { startPostgres, type TestPostgres } from '../servers/postgres.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { aRawMessage, quiet, sha256Of } from './values.ts';

let server: TestPostgres;
let databaseUrl: string;

beforeAll(async () => {
  server = await startPostgres();
});
beforeEach(async () => {
  databaseUrl = await server.createDatabase();
});
afterAll(async () => {
  await server.stop();
});

describe('the store on the private database', () => {
  it('keeps what it is given and leaves nothing running', async () => {
    const folder = makeTemporaryFolder();
    const dataDir = join(folder, 'data');
    const raw = aRawMessage('mail');
    const first = await openStore({ dataDir, databaseUrl: null, log: quiet });
    const beside = await openStore({ dataDir, databaseUrl: null, log: quiet });
    await first.ledger.saveRawMessage(raw);
    expect(await beside.ledger.saveRawMessage(raw)).toBe('known_sighting');
    await Promise.all([first.close(), beside.close(), first.close()]);

    const again = await openStore({ dataDir, databaseUrl: null, log: quiet });
    expect(await again.ledger.saveRawMessage(raw)).toBe('known_sighting');
    await again.close();
    rmSync(folder, { recursive: true });
  });
});

describe('the schema', () => {
  it('is made once when several programs start together, and found by the next', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => open(databaseUrl)));
    await stores[0]?.ledger.saveRawMessage(aRawMessage('mail'));
    await Promise.all(stores.map((store) => store.close()));
    const later = await open(databaseUrl);
    expect(await later.ledger.hasSighting(aRawMessage('mail').place)).toBe(true);
    await later.close();
  });

  it('is brought up step by step, and a step that fails leaves no trace', async () => {
    const database = openDatabase();
    await migrate(database);
    const next = { number: MIGRATIONS.length + 1, name: 'next', sql: 'CREATE TABLE next_table (id int)' };
    const broken = { number: next.number, name: 'broken', sql: 'CREATE TABLE half_table (id int); SELECT broken' };
    await expect(migrate(database, [...MIGRATIONS, broken])).rejects.toThrow('broken');
    await migrate(database, [...MIGRATIONS, next]);
    expect(
      await database.query(`SELECT to_regclass('half_table') AS half, to_regclass('next_table')::text AS next`),
    ).toEqual([{ half: null, next: 'next_table' }]);
    await database.close();
  });

  it('learns which mails the first version knew by their header block alone', async () => {
    const database = openDatabase();
    await migrate(database, MIGRATIONS.slice(0, 1));
    const add = async (bytes: string, code: string, attempts: number) => {
      await database.query('INSERT INTO blob (sha256, bytes) VALUES ($1, $2)', [sha256Of(bytes), Buffer.from(bytes)]);
      await database.query(
        `INSERT INTO message (sha256, received_at, state, error_code, error_message, attempts)
         VALUES ($1, now(), 'failed', $2, 'x', $3)`,
        [sha256Of(bytes), code, attempts],
      );
    };
    await add('head', 'too_large', 0);
    await add('bomb', 'too_large', 1);
    await add('broken', 'corrupt', 3);
    await migrate(database);
    expect(await database.query('SELECT sha256::text FROM message WHERE head_only')).toEqual([
      { sha256: sha256Of('head') },
    ]);
    await database.close();
  });

  it('of a newer program is refused', async () => {
    const database = openDatabase();
    await migrate(database, [...MIGRATIONS, { number: 99, name: 'future', sql: 'SELECT 1' }]);
    await database.close();
    await expect(open(databaseUrl)).rejects.toThrow(ConfigError);
    await expect(open(databaseUrl)).rejects.toThrow(/newer mung10 \(schema 99; this program knows 2\)/);
  });
});

describe('a server that cannot be used', () => {
  it('is told to the operator without the password when nothing listens there', async () => {
    const nowhere = databaseUrl.replace(`:${server.port}/`, ':1/');
    const error = await open(nowhere).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UpstreamError);
    expect(String(error)).toMatch(/at 127\.0\.0\.1:1 \(DATABASE_URL\) is out of reach \(ECONNREFUSED\)/);
    expect(String(error)).not.toContain(server.password);
    expect(String(error)).not.toContain(encodeURIComponent(server.password));
  });

  it.each([
    [
      'a wrong password',
      (url: string) => url.replace(encodeURIComponent(server.password), 'wrong'),
      /refuses the user name or password/,
    ],
    [
      'a database that does not exist',
      (url: string) => url.replace(/\/test_\d+$/, '/none'),
      /no database of that name/,
    ],
    ['an encryption that it does not speak', (url: string) => `${url}?sslmode=verify-full`, /sslmode/],
    ['an address of something else', () => 'mysql://province@127.0.0.1/x', /not an address like postgres:/],
  ])('is a mistake of configuration with %s', async (_, change, sentence) => {
    const error = await open(change(databaseUrl)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toMatch(sentence);
    expect(String(error)).not.toContain(encodeURIComponent(server.password));
  });

  it('is a mistake of configuration with a user who may not make tables', async () => {
    const database = openDatabase();
    await database.query(`CREATE ROLE guest LOGIN PASSWORD 'guest'`);
    await database.close();
    const asGuest = databaseUrl.replace(/\/\/[^@]*@/, '//guest:guest@');
    await expect(open(asGuest)).rejects.toThrow(ConfigError);
    await expect(open(asGuest)).rejects.toThrow(/rights that it needs/);
  });

  it('does not end the program when it goes away, and is used again when it is back', async () => {
    const store = await open(databaseUrl);
    const raw = aRawMessage('mail');
    await store.ledger.saveRawMessage(raw);
    await server.kill();
    await expect(store.ledger.hasSighting(raw.place)).rejects.toThrow(UpstreamError);
    await expect(store.ledger.saveRawMessage(raw)).rejects.toThrow(UpstreamError);
    await server.start();
    expect(await store.ledger.saveRawMessage(raw)).toBe('known_sighting');
    await store.close();
  });

  it('fails the transaction that was under way, and only that', async () => {
    const database = openDatabase();
    const cut = database.transaction(async (query) => {
      await query('SELECT 1');
      await server.kill();
      await sleep(20);
      await query('SELECT 2');
    });
    await expect(cut).rejects.toThrow(UpstreamError);
    await server.start();
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
  });
});

function open(url: string): Promise<Store> {
  return openStore({ dataDir: '/nowhere', databaseUrl: url, log: quiet });
}

function openDatabase(): Database {
  return new Database({ connection: { connectionString: databaseUrl }, place: 'under test', log: quiet });
}
