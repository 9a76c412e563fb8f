import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openEmbeddedServer, stopEmbeddedServer } from '../../src/store/embedded-server.ts';
import { commandAs, giveTo, type ServerAccount } from '../../src/store/embedded/server-account.ts';
import { describePackage, findServerPackage } from '../../src/store/embedded/server-package.ts';
import { startOtherProcess } from './other-process.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { quiet } from './values.ts';

const isRoot = process.getuid?.() === 0;
/** an ordinary user: nobody when the tests run as root, else who runs them */
const ordinary: ServerAccount = isRoot
  ? { uid: 65_534, gid: 65_534, isOther: true }
  : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0, isOther: false };

let folder: string;
let dataDir: string;
let packageDir: string;

beforeAll(() => {
  folder = makeTemporaryFolder();
  chmodSync(folder, 0o711);
  dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  giveTo(ordinary, dataDir);
  packageDir = copyPackageWithoutLinks(join(folder, 'package'));
});

afterEach(async () => {
  await stopEmbeddedServer(dataDir);
});

afterAll(() => {
  chmodSync(join(packageDir, 'native', 'lib'), 0o755);
  rmSync(folder, { recursive: true, force: true });
});

describe('for an ordinary user', () => {
  it('works with a package that was installed without its scripts and may not be written', async () => {
    chmodSync(join(packageDir, 'native', 'lib'), 0o555);
    const mung10 = await startOtherProcess(dataDir, { as: ordinary, packageDir });
    expect(mung10.opened).toMatchObject({ adopted: false });
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(ordinary.uid);
    expect(existsSync(join(dataDir, 'lib', 'libpq.so.5'))).toBe(true);
    expect(await mung10.close()).toEqual({ closed: 'stopped' });
  });

  it('works with the package as npm installs it', async () => {
    const mung10 = await startOtherProcess(dataDir, { as: ordinary });
    expect(mung10.opened).toMatchObject({ adopted: false });
    expect(await mung10.close()).toEqual({ closed: 'stopped' });
  });

  it('puts the missing library names into the package when it may', async () => {
    chmodSync(join(packageDir, 'native', 'lib'), 0o755);
    const server = await openEmbeddedServer({ dataDir, log: quiet, serverPackage: describePackage(packageDir) });
    expect(lstatSync(join(packageDir, 'native', 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true);
    expect(await server.close()).toBe('stopped');
  });
});

describe.runIf(isRoot)('for root', () => {
  it('runs the server as the user to whom the database belongs', async () => {
    const server = await openEmbeddedServer({ dataDir, log: quiet });
    expect(statSync(join(server.connection.host, '.s.PGSQL.5432')).uid).toBe(ordinary.uid);
    expect(await server.close()).toBe('stopped');
  });

  it('takes a database that was restored from a backup and belongs to root', async () => {
    spawnSync('chown', ['-R', '0:0', join(dataDir, 'postgres')]);
    const server = await openEmbeddedServer({ dataDir, log: quiet });
    expect(await server.close()).toBe('stopped');
    expect(statSync(join(dataDir, 'postgres', 'PG_VERSION')).uid).not.toBe(0);
  });

  it('leaves a database to its own user, and says whose it is', async () => {
    spawnSync('chown', ['-R', '1:1', join(dataDir, 'postgres')]);
    const mung10 = await startOtherProcess(dataDir, { as: ordinary });
    expect(mung10.opened.failed).toMatch(/belongs to user 1; run mung10 as that user or as root/);
    await mung10.kill();
  });

  it('says what to do where it cannot let the server pass a closed folder', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const path = process.env['PATH'];
    process.env['PATH'] = closed;
    try {
      expect(() => commandAs(ordinary, '/bin/true', { args: [], reach: [closed] })).toThrow(
        /closed cannot be entered by user 65534.*--data/,
      );
    } finally {
      process.env['PATH'] = path;
    }
  });
});

describe('on another machine', () => {
  it('says that there is no database for it, and what to do', () => {
    expect(() => findServerPackage({ platform: 'aix', arch: 'ppc64' })).toThrow(/aix-ppc64.*DATABASE_URL/);
    expect(() => findServerPackage({ platform: 'win32', arch: 'x64' })).toThrow(/Windows.*DATABASE_URL/);
  });
});

/** The package as `npm ci --ignore-scripts` leaves it: without the links that its postinstall makes. */
function copyPackageWithoutLinks(to: string): string {
  cpSync(findServerPackage().dir, to, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  return to;
}
