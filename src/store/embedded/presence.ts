import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ConfigError, UpstreamError } from '../../model/errors.ts';
import { isErrno } from '../errno.ts';
import { EMBEDDED_DATABASE, EMBEDDED_USER } from './create-cluster.ts';
import { findPostmasterNote } from './postmaster-note.ts';
import type { ServerPaths } from './server-paths.ts';
import { stopPostmaster } from './stop-postmaster.ts';

/** How to reach the private server: explicit to the last field, so that PGHOST and its like change nothing. */
export type EmbeddedConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly ssl: false;
};

/** A process's stay at the private server: one connection that holds the presence lock, shared, as long as it lasts. */
export type Presence = {
  readonly connection: EmbeddedConnection;
  /** Ends the stay; the last process to leave stops the server. */
  readonly leave: () => Promise<'stopped' | 'left_running'>;
};

/**
 * The advisory lock that everybody at the server holds shared. Who gets it exclusively is alone, and whoever arrives
 * then waits for it until the server is gone, and starts it again.
 */
const PRESENCE_LOCK = 10_060_001;
const CONNECT_TIMEOUT_MS = 10_000;
const LOCK_TIMEOUT_MS = 15_000;
/** how long connections of processes that leave at this moment may take to vanish */
const OTHERS_GRACE_MS = 1_000;

/**
 * Tries to join the server of a data folder once.
 * @returns `absent` when nothing listens, `busy` when a server is starting or stopping
 * @throws ConfigError when the server that answers is another folder's, UpstreamError when it refuses
 */
export async function tryJoin(paths: ServerPaths): Promise<Presence | 'absent' | 'busy'> {
  const joined = await tryJoinAt(paths.socketDir, paths);
  // started with another TMPDIR, where the socket is when the folder's path is too long for one
  const noted = findPostmasterNote(paths)?.socketDir ?? paths.socketDir;
  return joined === 'absent' && noted !== paths.socketDir ? tryJoinAt(noted, paths) : joined;
}

async function tryJoinAt(socketDir: string, paths: ServerPaths): Promise<Presence | 'absent' | 'busy'> {
  const connection = connectionAt(socketDir);
  const client = new Client({
    ...connection,
    application_name: 'mung10 presence',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // a server that ends takes its connections with it; those who work through the pool see their own error
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
    await checkIsOwn(client, paths);
    return { connection, leave: () => leave(client, paths) };
  } catch (error) {
    await client.end().catch(() => {});
    return describeRefusal(error, connection.host);
  }
}

function connectionAt(socketDir: string): EmbeddedConnection {
  return { host: socketDir, port: 5432, user: EMBEDDED_USER, database: EMBEDDED_DATABASE, ssl: false };
}

/** A folder copied from under a running server carries the note that leads to that one. */
async function checkIsOwn(client: Client, { clusterDir }: ServerPaths): Promise<void> {
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
  const theirs = rows[0]?.data_directory;
  if (theirs === clusterDir || (await sees(client, clusterDir))) return;
  throw new ConfigError(
    `The database in ${clusterDir} is a copy made while the one in ${theirs} was running and may not be whole; ` +
      'stop that one ("mung10 db stop"), then copy again.',
  );
}

function describeRefusal(error: unknown, socketDir: string): 'absent' | 'busy' {
  if (error instanceof ConfigError) throw error;
  if (isErrno(error, 'ENOENT', 'ECONNREFUSED')) return 'absent';
  if (isErrno(error, 'EACCES')) {
    throw new ConfigError(
      `The database's folder ${socketDir} belongs to another user; run mung10 as that user or as root.`,
      {
        cause: error,
      },
    );
  }
  // 57P03: starting or stopping; 55P03: the last one to leave is taking its time
  if (isServerGone(error) || isErrno(error, '57P03', '55P03')) return 'busy';
  throw new UpstreamError('database', `The database at ${socketDir} refuses: ${String(error)}.`, { cause: error });
}

/** The connection ended under us: 57P01 is an orderly stop, 57P02 a crash; pg has no code for what it sees itself. */
function isServerGone(error: unknown): boolean {
  if (isErrno(error, '57P01', '57P02', 'ECONNRESET', 'EPIPE')) return true;
  return error instanceof Error && /^(Connection terminated|timeout expired|Client )/.test(error.message);
}

async function leave(client: Client, paths: ServerPaths): Promise<'stopped' | 'left_running'> {
  try {
    if (!(await isLast(client))) return 'left_running';
    return (await stopPostmaster(paths)) ? 'stopped' : 'left_running';
  } catch (error) {
    if (isServerGone(error)) return 'stopped'; // by "mung10 db stop", or it crashed
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function isLast(client: Client): Promise<boolean> {
  await client.query('SELECT pg_advisory_unlock_shared($1)', [PRESENCE_LOCK]);
  const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [PRESENCE_LOCK]);
  if (rows[0]?.alone !== true) return false;
  const deadline = Date.now() + OTHERS_GRACE_MS;
  for (;;) {
    const { arriving, others } = await countOthers(client);
    if (others === 0) return true;
    if (arriving > 0 || Date.now() > deadline) return false;
    await sleep(20);
  }
}

/** Others: also clients without the presence lock, such as psql or a backup. */
async function countOthers(client: Client): Promise<{ arriving: number; others: number }> {
  const { rows } = await client.query<{ arriving: number; others: number }>(
    `SELECT (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted) AS arriving,
            (SELECT count(*)::int FROM pg_stat_activity
              WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()) AS others`,
    [PRESENCE_LOCK],
  );
  return rows[0] ?? { arriving: 0, others: 0 };
}

/** Whether a server works in a folder, whatever its path was when it started: it finds a file that was just put there. */
async function sees(client: Client, clusterDir: string): Promise<boolean> {
  const name = `mung10-${randomUUID()}`;
  const path = join(clusterDir, name);
  writeFileSync(path, '');
  try {
    const { rows } = await client.query<{ found: boolean }>(
      'SELECT (pg_stat_file($1, true)).size IS NOT NULL AS found',
      [name],
    );
    return rows[0]?.found === true;
  } finally {
    rmSync(path, { force: true });
  }
}
