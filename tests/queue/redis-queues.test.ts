import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError, UpstreamError } from '../../src/model/errors.ts';
import { openQueues } from '../../src/queue/open-queues.ts';
import { startRedis, type TestRedis } from '../servers/redis.ts';
import { memoryLog } from './memory-log.ts';
import { describeQueues } from './queue-contract.ts';

const { log } = memoryLog();
let server: TestRedis;
let databases = 0;

beforeAll(async () => {
  server = await startRedis(['--databases', '64']);
});
afterAll(async () => {
  await server.stop();
});

describeQueues('Redis', () => ({
  makePlace: async () => ({ kind: 'redis', url: `${server.url}/${databases++}` }),
  kill: server.kill,
  start: server.start,
}));

describe('a Redis', () => {
  it('that would throw jobs away is refused, with the line to change', async () => {
    const forgetful = await startRedis(['--maxmemory-policy', 'allkeys-lru']);
    onTestFinished(forgetful.stop);
    const opening = openQueues({ kind: 'redis', url: forgetful.url }, log);
    await expect(opening).rejects.toThrow(ConfigError);
    await expect(opening).rejects.toThrow(/"maxmemory-policy noeviction"/);
  });

  it('that wants a password is refused without showing the one that was given', async () => {
    const closed = await startRedis(['--requirepass', 'right']);
    onTestFinished(closed.stop);
    const opening = openQueues({ kind: 'redis', url: closed.url.replace('//', '//:wrong-one@') }, log);
    await expect(opening).rejects.toThrow(ConfigError);
    await expect(opening).rejects.toThrow(/^Redis at 127\.0\.0\.1:\d+ refuses the password of REDIS_URL\.$/);
  });

  it('that is not there is out of reach', async () => {
    const opening = openQueues({ kind: 'redis', url: 'redis://127.0.0.1:1' }, log);
    await expect(opening).rejects.toThrow(UpstreamError);
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:1 \(REDIS_URL\) is out of reach/);
  });

  it('is not found at an address of something else', async () => {
    await expect(openQueues({ kind: 'redis', url: 'http://127.0.0.1' }, log)).rejects.toThrow(
      /not an address like redis:/,
    );
  });
});
