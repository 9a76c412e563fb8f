import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/model/errors.ts';
import { openEmbeddedServer, stopEmbeddedServer, type EmbeddedServer } from '../../src/store/embedded-server.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { startOtherProcess } from './other-process.ts';
import { quiet } from './values.ts';

let folder: string;
/** made once, because making a database is what takes long */
let shared: string;
let dataDir: string;

beforeAll(async () => {
  folder = makeTemporaryFolder();
  shared = join(folder, 'shared');
  dataDir = shared;
  const first = await open();
  expect(first.adopted).toBe(false);
  await sql(first, 'CREATE TABLE kept (word text PRIMARY KEY)');
  await sql(first, `INSERT INTO kept VALUES ('đủ')`);
  expect(await first.close()).toBe('stopped');
});

beforeEach(() => {
  dataDir = shared;
});

afterEach(async () => {
  await stopEmbeddedServer(dataDir);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the private database', () => {
  it('has everything that was written before it was last stopped', async () => {
    expect(existsSync(postmasterFile())).toBe(false);
    const server = await open();
    expect(server.adopted).toBe(false);
    expect(await sql(server, 'SELECT word FROM kept')).toEqual([{ word: 'đủ' }]);
    expect(await sql(server, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    expect(await server.close()).toBe('stopped');
    expect(existsSync(postmasterFile())).toBe(false);
  });

  it('listens to nobody but its own user', async () => {
    const server = await open();
    expect(await sql(server, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
    expect(statSync(server.connection.host).mode & 0o077).toBe(0);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0);
    await server.close();
  });

  it('is shared by two processes, and the last to leave stops it', async () => {
    const other = await startOtherProcess(dataDir);
    const own = await open();
    expect([other.opened.adopted, own.adopted]).toEqual([false, true]);
    expect(await other.close()).toEqual({ closed: 'left_running' });
    expect(await sql(own, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await own.close()).toBe('stopped');
  });

  it('outlives a process that is killed, and the next one takes it over and stops it', async () => {
    const other = await startOtherProcess(dataDir);
    await other.kill();
    const own = await open();
    expect(own.adopted).toBe(true);
    expect(await own.close()).toBe('stopped');
  });

  it('is made and started once when two begin at the same moment, whatever an earlier attempt left behind', async () => {
    dataDir = join(folder, 'begun-by-two');
    mkdirSync(join(dataDir, 'postgres-unfinished-old', 'base'), { recursive: true });
    utimesSync(join(dataDir, 'postgres-unfinished-old'), new Date(0), new Date(0));
    mkdirSync(join(dataDir, 'postgres-unfinished-new'));
    const servers = await Promise.all([open(), open()]);
    const startedAt = await Promise.all(
      servers.map((server) => sql(server, 'SELECT pg_postmaster_start_time()::text AS started_at')),
    );
    expect(startedAt[0]).toEqual(startedAt[1]);
    // the new one may be the work of a process that is still at it
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres-'))).toEqual(['postgres-unfinished-new']);
    const ends = await Promise.all(servers.map((server) => server.close()));
    expect(ends.toSorted()).toEqual(['left_running', 'stopped']);
    expect(existsSync(postmasterFile())).toBe(false);
  });

  it('is freed of what a killed process left beside it, and of nobody else’s', async () => {
    const dead = `postgres-unfinished-${spawnSync('true').pid}-${hostname()}-abcdef`;
    const alive = `postgres-unfinished-${process.pid}-${hostname()}-abcdef`;
    const elsewhere = 'postgres-unfinished-1-another-host-abcdef';
    for (const name of [dead, alive, elsewhere]) mkdirSync(join(dataDir, name, 'base'), { recursive: true });
    const server = await open();
    await server.close();
    const left = readdirSync(dataDir).filter((name) => name.startsWith('postgres-unfinished-'));
    expect(left.toSorted()).toEqual([alive, elsewhere].toSorted());
    for (const name of left) rmSync(join(dataDir, name), { recursive: true });
  });

  it('is there for whoever arrives while the last one leaves', async () => {
    const visits = Array.from({ length: 3 }, async (_, visitor) => {
      for (let visit = 0; visit < 5; visit++) {
        const server = await open();
        expect(await sql(server, `SELECT ${visitor} AS visitor`)).toEqual([{ visitor }]);
        await server.close();
      }
    });
    await Promise.all(visits);
    expect(existsSync(postmasterFile())).toBe(false);
  });

  it('is left running for a client that is no mung10', async () => {
    const server = await open();
    const backup = new Client(server.connection);
    await backup.connect();
    expect(await server.close()).toBe('left_running');
    expect((await backup.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await backup.end();
    expect(await stopEmbeddedServer(dataDir)).toBe(true);
  });

  it('is stopped by hand whoever uses it, and that is told', async () => {
    const server = await open();
    expect(await stopEmbeddedServer(dataDir)).toBe(true);
    expect(await stopEmbeddedServer(dataDir)).toBe(false);
    expect(await server.close()).toBe('stopped');
    expect(await stopEmbeddedServer(join(folder, 'never'))).toBe(false);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('has its socket elsewhere when the path of the folder is too long for one', async () => {
    dataDir = join(folder, 'thư-mục-rất-dài'.repeat(8));
    renameSync(shared, dataDir);
    const server = await open();
    expect(server.connection.host.startsWith(join(tmpdir(), 'mung10-'))).toBe(true);
    const again = await open();
    expect(again.adopted).toBe(true);
    await again.close();
    await server.close();
    rmSync(server.connection.host, { recursive: true });
    renameSync(dataDir, shared);
  });

  it('writes no word of a statement into its log', async () => {
    const server = await open();
    await sql(server, `INSERT INTO kept VALUES ('bí mật')`);
    await expect(sql(server, `INSERT INTO kept VALUES ('bí mật')`)).rejects.toThrow('kept_pkey');
    await expect(sql(server, `SELECT 'bí mật'::json`)).rejects.toThrow('json');
    await server.close();
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toMatch(/bí mật|kept|INSERT/);
  });

  it('begins a new log when the old one is large', async () => {
    writeFileSync(join(dataDir, 'postgres.log'), 'x'.repeat(2 * 1024 * 1024));
    await (await open()).close();
    expect(statSync(join(dataDir, 'postgres.log')).size).toBeLessThan(10_000);
    expect(statSync(join(dataDir, 'postgres.log.1')).size).toBe(2 * 1024 * 1024);
  });
});

describe('after an accident', () => {
  it('recovers what was committed before its server was killed', async () => {
    const first = await open();
    await sql(first, `INSERT INTO kept VALUES ('vừa ghi')`);
    process.kill(Number(readFileSync(postmasterFile(), 'utf8').split('\n')[0]), 'SIGKILL');
    const second = await open();
    expect(second.adopted).toBe(false);
    expect(await sql(second, `SELECT word FROM kept WHERE word = 'vừa ghi'`)).toHaveLength(1);
    await second.close();
  });

  it('is not stopped by the note of a dead server whose number another program now has', async () => {
    const { uid, gid } = statSync(join(dataDir, 'postgres'));
    const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {});
    const note = [stranger.pid, join(dataDir, 'postgres'), 1_700_000_000, 5432, join(dataDir, 'run'), '', '', 'ready'];
    writeFileSync(postmasterFile(), note.join('\n'));
    writeFileSync(join(dataDir, 'run', '.s.PGSQL.5432.lock'), note.join('\n'));
    const server = await open();
    expect(await sql(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.close();
    expect(stranger.kill()).toBe(true);
  });

  it('refuses a folder that is no database', async () => {
    dataDir = join(folder, 'notes');
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'notes.txt'), 'mine');
    await expect(open()).rejects.toThrow(/is not a database/);
    expect(existsSync(join(dataDir, 'postgres', 'notes.txt'))).toBe(true);
  });

  it('refuses a data folder that cannot be one', async () => {
    dataDir = join(folder, 'file');
    writeFileSync(dataDir, '');
    await expect(open()).rejects.toThrow(/data folder .*file cannot be entered or written; choose another with --data/);
    await expect(stopEmbeddedServer(dataDir)).rejects.toThrow(ConfigError);
    dataDir = shared;
  });

  it('refuses a database of another major version and names both', async () => {
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    await expect(open()).rejects.toThrow(/PostgreSQL 17 .* PostgreSQL 18/);
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '18\n');
  });

  it('refuses a folder copied from under a running server', async () => {
    const server = await open();
    const copy = join(folder, 'copy');
    cpSync(dataDir, copy, { recursive: true, filter: (path) => !path.includes('.s.PGSQL') });
    await expect(openEmbeddedServer({ dataDir: copy, log: quiet })).rejects.toThrow(/copy made while/);
    await server.close();
  });

  it('works on a folder that was moved while its server ran', async () => {
    const other = await startOtherProcess(dataDir);
    await other.kill();
    dataDir = join(folder, 'moved');
    renameSync(shared, dataDir);
    const server = await open();
    expect(server.adopted).toBe(true);
    expect(await server.close()).toBe('stopped');
    renameSync(dataDir, shared);
  });

  it('says what is wrong when the server cannot start', async () => {
    const control = join(dataDir, 'postgres', 'global', 'pg_control');
    renameSync(control, `${control}.away`);
    await expect(open()).rejects.toThrow(/does not start: .*pg_control.*postgres\.log/s);
    renameSync(`${control}.away`, control);
  });
});

function open(): Promise<EmbeddedServer> {
  return openEmbeddedServer({ dataDir, log: quiet });
}

function postmasterFile(): string {
  return join(dataDir, 'postgres', 'postmaster.pid');
}

async function sql(server: EmbeddedServer, text: string): Promise<unknown[]> {
  const client = new Client(server.connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
