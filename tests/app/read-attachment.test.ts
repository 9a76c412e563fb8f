import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { openContext, type Context } from '../../src/app/context.ts';
import { openStoredMessage } from '../../src/app/open-message.ts';
import { readStoredAttachment } from '../../src/app/read-attachment.ts';
import { ReaderFailure, type ReaderPool } from '../../src/app/reader/reader-pool.ts';
import { readingEdition } from '../../src/app/reading-edition.ts';
import { UpstreamError } from '../../src/model/errors.ts';
import { useStore } from '../store/store-for-tests.ts';
import { anAttachment, anOpenedMessage, aRawMessage } from '../store/values.ts';

const given = useStore();

/** Readers that fail as told. */
function failingWith(fault: Error): ReaderPool {
  return { run: () => Promise.reject(fault), close: () => Promise.resolve() };
}

describe('reading one stored file', () => {
  let context: Context;
  beforeAll(async () => {
    const config = readConfig({}, { shippedCatalogDir: 'catalog', cwd: process.cwd() });
    context = { ...(await openContext(config, () => new Date())) };
    context.log.level = 'silent';
  });

  const storeFile = async () => {
    const raw = aRawMessage('thư');
    const file = anAttachment('bc.xlsx', 'tệp');
    await given.store.ledger.saveRawMessage(raw);
    await given.store.ledger.saveOpenedMessage(raw.sha256, anOpenedMessage({ attachments: [file] }));
    return { sha256: file.sha256, edition: readingEdition(context.catalog) };
  };
  const stateOf = async ({ sha256, edition }: { readonly sha256: string; readonly edition: string }) =>
    (await given.store.readings.findReadings([sha256], edition)).get(sha256);

  it.each([
    ['a reader that cannot start', new Error('a reading process did not start')],
    ['a database out of reach', new UpstreamError('database', 'away')],
  ])('holds %s against no file, however often', async (_, error) => {
    const file = await storeFile();
    const ports = { ...context, store: given.store };
    for (let time = 0; time < 5; time += 1) {
      await expect(readStoredAttachment(ports, failingWith(error), file)).rejects.toBe(error);
    }
    expect(await stateOf(file)).toEqual({ state: 'waiting', attempts: 0 });
  });

  it('gives a file up when its reader died of it three times', async () => {
    const file = await storeFile();
    const ports = { ...context, store: given.store };
    const poison = failingWith(new ReaderFailure('ended by itself'));
    await expect(readStoredAttachment(ports, poison, file)).rejects.toThrow('ended');
    await expect(readStoredAttachment(ports, failingWith(new Error('no child')), file)).rejects.toThrow('no child');
    await expect(readStoredAttachment(ports, poison, file)).rejects.toThrow('ended');
    await readStoredAttachment(ports, poison, file);
    expect(await stateOf(file)).toMatchObject({ state: 'failed', attempts: 3, error: { code: 'corrupt' } });
  });

  it('leaves the job of another catalogue alone', async () => {
    const file = { ...(await storeFile()), edition: 'another' };
    await readStoredAttachment({ ...context, store: given.store }, failingWith(new Error('asked')), file);
    expect(await stateOf(file)).toBeUndefined();
  });

  it('holds a reader that cannot start against no mail', async () => {
    const raw = aRawMessage('thư khác');
    await given.store.ledger.saveRawMessage(raw);
    const ports = { ...context, store: given.store };
    for (let time = 0; time < 4; time += 1) {
      await expect(openStoredMessage(ports, failingWith(new Error('no child')), raw.sha256)).rejects.toThrow(
        'no child',
      );
    }
    expect(await given.store.ledger.findMessage(raw.sha256)).toMatchObject({ state: 'stored', attempts: 0 });
  });
});
