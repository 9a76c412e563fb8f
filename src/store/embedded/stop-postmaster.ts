import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, UpstreamError } from '../../model/errors.ts';
import { isErrno } from '../errno.ts';
import { findPostmasterNote, isPostmasterAlive } from './postmaster-note.ts';
import type { ServerPaths } from './server-paths.ts';

const STOP_TIMEOUT_MS = 60_000;

/**
 * Stops the server of a cluster ("fast": its clients are disconnected, what they committed is on disk) and waits.
 * @returns whether one was running
 */
export async function stopPostmaster(paths: ServerPaths): Promise<boolean> {
  const running = findPostmasterNote(paths);
  if (running === undefined || !isPostmasterAlive(running, paths)) return false;
  try {
    process.kill(running.pid, 'SIGINT');
  } catch (error) {
    if (isErrno(error, 'ESRCH')) return false;
    throw new ConfigError(
      `The database in ${paths.clusterDir} runs as another user; stop it as that user or as root.`,
      {
        cause: error,
      },
    );
  }
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  // its note is the last thing that a server takes away
  while (findPostmasterNote(paths)?.pid === running.pid) {
    if (!isPostmasterAlive(running, paths)) return true;
    if (Date.now() > deadline) {
      throw new UpstreamError(
        'database',
        `The database in ${paths.clusterDir} (process ${running.pid}) does not stop.`,
      );
    }
    await sleep(10);
  }
  return true;
}
