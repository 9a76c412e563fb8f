import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { UpstreamError } from '../../model/errors.ts';
import { isErrno } from '../errno.ts';
import { commandAs, type ServerAccount } from './server-account.ts';
import type { ServerPackage } from './server-package.ts';
import { makeSocketDir, type ServerPaths } from './server-paths.ts';

/** A server that was asked to start; it outlives this process. */
export type Launch = {
  /** how it ended, as long as it has not: undefined */
  readonly ended: () => LaunchEnd | undefined;
};

/** `taken`: another server has the cluster, or had it a moment ago. */
type LaunchEnd = { readonly kind: 'taken' } | { readonly kind: 'failed'; readonly error: UpstreamError };

const LOG_MAX_BYTES = 1024 * 1024;

/** For a machine that does other things too; everything else is PostgreSQL's default. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The log is for starts, stops and crashes. Errors of statements go to the program that sent them, because their
  // text, parameters and details would carry what agencies and citizens wrote.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** Starts the server on a cluster, in a session of its own so that Ctrl-C in the terminal is not meant for it. */
export function launchPostmaster(
  serverPackage: ServerPackage,
  { paths, account, env }: { paths: ServerPaths; account: ServerAccount; env: Readonly<Record<string, string>> },
): Launch {
  makeSocketDir(paths, account);
  const log = openLog(paths.logFile);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = commandAs(account, serverPackage.postgres, {
    args: ['-D', paths.clusterDir, '-k', paths.socketDir, ...settings],
    reach: [paths.clusterDir, paths.socketDir],
  });
  const child = spawn(command.file, command.args, {
    ...command.as,
    env,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  closeSync(log.descriptor);
  let end: LaunchEnd | undefined;
  child.once('error', (error) => (end = describeEnd(paths, error.message)));
  child.once('exit', (exitCode) => {
    // 0: the last of others stopped it before this process joined
    if (exitCode === 0) end = { kind: 'taken' };
    else end = describeEnd(paths, readLogSince(log.sizeBytes, { paths, pid: child.pid }));
  });
  child.unref();
  return { ended: () => end };
}

function openLog(logFile: string): { descriptor: number; sizeBytes: number } {
  rotateLog(logFile);
  const descriptor = openSync(logFile, 'a', 0o600);
  return { descriptor, sizeBytes: statSync(logFile).size };
}

function rotateLog(logFile: string): void {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) <= LOG_MAX_BYTES) return;
  try {
    renameSync(logFile, `${logFile}.1`);
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error; // another process has done it
  }
}

/** What this start wrote: several processes that start at once share the log, each line carries its process. */
function readLogSince(sizeBytes: number, { paths, pid }: { paths: ServerPaths; pid: number | undefined }): string {
  const lines = readFileSync(paths.logFile).subarray(sizeBytes).toString('utf8').split('\n').filter(Boolean);
  const own = lines.filter((line) => line.includes(`[${pid}]`));
  // before it has read its settings it writes without the prefix
  return own.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.map((line) => line.trim()).join(' ');
}

function describeEnd({ clusterDir, logFile }: ServerPaths, line: string): LaunchEnd {
  if (/lock file "[^"]*" already exists|pre-existing shared memory block/.test(line)) return { kind: 'taken' };
  const error = /No space left on device|Disk quota exceeded/.test(line)
    ? new UpstreamError('disk', `The disk of ${clusterDir} is full: the database cannot start.`)
    : new UpstreamError('database', `The database in ${clusterDir} does not start: ${line} (see ${logFile}).`);
  return { kind: 'failed', error };
}
