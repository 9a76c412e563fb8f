import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const NOBODY = 65534;

describe('a copy that is not compiled yet', () => {
  const root = mkdtempSync(join(tmpdir(), 'mung10-build-'));
  const isRoot = process.getuid?.() === 0;
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  beforeAll(() => {
    for (const name of ['bin', 'src', 'workers', 'package.json', 'tsconfig.json', 'tsconfig.build.json']) {
      cpSync(name, join(root, name), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    chmodSync(root, 0o755);
  });

  const start = (user: { readonly uid?: number } = {}): Promise<{ code: number | null; out: string }> => {
    const child = spawn(process.execPath, [join(root, 'bin', 'mung10.js'), '--version'], { cwd: '/', ...user });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
    return new Promise((ended) => {
      child.on('close', (code) => ended({ code, out }));
    });
  };

  it('says who must compile it when its folder cannot be written', async () => {
    if (!isRoot) chmodSync(root, 0o555);
    const result = await start(isRoot ? { uid: NOBODY } : {});
    chmodSync(root, 0o755);
    expect(result.out).toMatch(/^mung10: mung10 is not compiled and .* cannot be written; .*\n$/);
    expect(result.code).toBe(1);
  });

  it('is compiled by those who start it at once, for everybody', async () => {
    const results = await Promise.all([start(), start(), start()]);
    expect(results).toEqual(results.map(() => ({ code: 0, out: '0.1.0\n' })));
    expect(statSync(join(root, 'dist')).mode & 0o777).toBe(0o755);
    expect(readdirSync(root).filter((name) => name.startsWith('.dist-'))).toEqual([]);
    if (isRoot) expect(await start({ uid: NOBODY })).toEqual({ code: 0, out: '0.1.0\n' });
  });
});
