/** How far hostile or broken input may drive the opening of one message, archive or package. */
export type OpenLimits = {
  /** MIME parts of one message; more are not looked at, with a remark */
  readonly maxParts: number;
  /** multiparts inside multiparts */
  readonly maxPartDepth: number;
  /** a text part longer than this is kept as a file instead of being read as the body */
  readonly maxTextBytes: number;
  /** archives and messages inside each other */
  readonly maxContainerDepth: number;
  /** files that one message or archive may yield in all */
  readonly maxFiles: number;
  readonly archive: ArchiveLimits;
};

export type ArchiveLimits = {
  readonly maxEntries: number;
  /** one entry, inflated */
  readonly maxEntryBytes: number;
  /** all entries, inflated; nested archives share it */
  readonly maxTotalBytes: number;
  /** inflated : compressed; only asked of entries large enough to hurt */
  readonly maxRatio: number;
};

const MIB = 1024 * 1024;

/** The largest mail accepted; the province's server takes 25 MB, other servers more. */
export const MAX_MESSAGE_BYTES = 64 * MIB;

export const OPEN_LIMITS: OpenLimits = {
  maxParts: 1000,
  maxPartDepth: 10,
  maxTextBytes: MIB,
  maxContainerDepth: 5,
  maxFiles: 1000,
  archive: { maxEntries: 1000, maxEntryBytes: MAX_MESSAGE_BYTES, maxTotalBytes: 192 * MIB, maxRatio: 200 },
};

/**
 * A zip-based document: the XML of a sheet of a million formatted rows is some 60 MB at a ratio of 40, a bomb of 400 MB
 * lies in 400 kB.
 */
export const PACKAGE_LIMITS: ArchiveLimits = {
  maxEntries: 5000,
  maxEntryBytes: 256 * MIB,
  maxTotalBytes: 256 * MIB,
  maxRatio: 200,
};
