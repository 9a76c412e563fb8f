import { readHeaderBlock } from '../ingest/header-block.ts';
import { readMimeFields } from '../ingest/mime.ts';
import type { Store } from '../store/open-store.ts';

export type MessageHead = { readonly messageId: string | null; readonly subject: string; readonly from: string };

/** Fields that people look at come early; what this process parses of a bad mail is kept short. */
const MAX_HEAD_BYTES = 64 * 1024;

/** Who sent a stored message and what it calls itself, also where the message itself cannot be opened. */
export async function readStoredHead(store: Store, sha256: string): Promise<MessageHead> {
  const bytes = await store.ledger.readBlobStart(sha256, MAX_HEAD_BYTES);
  const { messageId, subject, from } = await readMimeFields(readHeaderBlock(bytes, 0, bytes.length).bytes);
  return { messageId, subject, from: from?.address || from?.name || '' };
}
