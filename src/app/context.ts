import type { Logger } from 'pino';
import { loadCatalog } from '../catalog/load-catalog.ts';
import type { Catalog } from '../model/catalog.ts';
import { UpstreamError } from '../model/errors.ts';
import { periodLastDue, type PeriodId } from '../model/period.ts';
import { hasEmbeddedStore } from '../store/has-embedded-store.ts';
import { openStore, type Store } from '../store/open-store.ts';
import type { Config } from './config.ts';
import { openLog } from './open-log.ts';
import { openReaderPool, type ReaderPool } from './reader/reader-pool.ts';

/** What every use case may need; made once per command. */
export type Context = {
  readonly config: Config;
  readonly catalog: Catalog;
  readonly now: () => Date;
  readonly log: Logger;
};

export type StoreContext = Context & { readonly store: Store };

export async function openContext(config: Config, now: () => Date): Promise<Context> {
  return { config, catalog: await loadCatalog(config.catalogDir), now, log: openLog(config.logLevel) };
}

/** Runs one use case on the open store, and leaves the store in order however the use case ends. */
export async function withStore<T>(context: Context, work: (context: StoreContext) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = context.config;
  const store = await openStore({ dataDir, databaseUrl, log: context.log });
  try {
    return await work({ ...context, store });
  } finally {
    await store.close();
  }
}

/**
 * As `withStore`, for use cases that look at what is there: they make no new database where none is.
 * @throws UpstreamError when the data folder holds none
 */
export async function withExistingStore<T>(context: Context, work: (context: StoreContext) => Promise<T>): Promise<T> {
  checkStoreExists(context);
  return withStore(context, work);
}

/** @throws UpstreamError when the data folder holds no store */
export function checkStoreExists({ config }: Context): void {
  if (config.databaseUrl !== null || hasEmbeddedStore(config.dataDir)) return;
  throw new UpstreamError(
    'database',
    `There is no store in ${config.dataDir}; "mung10 run" makes one, and --data names another folder.`,
  );
}

export async function withReaders<T>(context: Context, work: (readers: ReaderPool) => Promise<T>): Promise<T> {
  const { fileSeconds, fileMemoryMb, readers: size } = context.config.limits;
  const readers = openReaderPool({
    size,
    catalogDir: context.config.catalogDir,
    deadlineMs: fileSeconds * 1000,
    memoryMb: fileMemoryMb,
  });
  try {
    return await work(readers);
  } finally {
    await readers.close();
  }
}

/** The period that a command means when it names none. */
export function currentPeriod(context: Context): PeriodId {
  return periodLastDue(context.now(), context.catalog.settings.dueRule);
}
