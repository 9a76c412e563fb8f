import { createHash } from 'node:crypto';
import type { EditedClaim } from '../store/claims.ts';

/** What a period is settled from: the same hash, the same settlement. */
export function hashSettlementInputs(claims: readonly EditedClaim[]): string {
  const inputs = claims.flatMap(({ edition, claim }) => [edition, JSON.stringify(claim)]);
  return createHash('sha256').update(inputs.join('\n')).digest('hex');
}
