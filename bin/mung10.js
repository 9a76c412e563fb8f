#!/usr/bin/env node
// Starts mung10. The program is TypeScript; in a checkout it is compiled on first use and whenever a source is newer.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.js';

const entry = join(root, 'dist', 'src', 'cli', 'main.js');
try {
  if (!isUpToDate()) build();
} catch (error) {
  process.stderr.write(`mung10: ${error.message}\n`);
  process.exit(1);
}
const { main } = await import(pathToFileURL(entry).href);
const exitCode = await main(process.argv.slice(2));
// Libraries may leave timers behind; what was written is let out first.
process.stdout.write('', () => process.exit(exitCode));

function isUpToDate() {
  const stamp = join(root, 'dist', '.built');
  if (!existsSync(stamp) || !existsSync(entry)) return false;
  const builtAt = statSync(stamp).mtimeMs;
  return ['src', 'workers'].every((folder) => newestIn(join(root, folder)) <= builtAt);
}

function newestIn(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .reduce((newest, file) => Math.max(newest, statSync(join(file.parentPath, file.name)).mtimeMs), 0);
}
