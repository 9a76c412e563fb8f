import { lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { isErrno } from '../errno.ts';
import type { ServerPackage } from './server-package.ts';

/**
 * Makes the library names that the package's postinstall script would have made (libicuuc.so.60 → libicuuc.so.60.2):
 * `npm ci --ignore-scripts` leaves them out and an npm package cannot carry links.
 * They go into the package, or into `fallbackDir` when the package folder may not be written.
 * @returns what the server's environment needs for finding them
 */
export function linkLibraries(serverPackage: ServerPackage, fallbackDir: string): Readonly<Record<string, string>> {
  const links = symlinkList.parse(JSON.parse(readFileSync(join(serverPackage.dir, 'native/pg-symlinks.json'), 'utf8')));
  const missing = links.filter((link) => !exists(join(serverPackage.dir, link.target)));
  try {
    for (const link of missing) symlink(basename(link.source), join(serverPackage.dir, link.target));
    return {};
  } catch (error) {
    if (!isErrno(error, 'EACCES', 'EPERM', 'EROFS')) throw error;
  }
  mkdirSync(fallbackDir, { recursive: true, mode: 0o755 });
  for (const link of links) symlink(join(serverPackage.dir, link.source), join(fallbackDir, basename(link.target)));
  // the second for what the linked ones need themselves: they look beside the link
  const path = `${fallbackDir}:${join(serverPackage.dir, 'native/lib')}`;
  return { LD_LIBRARY_PATH: path, DYLD_LIBRARY_PATH: path };
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** Two processes may link at the same moment. */
function symlink(target: string, path: string): void {
  try {
    symlinkSync(target, path);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
