// Compiles src and workers into dist/. Built aside and moved into place, so that two commands may build at once.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export function build() {
  const compiler = findCompiler();
  const aside = makeAside();
  try {
    compile(compiler, aside);
    moveIntoPlace(aside);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** A folder of its own for each build; others than the one who builds may run what is in it. */
function makeAside() {
  try {
    const aside = mkdtempSync(join(root, '.dist-'));
    chmodSync(aside, 0o755);
    return aside;
  } catch (cause) {
    throw new Error(`mung10 is not compiled and ${root} cannot be written; let its owner run "npm run build" there`, {
      cause,
    });
  }
}

function compile(compiler, aside) {
  const compiled = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', aside], {
    encoding: 'utf8',
    cwd: root,
  });
  if (compiled.status !== 0) {
    throw new Error(`the program could not be compiled:\n${compiled.stdout}${compiled.stderr}`);
  }
  writeFileSync(join(aside, '.built'), '');
}

/** Of two builds at the same moment one may find the other's in its place, which is made of the same sources. */
function moveIntoPlace(aside) {
  const target = join(root, 'dist');
  const old = `${aside}-old`;
  ignoring(['ENOENT'], () => renameSync(target, old));
  ignoring(['ENOTEMPTY', 'EEXIST'], () => renameSync(aside, target));
  rmSync(old, { recursive: true, force: true });
}

function ignoring(codes, work) {
  try {
    work();
  } catch (error) {
    if (!codes.includes(error.code)) throw error;
  }
}

function findCompiler() {
  try {
    return join(dirname(createRequire(join(root, 'package.json')).resolve('typescript/package.json')), 'bin', 'tsc');
  } catch (cause) {
    throw new Error('mung10 is not compiled and the compiler is not installed; run "npm ci" first', { cause });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
