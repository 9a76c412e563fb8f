import { createHash } from 'node:crypto';
import { describeFileError, InputError } from '../model/errors.ts';
import { BODY_PART_NAME, type OpenedAttachment, type OpenedMessage } from '../model/message.ts';
import type { StoreContext } from './context.ts';
import type { ReaderPool } from './reader/reader-pool.ts';

/** A message that killed its reader so often is set aside, visible, never deleted. */
export const MAX_ATTEMPTS = 3;

/**
 * Opens one stored message into its headers and files. The attempt is counted before it is made; a message that cannot
 * be opened is given up with its reason. May run twice and then changes nothing.
 * @throws Error when the reader failed for another reason than the message: the job is tried again
 */
export async function openStoredMessage(
  { store, log }: StoreContext,
  readers: ReaderPool,
  sha256: string,
): Promise<void> {
  const attempts = await store.ledger.startOpening(sha256);
  const bytes = await store.ledger.readBlob(sha256);
  try {
    const { opened, error } = await readers.run({ kind: 'open_message', bytes });
    if (opened !== null) await store.ledger.saveOpenedMessage(sha256, withBody(opened));
    else if (error !== null) await store.ledger.failOpening(sha256, error);
  } catch (error) {
    if (error instanceof InputError) {
      await store.ledger.failOpening(sha256, { code: error.code, message: error.message });
      return;
    }
    if (attempts < MAX_ATTEMPTS) throw error;
    log.error({ err: error, message: sha256, attempts }, 'message given up');
    const detail = 'chương trình gặp lỗi khi mở thư';
    await store.ledger.failOpening(sha256, { code: 'corrupt', message: describeFileError('corrupt', detail) });
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
