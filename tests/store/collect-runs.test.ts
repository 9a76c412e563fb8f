import { describe, expect, it } from 'vitest';
import { useStore } from './store-for-tests.ts';

const given = useStore();

describe('a look into the mailbox', () => {
  it('is noted when it starts, and with its counts when it ends', async () => {
    const { collectRuns } = given.store;
    const id = await collectRuns.startCollectRun('imap', new Date('2025-04-10T01:00:00Z'));
    const begun = { id, source: 'imap', startedAt: new Date('2025-04-10T01:00:00Z') };
    expect(await collectRuns.listCollectRuns(5)).toEqual([
      { ...begun, finishedAt: null, seen: 0, fresh: 0, error: null },
    ]);
    const end = { finishedAt: new Date('2025-04-10T01:02:00Z'), seen: 212, fresh: 3, error: null };
    await collectRuns.finishCollectRun(id, end);
    expect(await collectRuns.listCollectRuns(5)).toEqual([{ ...begun, ...end }]);
  });

  it('counts as the last good one only when it ended, and well', async () => {
    const { collectRuns } = given.store;
    expect(await collectRuns.findLastGoodCollectRun()).toBeUndefined();
    const good = await run('imap', '01', null);
    await run('imap', '02', 'Connection lost');
    await collectRuns.startCollectRun('imap', new Date('2025-04-03T01:00:00Z'));
    const other = await run('maildir', '04', null);
    expect((await collectRuns.findLastGoodCollectRun('imap'))?.id).toBe(good);
    expect((await collectRuns.findLastGoodCollectRun())?.id).toBe(other);
    expect((await collectRuns.listCollectRuns(2)).map((each) => each.source)).toEqual(['maildir', 'imap']);
  });
});

async function run(source: string, day: string, error: string | null): Promise<number> {
  const { collectRuns } = given.store;
  const id = await collectRuns.startCollectRun(source, new Date(`2025-04-${day}T01:00:00Z`));
  await collectRuns.finishCollectRun(id, {
    finishedAt: new Date(`2025-04-${day}T01:01:00Z`),
    seen: 1,
    fresh: 1,
    error,
  });
  return id;
}
