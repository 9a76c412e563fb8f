import { describe, expect, it } from 'vitest';
import type { ClaimPart } from '../../src/model/claim.ts';
import { useStore } from './store-for-tests.ts';
import { aClaim, anOpenedMessage, aRawMessage, sha256Of } from './values.ts';

const given = useStore();

describe('a claim', () => {
  it('is given back as it was saved, with its date', async () => {
    const message = await openMessage('mail', '2025-04-09');
    const claim = aClaim(message, { parts: [aPart('2025-04')], flags: ['late'] });
    expect(await given.store.claims.saveClaim(claim, 'e1')).toEqual({ leftPeriods: [] });
    expect(await given.store.claims.findClaim(message)).toEqual(claim);
    expect(await given.store.claims.listClaims('2025-04')).toEqual([claim]);
    expect(await given.store.claims.findClaim(sha256Of('none'))).toBeUndefined();
  });

  it('counts for its own period and for those of its parts', async () => {
    const message = await openMessage('mail', '2025-04-09');
    const claim = aClaim(message, { parts: [aPart('2025-04'), aPart('2025-03'), aPart('2025-03')] });
    await given.store.claims.saveClaim(claim, 'e1');
    expect(await given.store.claims.listClaimedPeriods()).toEqual(['2025-03', '2025-04']);
    expect(await given.store.claims.listClaims('2025-03')).toEqual([claim]);
    expect(await given.store.claims.listClaims('2025-05')).toEqual([]);
  });

  it('that is resolved anew names the periods that it left', async () => {
    const message = await openMessage('mail', '2025-04-09');
    await given.store.claims.saveClaim(aClaim(message, { parts: [aPart('2025-02'), aPart('2025-03')] }), 'e1');
    const again = aClaim(message, { period: '2025-05', parts: [aPart('2025-03')] });
    expect(await given.store.claims.saveClaim(again, 'e2')).toEqual({ leftPeriods: ['2025-02', '2025-04'] });
    expect(await given.store.claims.saveClaim(again, 'e2')).toEqual({ leftPeriods: [] });
    expect(await given.store.claims.listClaims('2025-04')).toEqual([]);
    expect(await given.store.claims.listClaimedPeriods()).toEqual(['2025-03', '2025-05']);
  });
});

describe('the claims of a period', () => {
  it('come in the order in which their messages arrived', async () => {
    const days = ['2025-04-09', '2025-04-02', '2025-04-05'];
    for (const day of days) await given.store.claims.saveClaim(aClaim(await openMessage(day, day)), 'e1');
    const claims = await given.store.claims.listClaims('2025-04');
    expect(claims.map((claim) => claim.messageSha256)).toEqual(days.toSorted().map((day) => sha256Of(day)));
  });
});

describe('messages without a claim', () => {
  it('are those opened or given up that this edition has not resolved, in order of arrival', async () => {
    const { ledger, claims } = given.store;
    const late = await openMessage('late', '2025-04-09');
    const early = await openMessage('early', '2025-04-02');
    const failed = aRawMessage('failed', { receivedAt: new Date('2025-04-05T00:00:00Z') });
    await ledger.saveRawMessage(failed);
    await ledger.saveRawMessage(aRawMessage('not yet opened'));
    expect(await claims.listUnclaimedMessages('e1')).toEqual([early, late]);
    await ledger.failOpening(failed.sha256, { code: 'corrupt', message: 'Hỏng.' });
    expect(await claims.listUnclaimedMessages('e1')).toEqual([early, failed.sha256, late]);
    await claims.saveClaim(aClaim(early), 'e1');
    expect(await claims.listUnclaimedMessages('e1')).toEqual([failed.sha256, late]);
    expect(await claims.listUnclaimedMessages('e2')).toEqual([early, failed.sha256, late]);
  });
});

async function openMessage(text: string, day: string): Promise<string> {
  const raw = aRawMessage(text, { receivedAt: new Date(`${day}T01:00:00Z`) });
  await given.store.ledger.saveRawMessage(raw);
  await given.store.ledger.saveOpenedMessage(raw.sha256, anOpenedMessage());
  return raw.sha256;
}

function aPart(period: string): ClaimPart {
  return {
    kind: 'report',
    agency: { id: 'so-tu-phap', name: 'Sở Tư pháp' },
    unit: null,
    period,
    announcesCorrection: false,
    announcesReplacement: false,
    waitsBecause: null,
    files: [],
  };
}
