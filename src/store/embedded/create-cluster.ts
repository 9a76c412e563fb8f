import { spawn } from 'node:child_process';
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ConfigError, UpstreamError } from '../../model/errors.ts';
import { isErrno } from '../errno.ts';
import { commandAs, giveTo, type ServerAccount } from './server-account.ts';
import type { ServerPackage } from './server-package.ts';
import type { ServerPaths } from './server-paths.ts';

/** The one role of the private server, and the database it works in. */
export const EMBEDDED_USER = 'mung10';
export const EMBEDDED_DATABASE = 'postgres';

const UNFINISHED_PREFIX = 'postgres-unfinished-';
/** initdb takes about a second; what is older was left by a process that was killed */
const UNFINISHED_MAX_AGE_MS = 10 * 60 * 1000;

/**
 * Makes the cluster when the data folder has none yet. It is made under another name and renamed when it is whole and
 * on disk, so a folder called `postgres` is always complete, and of two processes that make one at the same moment
 * the first to rename wins.
 * @throws ConfigError when the folder holds a cluster of another major version of PostgreSQL
 * @throws UpstreamError when the disk is full or initdb fails
 */
export async function createCluster(
  serverPackage: ServerPackage,
  { paths, account, env }: { paths: ServerPaths; account: ServerAccount; env: Readonly<Record<string, string>> },
): Promise<void> {
  removeUnfinished(paths);
  if (hasCluster(serverPackage, paths)) return;
  const unfinished = mkdtempSync(join(paths.dataDir, `${UNFINISHED_PREFIX}${process.pid}-${hostname()}-`));
  try {
    giveTo(account, unfinished);
    await runInitdb(serverPackage, { dir: unfinished, account, env });
    renameSync(unfinished, paths.clusterDir);
    syncDir(paths.dataDir);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!isErrno(error, 'ENOTEMPTY', 'EEXIST')) throw error;
  }
}

function hasCluster(serverPackage: ServerPackage, { clusterDir }: ServerPaths): boolean {
  try {
    const major = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
    if (major === serverPackage.major) return true;
    throw new ConfigError(
      `The database in ${clusterDir} was made by PostgreSQL ${major} and this program brings PostgreSQL ` +
        `${serverPackage.major}; use the mung10 that made it, or choose another folder with --data.`,
    );
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error;
  }
  if (statSync(clusterDir, { throwIfNoEntry: false }) === undefined || readdirSync(clusterDir).length === 0)
    return false;
  throw new ConfigError(`The folder ${clusterDir} is not a database (no PG_VERSION in it); move it away.`);
}

/** Removes what killed processes left, also beside a cluster that another one made since. */
function removeUnfinished({ dataDir }: ServerPaths): void {
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith(UNFINISHED_PREFIX)) continue;
    const path = join(dataDir, name);
    const madeAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (madeAt === undefined) continue;
    if (!isMakerDead(name) && Date.now() - madeAt <= UNFINISHED_MAX_AGE_MS) continue;
    try {
      rmSync(path, { recursive: true, force: true });
    } catch (error) {
      // the initdb of the dead process is still writing; the next start finds it quiet
      if (!isErrno(error, 'ENOTEMPTY')) throw error;
    }
  }
}

/** Whether the process in the name is gone; of another machine's, on a shared folder, only the age tells. */
function isMakerDead(name: string): boolean {
  const [, pid, host] = /^(\d+)-(.+)-[^-]{6}$/.exec(name.slice(UNFINISHED_PREFIX.length)) ?? [];
  if (pid === undefined || host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return isErrno(error, 'ESRCH');
  }
}

async function runInitdb(
  serverPackage: ServerPackage,
  { dir, account, env }: { dir: string; account: ServerAccount; env: Readonly<Record<string, string>> },
): Promise<void> {
  const args = [
    `--pgdata=${dir}`,
    `--username=${EMBEDDED_USER}`,
    '--encoding=UTF8',
    // sorted by code point and the same on every machine, whatever locales it has
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // who can enter the socket's folder (0700) is let in; there is no other way to the server
    '--auth=trust',
  ];
  const command = commandAs(account, serverPackage.initdb, { args, reach: [dir] });
  const { exitCode, output } = await runToEnd(command.file, command.args, { ...command.as, env });
  if (exitCode === 0) return;
  if (output.includes('No space left on device') || output.includes('Disk quota exceeded')) {
    throw new UpstreamError('disk', `The disk of ${dir} is full: no room for the database.`);
  }
  throw new UpstreamError('database', `The database could not be made in ${dir}: ${firstError(output)}`);
}

async function runToEnd(
  file: string,
  args: readonly string[],
  options: { uid?: number; gid?: number; env: Readonly<Record<string, string>> },
): Promise<{ exitCode: number | null; output: string }> {
  const child = spawn(file, args, { ...options, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ exitCode: null, output: error.message }));
    child.once('close', (exitCode) => resolve({ exitCode, output }));
  });
}

function firstError(output: string): string {
  const lines = output.split('\n').filter((line) => /error|fatal/i.test(line));
  return (lines.at(0) ?? output.trim().split('\n').at(-1) ?? '').trim();
}

/** A rename is on disk when its folder is. */
function syncDir(dir: string): void {
  const descriptor = openSync(dir, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
