import type { Catalog } from '../model/catalog.ts';

/**
 * Raised whenever the reading or matching of files changes in a way that should show in stored readings: the same bytes
 * are read again only by another edition.
 */
const READING_VERSION = 2;

/** Names what made a reading: the reading program and the catalogue that it knew. */
export function readingEdition(catalog: Catalog): string {
  return `${READING_VERSION}-${catalog.sha256.slice(0, 16)}`;
}
