import type { Agency } from '../../src/model/agency.ts';

/** An agency of the roster, complete; a test states only what it is about. */
export function anAgency(given: Partial<Agency> & { readonly id: string }): Agency {
  return {
    name: given.id,
    shortName: given.id,
    level: 'provincial',
    aliases: [],
    abbreviations: [],
    documentCodes: [],
    addresses: [],
    validFrom: null,
    validTo: null,
    successors: [],
    parentId: null,
    units: [],
    reports: true,
    source: 'assumed',
    note: null,
    ...given,
  };
}
