import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../servers/postgres.ts';
import { startRedis, type TestRedis } from '../servers/redis.ts';
import { runCommand } from './run-command.ts';

const CLOCK = ['--period', '2025-04', '--now', '2025-04-17T08:00:00+07:00'];

describe('the same mailbox on another deployment', () => {
  const home = mkdtempSync(join(tmpdir(), 'mung10-deployments-'));
  let postgres: TestPostgres;
  let redis: TestRedis;
  beforeAll(async () => {
    postgres = await startPostgres();
    redis = await startRedis();
  });
  afterAll(async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
    rmSync(home, { recursive: true, force: true });
  });

  it('gives the same records and the same report, byte for byte', async () => {
    const results = new Map<string, unknown>();
    const deployments: readonly (readonly [string, Record<string, string>])[] = [
      ['embedded', {}],
      ['server', { DATABASE_URL: await postgres.createDatabase() }],
      ['server-and-redis', { DATABASE_URL: await postgres.createDatabase(), REDIS_URL: redis.url }],
    ];
    for (const [name, env] of deployments) {
      const data = ['--data', join(home, name)];
      const out = ['--out', join(home, `${name}-out`), '--json'];
      const run = await runCommand(['run', '--from', 'dir:fixtures/mailbox', ...CLOCK, ...data, ...out], { env });
      expect(run.code, run.err).toBe(0);
      const records = await runCommand(['records', ...CLOCK, ...data, '--json'], { env });
      const { report, ...accounts } = JSON.parse(run.out) as { report: { sha256: string } }; // the contract's summary
      results.set(name, { accounts, sha256: report.sha256, records: records.out });
    }
    expect(results.get('server')).toEqual(results.get('embedded'));
    expect(results.get('server-and-redis')).toEqual(results.get('embedded'));
    expect(JSON.stringify(results.get('embedded'))).toContain('so-tu-phap');
  }, 180_000);
});
