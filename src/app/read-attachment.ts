import type { StoreContext } from './context.ts';
import { ReaderFailure, type ReaderPool } from './reader/reader-pool.ts';
import { runAttempt } from './reader/run-attempt.ts';
import { readingEdition } from './reading-edition.ts';

/**
 * Reads one stored file, by content, into what was understood of it. The attempt is counted before it is made, and taken
 * back when a fault of this machine ended it; a file that cannot be read is given up with its reason. May run twice and
 * then changes nothing. A job of another edition is left alone: this program cannot read as that one does.
 * The same bytes may come under several names, so places in the stored reading name no file.
 * @throws Error when something else than the file failed: the ledger asks again
 */
export async function readStoredAttachment(
  { store, log, catalog }: StoreContext,
  readers: ReaderPool,
  { sha256, edition }: { readonly sha256: string; readonly edition: string },
): Promise<void> {
  if (edition !== readingEdition(catalog)) {
    log.info({ file: sha256, edition }, 'file left to a reader of its edition');
    return;
  }
  const attempts = await store.readings.startReading(sha256, edition);
  const startedAt = performance.now();
  try {
    const bytes = await store.ledger.readBlob(sha256);
    const attempt = await runAttempt(readers, { kind: 'read_file', name: '', bytes }, attempts);
    const durationMs = Math.round(performance.now() - startedAt);
    const { reading, error } = attempt.kind === 'answered' ? attempt.value : { reading: null, error: attempt.error };
    if (reading !== null) return await store.readings.saveReading(sha256, edition, { reading, durationMs });
    if (error === null) throw new Error('a reader answered neither with a reading nor with an error');
    log.info({ file: sha256, attempts, code: error.code }, 'file given up');
    await store.readings.failReading(sha256, edition, { error, durationMs });
  } catch (error) {
    if (!(error instanceof ReaderFailure)) await store.readings.takeBackAttempt(sha256, edition).catch(() => undefined);
    throw error;
  }
}
