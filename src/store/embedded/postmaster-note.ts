import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isErrno } from '../errno.ts';
import type { ServerPaths } from './server-paths.ts';

/** What a server notes in postmaster.pid of its cluster and in the lock file of its socket (PostgreSQL: miscinit.c). */
export type PostmasterNote = {
  readonly pid: number;
  readonly clusterDir: string;
  /** null while the server is only just starting */
  readonly socketDir: string | null;
  readonly text: string;
};

/** Finds the note of the server that runs on a cluster, or ran on it until it was killed. */
export function findPostmasterNote({ clusterDir }: ServerPaths): PostmasterNote | undefined {
  return findNote(join(clusterDir, 'postmaster.pid'));
}

/**
 * Whether the process that a note names is a living PostgreSQL of this cluster. After a restart of the machine or
 * container its number may belong to anybody.
 */
export function isPostmasterAlive(note: PostmasterNote, { clusterDir }: ServerPaths): boolean {
  if (process.platform !== 'linux') return isPostgresByPs(note.pid);
  const stat = readIfThere(`/proc/${note.pid}/stat`);
  if (stat === undefined) return false;
  // "1234 (postgres) S …": a killed one that nobody waits for stays as Z
  const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(stat) ?? [];
  if (name !== 'postgres' || state === 'Z') return false;
  try {
    // the data folder may have been moved since the server noted its path
    return [clusterDir, note.clusterDir].includes(readlinkSync(`/proc/${note.pid}/cwd`));
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH')) return false;
    // root without ptrace rights, as in a container, may not look; then the name decides
    if (isErrno(error, 'EACCES', 'EPERM')) return true;
    throw error;
  }
}

/**
 * Removes the notes of a dead server. PostgreSQL does so itself, but not when the dead one's number now belongs to
 * another process of the same user: then it refuses to start.
 */
export function removeStaleNotes(paths: ServerPaths): void {
  for (const path of [join(paths.clusterDir, 'postmaster.pid'), join(paths.socketDir, '.s.PGSQL.5432.lock')]) {
    const note = findNote(path);
    if (note !== undefined && !isPostmasterAlive(note, paths)) removeNote(path, note);
  }
}

/** Takes a note aside and looks at it again: another process may have started a server since it was judged. */
function removeNote(path: string, judged: PostmasterNote): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    throw error;
  }
  if (readIfThere(aside) !== judged.text) linkSync(aside, path);
  rmSync(aside);
}

function findNote(path: string): PostmasterNote | undefined {
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  const [pid, clusterDir, , , socketDir] = text.split('\n');
  return {
    pid: Number(pid),
    clusterDir: clusterDir ?? '',
    socketDir: socketDir === undefined || socketDir === '' ? null : socketDir,
    text,
  };
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
