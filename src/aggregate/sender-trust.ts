import type { Catalog } from '../model/catalog.ts';
import { findAgency } from '../model/catalog.ts';

/** How far the address a mail came from speaks for the agency whose letterhead it carries. */
export type SenderTrust = 'known' | 'own_domain' | 'private' | 'foreign' | 'spoofed';

/** Mail services where anybody may open an account. */
const PRIVATE_DOMAINS: readonly string[] = [
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'yahoo.com.vn',
  'ymail.com',
  'outlook.com',
  'outlook.com.vn',
  'hotmail.com',
  'live.com',
  'icloud.com',
  'zoho.com',
  'proton.me',
  'protonmail.com',
];

/**
 * Judges a sender. An address that the catalogue confirms for the agency is known; entries that begin with "@" confirm a
 * whole domain. An address of the province's own domains is accepted with the letterhead. Nothing is trusted once the
 * province's own mail server says that DMARC failed.
 * @param address lower-case mail address
 * @param trustedAuthServers names of the servers whose Authentication-Results count; headers of others are ignored
 */
export function judgeSender(
  address: string,
  evidence: {
    readonly agencyId: string | null;
    readonly catalog: Catalog;
    readonly authenticationResults: readonly string[];
    readonly trustedAuthServers: readonly string[];
  },
): SenderTrust {
  if (failsDmarc(evidence.authenticationResults, evidence.trustedAuthServers)) return 'spoofed';
  const agency = evidence.agencyId === null ? undefined : findAgency(evidence.catalog, evidence.agencyId);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  if (
    agency?.addresses.some((known) => (known.startsWith('@') ? isUnder(domain, known.slice(1)) : known === address))
  ) {
    return 'known';
  }
  if (evidence.catalog.settings.ownDomains.some((own) => isUnder(domain, own))) return 'own_domain';
  return PRIVATE_DOMAINS.includes(domain) ? 'private' : 'foreign';
}

/** RFC 8601: the first token names the server that judged; only the topmost header of a trusted server counts. */
function failsDmarc(results: readonly string[], trusted: readonly string[]): boolean {
  const own = results.find((result) => {
    const server = result.trim().split(/[\s;]/, 1)[0] ?? '';
    return trusted.includes(server.toLowerCase());
  });
  return own !== undefined && /\bdmarc\s*=\s*fail\b/i.test(own);
}

function isUnder(domain: string, parent: string): boolean {
  return domain === parent || domain.endsWith(`.${parent}`);
}
