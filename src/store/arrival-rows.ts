import type { MailPlace, RawMessage } from '../model/message.ts';
import type { Query } from './database.ts';
import type { FileFault } from './file-fault.ts';
import { storableText } from './storable-text.ts';

// The rows of one arrival: the message, where it lay, and the header block that may have stood for it. Each function is
// one step of the transaction that `Ledger` opens.

/**
 * @param fault why the header block alone is stored; null when these are the message's own bytes
 * @returns whether the message was not there before
 */
export async function saveMessageRow(
  query: Query,
  { sha256, receivedAt }: RawMessage,
  fault: FileFault | null,
): Promise<boolean> {
  // xmax is 0 in a row that was inserted and not updated
  const [row] = await query<{ is_new: boolean }>(
    `INSERT INTO message (sha256, received_at, state, head_only, error_code, error_message) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (sha256) DO UPDATE SET received_at = least(message.received_at, excluded.received_at)
     RETURNING xmax = 0 AS is_new`,
    [
      sha256,
      receivedAt,
      fault === null ? 'stored' : 'failed',
      fault !== null,
      fault?.code ?? null,
      fault === null ? null : storableText(fault.message),
    ],
  );
  return row?.is_new === true;
}

/**
 * The message itself is here: the header block that stood for it at this place is no message any more, unless it stands
 * for another one as well. Its bytes stay.
 */
export async function dropHead(query: Query, { place, sha256 }: RawMessage): Promise<void> {
  const [head] = await query<{ sha256: string }>(
    `SELECT message.sha256 FROM sighting JOIN message ON message.sha256 = message_sha256
      WHERE source = $1 AND folder = $2 AND uid_validity = $3 AND uid = $4 AND head_only AND message.sha256 <> $5`,
    [...placeKey(place), sha256],
  );
  if (head === undefined) return;
  await query(
    `UPDATE sighting SET message_sha256 = $5, filed_at = NULL
      WHERE source = $1 AND folder = $2 AND uid_validity = $3 AND uid = $4`,
    [...placeKey(place), sha256],
  );
  const others = await query('SELECT FROM sighting WHERE message_sha256 = $1', [head.sha256]);
  if (others.length > 0) return;
  await query('DELETE FROM claim_period WHERE message_sha256 = $1', [head.sha256]);
  await query('DELETE FROM claim WHERE message_sha256 = $1', [head.sha256]);
  await query('DELETE FROM message WHERE sha256 = $1', [head.sha256]);
}

/** @returns whether the place gave this message for the first time */
export async function saveSighting(query: Query, { place, sha256, receivedAt }: RawMessage): Promise<boolean> {
  // a place whose content changed (a folder's file that was replaced) now shows the new message, not yet filed
  const rows = await query(
    `INSERT INTO sighting (source, folder, uid_validity, uid, message_sha256, received_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (source, folder, uid_validity, uid) DO UPDATE
       SET message_sha256 = excluded.message_sha256, received_at = excluded.received_at, seen_at = now(), filed_at = NULL
       WHERE sighting.message_sha256 <> excluded.message_sha256
     RETURNING uid`,
    [...placeKey(place), sha256, receivedAt],
  );
  return rows.length > 0;
}

/** The key of a place in the order of its columns. */
export function placeKey({ source, folder, uidValidity, uid }: MailPlace): string[] {
  return [source, folder, uidValidity, uid].map(storableText);
}
