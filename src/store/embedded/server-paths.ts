import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigError } from '../../model/errors.ts';
import { isErrno } from '../errno.ts';
import { giveTo, type ServerAccount } from './server-account.ts';

/** Where the private server keeps its things; all below the data folder but perhaps the socket. */
export type ServerPaths = {
  readonly dataDir: string;
  /** PostgreSQL's own data directory; exists only when complete */
  readonly clusterDir: string;
  readonly socketDir: string;
  readonly logFile: string;
  readonly linkedLibraryDir: string;
};

/** A Unix socket path holds 104 bytes with its end mark on macOS and 108 on Linux; PostgreSQL adds its socket's name. */
const SOCKET_DIR_MAX_BYTES = 104 - 1 - '/.s.PGSQL.5432'.length;

/** The paths of a data folder, which is made when it is not there. */
export function openServerPaths(dataDir: string): ServerPaths {
  // under root the server's user must be able to pass through; what holds mail is closed one level below
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const real = realpathSync(dataDir);
  return {
    dataDir: real,
    clusterDir: join(real, 'postgres'),
    socketDir: socketDirOf(real),
    logFile: join(real, 'postgres.log'),
    linkedLibraryDir: join(real, 'lib'),
  };
}

/**
 * Makes the folder of the socket, closed to everybody but the server's user: who can enter it is let into the database.
 * @throws ConfigError when somebody else made a folder of that name
 */
export function makeSocketDir({ socketDir, dataDir }: ServerPaths, account: ServerAccount): void {
  try {
    mkdirSync(socketDir, { mode: 0o700 });
    giveTo(account, socketDir);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  }
  // what lies in the data folder is its owner's; in /tmp anybody may have made a folder of this name
  if (dirname(socketDir) === dataDir) giveTo(account, socketDir);
  const stats = lstatSync(socketDir);
  if (!stats.isDirectory() || stats.uid !== account.uid) {
    throw new ConfigError(`The folder ${socketDir} for the database's socket belongs to user ${stats.uid}; remove it.`);
  }
  if ((stats.mode & 0o077) !== 0) chmodSync(socketDir, 0o700);
}

/** The folder's name in /tmp follows from the data folder alone, so that every process finds the same. */
function socketDirOf(realDataDir: string): string {
  const inside = join(realDataDir, 'run');
  if (Buffer.byteLength(inside) <= SOCKET_DIR_MAX_BYTES) return inside;
  return join(tmpdir(), `mung10-${createHash('sha256').update(realDataDir).digest('hex').slice(0, 16)}`);
}
