import { createHash } from 'node:crypto';
import { BODY_PART_NAME, type OpenedAttachment, type OpenedMessage } from '../model/message.ts';
import type { StoreContext } from './context.ts';
import { ReaderFailure, type ReaderPool } from './reader/reader-pool.ts';
import { runAttempt } from './reader/run-attempt.ts';

/**
 * Opens one stored message into its headers and files. The attempt is counted before it is made, and taken back when a
 * fault of this machine ended it; a message that cannot be opened is given up with its reason. May run twice and then
 * changes nothing.
 * @throws Error when something else than the message failed: the ledger asks again
 */
export async function openStoredMessage(
  { store, log }: StoreContext,
  readers: ReaderPool,
  sha256: string,
): Promise<void> {
  const attempts = await store.ledger.startOpening(sha256);
  try {
    const bytes = await store.ledger.readBlob(sha256);
    const attempt = await runAttempt(readers, { kind: 'open_message', bytes }, attempts);
    const { opened, error } = attempt.kind === 'answered' ? attempt.value : { opened: null, error: attempt.error };
    if (opened !== null) return await store.ledger.saveOpenedMessage(sha256, withBody(opened));
    if (error === null) throw new Error('a reader answered neither with a message nor with an error');
    log.info({ message: sha256, attempts, code: error.code }, 'message given up');
    await store.ledger.failOpening(sha256, error);
  } catch (error) {
    if (!(error instanceof ReaderFailure)) await store.ledger.takeBackOpening(sha256).catch(() => undefined);
    throw error;
  }
}

/** The text of a mail is read like a file of it: some reports are nothing else. */
function withBody(opened: OpenedMessage): OpenedMessage {
  const texts = [opened.bodyText, ...(opened.forwarded ?? []).map((each) => each.bodyText)];
  const text = texts
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .join('\n\n');
  if (text === '') return opened;
  const bytes = new TextEncoder().encode(text);
  const body: OpenedAttachment = {
    name: BODY_PART_NAME,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
    format: 'txt',
    inline: false,
    error: null,
  };
  return { ...opened, attachments: [...opened.attachments, body] };
}
