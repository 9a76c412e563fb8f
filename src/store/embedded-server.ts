import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { UpstreamError } from '../model/errors.ts';
import { createCluster } from './embedded/create-cluster.ts';
import { describeFolderError } from './embedded/describe-folder-error.ts';
import { launchPostmaster, type Launch } from './embedded/launch-postmaster.ts';
import { linkLibraries } from './embedded/link-libraries.ts';
import { removeStaleNotes } from './embedded/postmaster-note.ts';
import { tryJoin, type EmbeddedConnection, type Presence } from './embedded/presence.ts';
import { chooseAccount } from './embedded/server-account.ts';
import { findServerPackage, type ServerPackage } from './embedded/server-package.ts';
import { openServerPaths, type ServerPaths } from './embedded/server-paths.ts';
import { stopPostmaster } from './embedded/stop-postmaster.ts';
import type { Log } from './log.ts';

/** The private PostgreSQL of a data folder, shared by all processes that work on it. */
export type EmbeddedServer = {
  readonly connection: EmbeddedConnection;
  /** it was running already */
  readonly adopted: boolean;
  /** Leaves it; the last one to leave stops it. Close all other connections before. */
  readonly close: () => Promise<'stopped' | 'left_running'>;
};

/** A crash with much unfinished work takes a while to recover from. */
const JOIN_TIMEOUT_MS = 120_000;
const POLL_MS = 20;
const TAKEN_PAUSE_MS = 200;

/**
 * Starts the private PostgreSQL of a data folder, or joins the one that runs there: of another process, or left behind
 * by one that was killed. Makes folder and database when there are none.
 * @throws ConfigError or UpstreamError with a sentence for the operator
 */
export async function openEmbeddedServer({
  dataDir,
  log,
  serverPackage = findServerPackage(),
}: {
  dataDir: string;
  log: Log;
  serverPackage?: ServerPackage;
}): Promise<EmbeddedServer> {
  const { presence, adopted } = await inFolder(dataDir, () => open(dataDir, serverPackage));
  log.info({ dataDir, adopted }, 'database opened');
  let left: Promise<'stopped' | 'left_running'> | undefined;
  return { connection: presence.connection, adopted, close: () => (left ??= presence.leave()) };
}

async function open(dataDir: string, serverPackage: ServerPackage): Promise<{ presence: Presence; adopted: boolean }> {
  const paths = openServerPaths(dataDir);
  const account = chooseAccount(paths.clusterDir);
  // nothing else of the environment: PGDATA, PGPORT and the like are not meant for this server
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', ...linkLibraries(serverPackage, paths.linkedLibraryDir) };
  await createCluster(serverPackage, { paths, account, env });
  return join(paths, () => launchPostmaster(serverPackage, { paths, account, env }));
}

/** Stops the private PostgreSQL of a data folder whoever uses it; false when none runs. */
export async function stopEmbeddedServer(dataDir: string): Promise<boolean> {
  return inFolder(dataDir, async () => existsSync(dataDir) && stopPostmaster(openServerPaths(dataDir)));
}

async function inFolder<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw describeFolderError(error, dataDir);
  }
}

/**
 * Joins, starting a server where none answers, until one of them works. Several processes may do this at once:
 * PostgreSQL lets one server have the cluster, the others' end as `taken` and their owners join the one.
 */
async function join(paths: ServerPaths, launch: () => Launch): Promise<{ presence: Presence; adopted: boolean }> {
  const deadline = Date.now() + JOIN_TIMEOUT_MS;
  let launched: Launch | undefined;
  while (Date.now() < deadline) {
    const joined = await tryJoin(paths);
    if (joined !== 'absent' && joined !== 'busy') return { presence: joined, adopted: launched === undefined };
    const end = launched?.ended();
    if (end?.kind === 'failed') throw end.error;
    if (end?.kind === 'taken') {
      launched = undefined;
      removeStaleNotes(paths);
      await sleep(TAKEN_PAUSE_MS);
    } else if (joined === 'absent') {
      launched ??= launch();
    }
    await sleep(POLL_MS);
  }
  throw new UpstreamError('database', `The database in ${paths.clusterDir} does not answer; see ${paths.logFile}.`);
}
