import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { chooseAccount, commandAs, giveTo, type ServerAccount } from '../../src/store/embedded/server-account.ts';
import { findServerPackage } from '../../src/store/embedded/server-package.ts';
import { findFreePort } from './free-port.ts';

/** A PostgreSQL server as a province would run one: on a TCP port, with a password. */
export type TestPostgres = {
  readonly port: number;
  readonly password: string;
  /** Makes an empty database. @returns its address, as for DATABASE_URL */
  readonly createDatabase: () => Promise<string>;
  /** Ends it at once, as a power cut would; `start` brings it back. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Ends it and removes its folder. */
  readonly stop: () => Promise<void>;
};

const PASSWORD = 'mật khẩu của tỉnh';
const START_TIMEOUT_MS = 20_000;

/** Starts a server in a temporary folder, from the same programs as the private one. */
export async function startPostgres(): Promise<TestPostgres> {
  const { postgres, initdb } = findServerPackage();
  const dir = mkdtempSync(join(tmpdir(), 'mung10-postgres-'));
  const clusterDir = join(dir, 'cluster');
  const account = chooseAccount(clusterDir);
  initCluster(initdb, { dir, clusterDir, account });
  const port = await findFreePort();
  const adminUrl = urlOf(port, 'postgres');
  const args = [
    `-D${clusterDir}`,
    `-p${port}`,
    '-clisten_addresses=127.0.0.1',
    '-cunix_socket_directories=',
    // made to start fast and be thrown away
    '-cfsync=off',
    '-cshared_buffers=16MB',
    '-cio_method=sync',
    '-cautovacuum=off',
  ];
  const command = commandAs(account, postgres, { args, reach: [clusterDir] });
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = spawn(command.file, command.args, { ...command.as, env: {}, cwd: '/', stdio: 'ignore' });
    await waitUntilAnswers(adminUrl);
  };
  const kill = async (): Promise<void> => {
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server?.kill('SIGQUIT');
    await ended;
  };
  await start();
  let databases = 0;
  return {
    port,
    password: PASSWORD,
    createDatabase: async () => {
      const name = `test_${++databases}`;
      await runSql(adminUrl, `CREATE DATABASE ${name}`);
      return urlOf(port, name);
    },
    kill,
    start,
    stop: async () => {
      await kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function initCluster(
  initdb: string,
  { dir, clusterDir, account }: { dir: string; clusterDir: string; account: ServerAccount },
): void {
  const passwordFile = join(dir, 'password');
  writeFileSync(passwordFile, PASSWORD);
  mkdirSync(clusterDir, { mode: 0o700 });
  for (const path of [passwordFile, clusterDir]) giveTo(account, path);
  const args = [
    `-D${clusterDir}`,
    '-Uprovince',
    '-EUTF8',
    '--locale=C',
    '-Ascram-sha-256',
    `--pwfile=${passwordFile}`,
    '-N',
  ];
  const command = commandAs(account, initdb, { args, reach: [dir, clusterDir] });
  const made = spawnSync(command.file, command.args, { ...command.as, env: {}, cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`);
}

function urlOf(port: number, database: string): string {
  return `postgres://province:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;
}

async function waitUntilAnswers(url: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      await runSql(url, 'SELECT 1');
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}
