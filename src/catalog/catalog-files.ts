import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UpstreamError } from '../model/errors.ts';
import type { CatalogProblem } from './catalog-problem.ts';

/** One file of the catalogue as it lies on disk; `name` is its path inside the folder, with "/". */
export type CatalogFile = { readonly name: string; readonly bytes: Uint8Array };

const SETTINGS_FILES = ['agencies.yaml', 'calendar.yaml', 'indicators.yaml', 'report.yaml'] as const;

/** The agencies of a large province take some 60 kB. */
const MAX_FILE_BYTES = 512 * 1024;
const MAX_PLANS = 100;

/**
 * Reads the files of a catalogue folder: the four settings files and every plans/YEAR/*.yaml, sorted by name.
 * What is missing, too large or stands where it would not be read becomes a problem.
 * @throws UpstreamError when the disk, not the catalogue, is at fault
 */
export async function readCatalogFiles(
  dir: string,
): Promise<{ readonly files: readonly CatalogFile[]; readonly problems: readonly CatalogProblem[] }> {
  const top = await listFolder(dir);
  if (top === undefined) {
    return { files: [], problems: [fileProblem('.', `there is no catalogue folder at ${dir}`)] };
  }
  const problems: CatalogProblem[] = [];
  const plans = await listPlanFiles(dir, problems);
  if (plans.length === 0) problems.push(fileProblem('plans', 'no plan was found: plans/YEAR/*.yaml'));
  if (plans.length > MAX_PLANS) problems.push(fileProblem('plans', `more than ${MAX_PLANS} plans`));
  const settings: readonly string[] = SETTINGS_FILES;
  problems.push(...top.filter((name) => isYaml(name) && !settings.includes(name)).map(neverRead));

  const files: CatalogFile[] = [];
  for (const name of [...SETTINGS_FILES, ...plans.slice(0, MAX_PLANS)].toSorted()) {
    const read = await readCatalogFile(dir, name);
    if ('bytes' in read) files.push(read);
    else problems.push(read);
  }
  return { files, problems };
}

/** sha256 over names and bytes in the order of names, hex: the same catalogue has the same one on every machine. */
export function hashCatalogFiles(files: readonly CatalogFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}

async function listPlanFiles(dir: string, problems: CatalogProblem[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const year of (await listFolder(join(dir, 'plans'))) ?? []) {
    const inside = await listFolder(join(dir, 'plans', year));
    if (inside === undefined || !/^20\d\d$/.test(year)) {
      if (inside !== undefined || isYaml(year)) problems.push(neverRead(`plans/${year}`));
      continue;
    }
    for (const name of inside) {
      if (name.endsWith('.yaml')) found.push(`plans/${year}/${name}`);
      else if (isYaml(name)) problems.push(neverRead(`plans/${year}/${name}`));
    }
  }
  return found;
}

/** The names in a folder in sorted order, hidden ones left out; undefined when it is no folder. */
async function listFolder(path: string): Promise<readonly string[] | undefined> {
  try {
    return (await readdir(path)).filter((name) => !name.startsWith('.')).toSorted();
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw new UpstreamError('disk', `the catalogue folder ${path} cannot be read`, { cause: error });
  }
}

async function readCatalogFile(dir: string, name: string): Promise<CatalogFile | CatalogProblem> {
  const path = join(dir, name);
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) return fileProblem(name, `the file is larger than ${MAX_FILE_BYTES / 1024} kB`);
    return { name, bytes: await readFile(path) };
  } catch (error) {
    if (isAbsence(error)) return fileProblem(name, 'the file is missing');
    throw new UpstreamError('disk', `the catalogue file ${path} cannot be read`, { cause: error });
  }
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

function fileProblem(file: string, message: string): CatalogProblem {
  return { severity: 'error', file, place: '', line: null, message };
}

function neverRead(file: string): CatalogProblem {
  return {
    severity: 'warning',
    file,
    place: '',
    line: null,
    message: `is never read; a catalogue has ${SETTINGS_FILES.join(', ')} and plans/YEAR/*.yaml`,
  };
}
