import { describeFileError, InputError } from '../model/errors.ts';
import type { StoreContext } from './context.ts';
import { MAX_ATTEMPTS } from './open-message.ts';
import type { ReaderPool } from './reader/reader-pool.ts';

/**
 * Reads one stored file, by content, into what was understood of it. The attempt is counted before it is made; a file
 * that cannot be read is given up with its reason. May run twice and then changes nothing.
 * The same bytes may come under several names, so places in the stored reading name no file.
 * @throws Error when the reader failed for another reason than the file: the job is tried again
 */
export async function readStoredAttachment(
  { store, log }: StoreContext,
  readers: ReaderPool,
  { sha256, edition }: { readonly sha256: string; readonly edition: string },
): Promise<void> {
  const attempts = await store.readings.startReading(sha256, edition);
  const bytes = await store.ledger.readBlob(sha256);
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  try {
    const { reading, error } = await readers.run({ kind: 'read_file', name: '', bytes });
    if (reading !== null) await store.readings.saveReading(sha256, edition, { reading, durationMs: durationMs() });
    else if (error !== null) await store.readings.failReading(sha256, edition, { error, durationMs: durationMs() });
  } catch (error) {
    if (error instanceof InputError) {
      const fault = { code: error.code, message: error.message };
      await store.readings.failReading(sha256, edition, { error: fault, durationMs: durationMs() });
      return;
    }
    if (attempts < MAX_ATTEMPTS) throw error;
    log.error({ err: error, file: sha256, attempts }, 'file given up');
    const fault = { code: 'corrupt', message: describeFileError('corrupt', 'chương trình gặp lỗi khi đọc') };
    await store.readings.failReading(sha256, edition, { error: fault, durationMs: durationMs() });
  }
}
