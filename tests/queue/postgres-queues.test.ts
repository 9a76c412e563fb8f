import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueues } from '../../src/queue/open-queues.ts';
import { stopEmbeddedServer } from '../../src/store/embedded-server.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startPostgres, type TestPostgres } from '../servers/postgres.ts';
import { makeTemporaryFolder } from '../store/temporary-folder.ts';
import { memoryLog } from './memory-log.ts';
import { describeQueues } from './queue-contract.ts';

let server: TestPostgres;
let databaseUrl: string;
let schemas = 0;

beforeAll(async () => {
  server = await startPostgres();
  databaseUrl = await server.createDatabase();
});
afterAll(async () => {
  await server.stop();
});

describeQueues('PostgreSQL', () => ({
  makePlace: async () => ({
    kind: 'postgres',
    connection: { connectionString: databaseUrl },
    schema: `jobs_${++schemas}`,
  }),
  kill: server.kill,
  start: server.start,
}));

describe('jobs beside the store on the private database', () => {
  it('are done there, and nothing is left running', async () => {
    const folder = makeTemporaryFolder();
    const dataDir = join(folder, 'data');
    const { log } = memoryLog();
    const store = await openStore({ dataDir, databaseUrl: null, log });
    const queues = await openQueues({ kind: 'postgres', connection: store.connection, schema: 'bullmq' }, log);
    const renewed: boolean[] = [];
    const nothing = { concurrency: 1, run: async () => {} };
    await queues.startWorkers({
      open_message: nothing,
      read_attachment: nothing,
      settle_period: {
        concurrency: 1,
        run: async ({ period }) => void renewed.push(await store.leases.acquireLease(period, 'me', 1000)),
      },
      render_report: nothing,
    });
    await queues.enqueue('settle_period', { period: '2025-04', inputsSha256: 'a'.repeat(64) });
    await queues.waitUntilIdle();
    expect(renewed).toEqual([true]);
    await queues.close();
    await store.close();
    expect(await stopEmbeddedServer(dataDir)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
