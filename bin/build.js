// Compiles src and workers into dist/. Built aside and moved into place, so that two commands may build at once.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export function build() {
  const compiler = findCompiler();
  const aside = mkdtempSync(join(root, '.dist-'));
  const compiled = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', aside], {
    encoding: 'utf8',
    cwd: root,
  });
  if (compiled.status !== 0) {
    rmSync(aside, { recursive: true, force: true });
    throw new Error(`the program could not be compiled:\n${compiled.stdout}${compiled.stderr}`);
  }
  writeFileSync(join(aside, '.built'), '');
  const old = `${aside}-old`;
  const target = join(root, 'dist');
  if (existsSync(target)) renameSync(target, old);
  renameSync(aside, target);
  rmSync(old, { recursive: true, force: true });
}

function findCompiler() {
  try {
    return join(dirname(createRequire(join(root, 'package.json')).resolve('typescript/package.json')), 'bin', 'tsc');
  } catch (cause) {
    throw new Error('mung10 is not compiled and the compiler is not installed; run "npm ci" first', { cause });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
