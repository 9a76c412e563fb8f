import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { useStore } from './store-for-tests.ts';

const given = useStore();
const LONG_MS = 60_000;
const SHORT_MS = 40;

describe('a lease', () => {
  it('refuses a second holder while the first lives, and lets its own take it again', async () => {
    const { leases } = given.store;
    expect(await leases.acquireLease('collect', 'a', LONG_MS)).toBe(true);
    expect(await leases.acquireLease('collect', 'b', LONG_MS)).toBe(false);
    expect(await leases.acquireLease('collect', 'a', LONG_MS)).toBe(true);
    expect(await leases.acquireLease('other', 'b', LONG_MS)).toBe(true);
  });

  it('goes to one of several that ask at the same moment', async () => {
    const asked = Array.from({ length: 8 }, (_, holder) =>
      given.store.leases.acquireLease('collect', `${holder}`, LONG_MS),
    );
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  });

  it('ends by itself when its holder is silent, and cannot be renewed then', async () => {
    const { leases } = given.store;
    await leases.acquireLease('collect', 'a', SHORT_MS);
    await sleep(SHORT_MS + 10);
    expect(await leases.renewLease('collect', 'a', LONG_MS)).toBe(false);
    expect(await leases.acquireLease('collect', 'b', LONG_MS)).toBe(true);
    expect(await leases.renewLease('collect', 'a', LONG_MS)).toBe(false);
  });

  it('lives on while it is renewed', async () => {
    const { leases } = given.store;
    const ttlMs = 1500;
    await leases.acquireLease('collect', 'a', ttlMs);
    for (let renewal = 0; renewal < 3; renewal++) {
      await sleep(ttlMs * 0.4);
      expect(await leases.renewLease('collect', 'a', ttlMs)).toBe(true);
    }
    expect(await leases.acquireLease('collect', 'b', LONG_MS)).toBe(false);
  });

  it('is free once it is given back, by its holder alone', async () => {
    const { leases } = given.store;
    await leases.acquireLease('collect', 'a', LONG_MS);
    await leases.releaseLease('collect', 'b');
    expect(await leases.acquireLease('collect', 'b', LONG_MS)).toBe(false);
    await leases.releaseLease('collect', 'a');
    expect(await leases.acquireLease('collect', 'b', LONG_MS)).toBe(true);
  });
});
