import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = dirname(import.meta.dirname);

/** Who may import whom. A room that is not in the table may not exist; `import type` counts like any import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/model': [],
  'src/catalog': ['src/model'],
  'src/ingest': ['src/model'],
  'src/parse': ['src/model'],
  'src/aggregate': ['src/model'],
  'src/render': ['src/model'],
  'src/store': ['src/model'],
  'src/queue': ['src/model'],
  'src/app': [
    'src/model',
    'src/catalog',
    'src/ingest',
    'src/parse',
    'src/aggregate',
    'src/render',
    'src/store',
    'src/queue',
  ],
  workers: ['src/app', 'src/model', 'src/queue'],
  'src/cli': ['src/app', 'src/model', 'workers'],
};

/** Each package has one home, so that its next major version is one folder's trouble. */
const HOME: Readonly<Record<string, readonly string[]>> = {
  '@e965/xlsx': ['src/parse'],
  bullmq: ['src/queue'],
  commander: ['src/cli'],
  docx: ['src/render'],
  exceljs: ['src/parse'],
  fflate: ['src/parse', 'src/render'],
  imapflow: ['src/ingest'],
  ioredis: ['src/queue'],
  mailparser: ['src/ingest'],
  'pdf-parse': ['src/parse'],
  pg: ['src/store'],
  pino: ['src/app'],
  saxes: ['src/parse'],
  yaml: ['src/catalog'],
  yauzl: ['src/ingest'],
  zod: ['src/app', 'src/catalog', 'src/queue', 'src/store'],
};

/** What pure rooms must not touch: bytes and clocks come in as arguments. */
const PURE = ['src/model', 'src/parse', 'src/aggregate', 'src/render'];
const PURE_BUILTINS = ['node:crypto', 'node:buffer'];
const IMPURE_WORDS =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bsetTimeout\(|\bsetInterval\(|\bfetch\(/;

type Import = { readonly file: string; readonly room: string; readonly target: string };

const files = ['src', 'workers'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);
const imports = files.flatMap(listImports);

describe('the house', () => {
  it('is not empty when it is looked at', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('has no room that the table does not know', () => {
    expect(files.filter((file) => !(roomOf(file) in MAY_IMPORT))).toEqual([]);
  });

  it('lets stages meet only in app', () => {
    const forbidden = imports
      .filter(({ target }) => target.startsWith('.'))
      .map((each) => ({ ...each, to: roomOf(relative(ROOT, join(ROOT, dirname(each.file), each.target))) }))
      .filter(({ room, to }) => to !== room && !(MAY_IMPORT[room] ?? []).includes(to))
      .map(({ file, to }) => `${file} imports ${to}: let app hand it over, or move what both need to model`);
    expect(forbidden).toEqual([]);
  });

  it('keeps each package at home', () => {
    const strays = imports
      .filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'))
      .filter(({ room, target }) => !(HOME[packageOf(target)] ?? []).includes(room))
      .map(
        ({ file, target }) =>
          `${file} imports ${target}, whose home is ${(HOME[packageOf(target)] ?? ['nowhere']).join(', ')}`,
      );
    expect(strays).toEqual([]);
  });

  it('keeps model, parse, aggregate and render free of clocks, files, network and chance', () => {
    const builtins = imports
      .filter(
        ({ room, target }) => PURE.includes(room) && target.startsWith('node:') && !PURE_BUILTINS.includes(target),
      )
      .map(({ file, target }) => `${file} imports ${target}`);
    const words = files
      .filter((file) => PURE.includes(roomOf(file)) && IMPURE_WORDS.test(codeOf(file)))
      .map((file) => `${file} reads a clock, the process or chance`);
    expect([...builtins, ...words]).toEqual([]);
  });

  it('has no file that imports itself through others', () => {
    expect(findCycles()).toEqual([]);
  });
});

function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? `${top}/${second}` : top;
}

function codeOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function listImports(file: string): Import[] {
  const statements = /^(?:import|export)\s(?:[^;'"=(]*\sfrom\s)?'([^']+)';|\bimport\('([^']+)'\)/gm;
  const targets = [...codeOf(file).matchAll(statements)].flatMap(([, still, dynamic]) => still ?? dynamic ?? []);
  return targets.map((target) => ({ file, room: roomOf(file), target }));
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function findCycles(): string[] {
  const edges = new Map<string, string[]>();
  for (const { file, target } of imports) {
    if (target.startsWith('.')) edges.set(file, [...(edges.get(file) ?? []), join(dirname(file), target)]);
  }
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return cycles;
}
