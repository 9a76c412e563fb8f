#!/usr/bin/env node
// Starts mung10. The program is TypeScript; in a checkout it is compiled on first use and whenever a source is newer.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.js';

const MAX_STARTS = 3;
const entry = join(root, 'dist', 'src', 'cli', 'main.js');
try {
  if (!isUpToDate()) build();
} catch (error) {
  process.stderr.write(`mung10: ${error.message}\n`);
  process.exit(1);
}
const main = await load();
const exitCode = await main(process.argv.slice(2));
// Libraries may leave timers behind; what was written is let out first.
process.stdout.write('', () => process.exit(exitCode));

/** Another command may be moving its build into place just now: then begin again, since a failed import is remembered. */
async function load() {
  try {
    return (await import(pathToFileURL(entry).href)).main;
  } catch (error) {
    const begun = Number(process.env.MUNG10_STARTS ?? 0);
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || begun >= MAX_STARTS) throw error;
    const again = spawnSync(process.execPath, process.argv.slice(1), {
      stdio: 'inherit',
      env: { ...process.env, MUNG10_STARTS: String(begun + 1) },
    });
    return process.exit(again.status ?? 1);
  }
}

function isUpToDate() {
  const stamp = join(root, 'dist', '.built');
  const builtAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;
  if (builtAt === undefined || !existsSync(entry)) return false;
  return ['src', 'workers'].every((folder) => newestIn(join(root, folder)) <= builtAt);
}

function newestIn(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .reduce((newest, file) => Math.max(newest, statSync(join(file.parentPath, file.name)).mtimeMs), 0);
}
