import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isErrno } from '../errno.ts';
import type { ServerPaths } from './server-paths.ts';

/** What a running server writes down in its data directory (postmaster.pid, PostgreSQL 18: miscinit.h). */
export type PostmasterFile = {
  readonly pid: number;
  readonly clusterDir: string;
  /** null while the server is only just starting */
  readonly socketDir: string | null;
  readonly text: string;
};

/** Finds the note of the server that runs, or ran until it was killed, on a cluster. */
export function findPostmasterFile({ clusterDir }: ServerPaths): PostmasterFile | undefined {
  const text = readIfThere(postmasterPath(clusterDir));
  if (text === undefined) return undefined;
  const [pid, directory, , , socketDir] = text.split('\n');
  return {
    pid: Math.abs(Number(pid)),
    clusterDir: directory ?? '',
    socketDir: socketDir === undefined || socketDir === '' ? null : socketDir,
    text,
  };
}

/**
 * Whether the process that the note names is a living PostgreSQL of this cluster. After a restart of the machine or
 * container its number may belong to anybody, and PostgreSQL itself would then refuse to start.
 */
export function isPostmasterAlive(file: PostmasterFile, { clusterDir }: ServerPaths): boolean {
  if (process.platform !== 'linux') return isPostgresByPs(file.pid);
  const stat = readIfThere(`/proc/${file.pid}/stat`);
  if (stat === undefined) return false;
  // "1234 (postgres) S …": a killed one that nobody waits for stays as Z
  const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(stat) ?? [];
  if (name !== 'postgres' || state === 'Z') return false;
  try {
    // the data folder may have been moved since the server wrote its path down
    return [clusterDir, file.clusterDir].includes(readlinkSync(`/proc/${file.pid}/cwd`));
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH')) return false;
    // root without ptrace rights, as in a container, may not look; then the name decides
    if (isErrno(error, 'EACCES', 'EPERM')) return true;
    throw error;
  }
}

/**
 * Removes the notes that a dead server left, cluster and socket. Taken aside first and looked at again, because
 * another process may have started a server since they were judged.
 */
export function removePostmasterFile(paths: ServerPaths, judged: PostmasterFile): void {
  const path = postmasterPath(paths.clusterDir);
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    throw error;
  }
  if (readIfThere(aside) === judged.text) {
    rmSync(join(judged.socketDir ?? paths.socketDir, '.s.PGSQL.5432.lock'), { force: true });
  } else {
    linkSync(aside, path);
  }
  rmSync(aside);
}

function postmasterPath(clusterDir: string): string {
  return join(clusterDir, 'postmaster.pid');
}

function isPostgresByPs(pid: number): boolean {
  try {
    return /postgres/.test(execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return false; // ps ends with 1 when there is no such process
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH')) return undefined;
    throw error;
  }
}
