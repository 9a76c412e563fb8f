import { afterAll, beforeAll } from 'vitest';
import { startPostgres, type TestPostgres } from '../servers/postgres.ts';
import { describeQueues } from './queue-contract.ts';

let server: TestPostgres;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
});

describeQueues('PostgreSQL', () => ({
  makePlace: async () => ({
    kind: 'postgres',
    connection: { connectionString: await server.createDatabase() },
    schema: 'bullmq',
  }),
  kill: server.kill,
  start: server.start,
}));
