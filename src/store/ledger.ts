import type { MailPlace, OpenedAttachment, OpenedMessage, RawMessage } from '../model/message.ts';
import { dropHead, placeKey, saveMessageRow, saveSighting } from './arrival-rows.ts';
import { findBlob, saveBlob } from './blob.ts';
import type { Database, Query } from './database.ts';
import type { FileFault } from './file-fault.ts';
import type { JsonOf } from './json-of.ts';
import { reviveOpenedHead, type OpenedHead } from './opened-head.ts';
import { storableText } from './storable-text.ts';

/** A message as the ledger knows it. */
export type LedgerMessage = {
  readonly sha256: string;
  /** of the earliest sighting */
  readonly receivedAt: Date;
  readonly state: 'stored' | 'opened' | 'failed';
  /** how often it was begun to be opened */
  readonly attempts: number;
  /** its headers and text once opened, else null; its files are listed by `listAttachments` */
  readonly opened: OpenedHead | null;
  /** why it cannot be opened; null unless `failed` */
  readonly error: FileFault | null;
};

export type LedgerAttachment = Omit<OpenedAttachment, 'bytes'> & {
  readonly messageSha256: string;
  /** 0-based, in the order of the message */
  readonly position: number;
};

/** What a mailbox place already gave. */
export type Sighting = {
  readonly messageSha256: string;
  readonly isFiled: boolean;
  /** only the header block is ours: the mail is to be left where it is, and fetched when it may be */
  readonly isHeadOnly: boolean;
};

/** new: first time; known_message: the same bytes from another place; known_sighting: nothing changed. */
export type Arrival = 'new' | 'known_message' | 'known_sighting';

const PAGE_SIZE = 100;

/**
 * Messages as they came, where they lay, and the files inside them. No message is ever deleted; a header block that stood
 * for one that was too large gives way to the message itself.
 */
export class Ledger {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Stores a message with its bytes and its place in one transaction, on disk when it resolves: only then may the
   * mail be filed away. Safe to repeat and to do from two places at once.
   */
  async saveRawMessage(raw: RawMessage): Promise<Arrival> {
    return this.#save(raw, null);
  }

  /**
   * Stores the header block of a message that is too large in place of its bytes, given up with the reason, in one
   * transaction. It gives way to the message itself when that is saved from the same place.
   */
  async saveMessageHead(head: RawMessage, fault: FileFault): Promise<Arrival> {
    return this.#save(head, fault);
  }

  async #save(raw: RawMessage, fault: FileFault | null): Promise<Arrival> {
    return this.#database.transaction(async (query) => {
      await saveBlob(query, raw);
      const isNewMessage = await saveMessageRow(query, raw, fault);
      if (fault === null) await dropHead(query, raw);
      const isNewSighting = await saveSighting(query, raw);
      if (isNewMessage) return 'new';
      return isNewSighting ? 'known_message' : 'known_sighting';
    });
  }

  /** The places of one folder that gave a message before, by UID: what a collector need not download again. */
  async listKnownSightings(mailbox: Omit<MailPlace, 'uid'>): Promise<ReadonlyMap<string, Sighting>> {
    const rows = await this.#database.query<{
      uid: string;
      message_sha256: string;
      is_filed: boolean;
      head_only: boolean;
    }>(
      `SELECT uid, message_sha256, filed_at IS NOT NULL AS is_filed, head_only
         FROM sighting JOIN message ON message.sha256 = message_sha256
        WHERE source = $1 AND folder = $2 AND uid_validity = $3`,
      [mailbox.source, mailbox.folder, mailbox.uidValidity].map(storableText),
    );
    return new Map(
      rows.map(({ uid, message_sha256: messageSha256, is_filed: isFiled, head_only: isHeadOnly }) => [
        uid,
        { messageSha256, isFiled, isHeadOnly },
      ]),
    );
  }

  async hasSighting(place: MailPlace): Promise<boolean> {
    const rows = await this.#database.query(
      'SELECT FROM sighting WHERE source = $1 AND folder = $2 AND uid_validity = $3 AND uid = $4',
      placeKey(place),
    );
    return rows.length > 0;
  }

  /** Notes that the mail at a place was moved or flagged in the mailbox. */
  async markFiled(place: MailPlace): Promise<void> {
    await this.#database.query(
      `UPDATE sighting SET filed_at = coalesce(filed_at, now())
        WHERE source = $1 AND folder = $2 AND uid_validity = $3 AND uid = $4`,
      placeKey(place),
    );
  }

  /** Messages that were stored and neither opened nor given up, in order of arrival. */
  async listUnopenedMessages(): Promise<readonly { sha256: string; attempts: number }[]> {
    return this.#database.query<{ sha256: string; attempts: number }>(
      `SELECT sha256, attempts FROM message WHERE state = 'stored' ORDER BY received_at, sha256`,
    );
  }

  /** Counts an attempt at opening before it is made, so that a message that kills its reader is found out. */
  async startOpening(sha256: string): Promise<number> {
    const updated = await this.#database.query<{ attempts: number }>(
      'UPDATE message SET attempts = attempts + 1 WHERE sha256 = $1 RETURNING attempts',
      [sha256],
    );
    return checkIsKnown(sha256, updated).attempts;
  }

  /** An attempt that a fault of the machine ended is not held against the message. */
  async takeBackOpening(sha256: string): Promise<void> {
    await this.#database.query('UPDATE message SET attempts = greatest(attempts - 1, 0) WHERE sha256 = $1', [sha256]);
  }

  /** Stores what a message holds, its files included, in one transaction; replaces an earlier opening. */
  async saveOpenedMessage(sha256: string, { attachments, ...head }: OpenedMessage): Promise<void> {
    await this.#database.transaction(async (query) => {
      // in one order everywhere: two messages with the same files would wait for each other
      for (const each of attachments.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))) await saveBlob(query, each);
      const updated = await query(
        `UPDATE message SET state = 'opened', opened = $2, error_code = NULL, error_message = NULL
          WHERE sha256 = $1 RETURNING sha256`,
        [sha256, JSON.stringify(head)],
      );
      checkIsKnown(sha256, updated);
      await query('DELETE FROM attachment WHERE message_sha256 = $1', [sha256]);
      for (const [position, each] of attachments.entries()) await saveAttachment(query, { sha256, position, each });
    });
  }

  /** Gives a message up: it stays, visible, with the reason. */
  async failOpening(sha256: string, error: FileFault): Promise<void> {
    const updated = await this.#database.query(
      `UPDATE message SET state = 'failed', opened = NULL, error_code = $2, error_message = $3
        WHERE sha256 = $1 RETURNING sha256`,
      [sha256, error.code, storableText(error.message)],
    );
    checkIsKnown(sha256, updated);
  }

  /** The bytes of a message, an attachment or a report. */
  async readBlob(sha256: string): Promise<Uint8Array> {
    const bytes = await findBlob(this.#database.query, sha256);
    if (bytes === undefined) throw new Error(`blob ${sha256} is not in the store`);
    return bytes;
  }

  /** The first bytes of a message, an attachment or a report; all of them when there are no more. */
  async readBlobStart(sha256: string, maxBytes: number): Promise<Uint8Array> {
    const [row] = await this.#database.query<{ bytes: Buffer }>(
      'SELECT substring(bytes FROM 1 FOR $2) AS bytes FROM blob WHERE sha256 = $1',
      [sha256, maxBytes],
    );
    if (row === undefined) throw new Error(`blob ${sha256} is not in the store`);
    return row.bytes;
  }

  async findMessage(sha256: string): Promise<LedgerMessage | undefined> {
    const [row] = await this.#database.query<MessageRow>(`${SELECT_MESSAGE} WHERE sha256 = $1`, [sha256]);
    return row === undefined ? undefined : toMessage(row);
  }

  /** Every message by time of arrival, then sha256; read in pages, so that years of mail fit. */
  async *listMessages(): AsyncGenerator<LedgerMessage, void, undefined> {
    let after: MessageRow | undefined;
    do {
      const page: readonly MessageRow[] = await this.#database.query<MessageRow>(
        `${SELECT_MESSAGE} WHERE (received_at, sha256) > ($1::timestamptz, $2::text) ORDER BY received_at, sha256 LIMIT $3`,
        [after?.received_at ?? '-infinity', after?.sha256 ?? '', PAGE_SIZE],
      );
      yield* page.map(toMessage);
      after = page.at(-1);
    } while (after !== undefined);
  }

  /**
   * How often each of these messages lay in a mailbox: the most places of one folder at one UIDVALIDITY, so that a folder
   * listed anew, or the same mailbox collected in two ways, counts once.
   */
  async countDeliveries(messageSha256s: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#database.query<{ message_sha256: string; deliveries: number }>(
      `SELECT message_sha256, max(places)::integer AS deliveries FROM (
         SELECT message_sha256, count(*) AS places FROM sighting WHERE message_sha256 = ANY ($1::text[])
          GROUP BY message_sha256, source, folder, uid_validity
       ) AS per_folder GROUP BY message_sha256`,
      [messageSha256s],
    );
    return new Map(rows.map((row) => [row.message_sha256, row.deliveries]));
  }

  /** The files of a message in its order. */
  async listAttachments(messageSha256: string): Promise<readonly LedgerAttachment[]> {
    const rows = await this.#database.query<AttachmentRow>(
      `SELECT message_sha256, position, name, sha256, format, inline, error FROM attachment
        WHERE message_sha256 = $1 ORDER BY position`,
      [messageSha256],
    );
    return rows.map(({ message_sha256, ...row }) => ({ ...row, messageSha256: message_sha256 }));
  }
}

const SELECT_MESSAGE = 'SELECT sha256, received_at, state, attempts, opened, error_code, error_message FROM message';

type MessageRow = {
  sha256: string;
  received_at: Date;
  state: LedgerMessage['state'];
  attempts: number;
  opened: JsonOf<OpenedHead> | null;
  error_code: string | null;
  error_message: string | null;
};

type AttachmentRow = Omit<LedgerAttachment, 'messageSha256'> & { message_sha256: string };

function toMessage(row: MessageRow): LedgerMessage {
  return {
    sha256: row.sha256,
    receivedAt: row.received_at,
    state: row.state,
    attempts: row.attempts,
    opened: row.opened === null ? null : reviveOpenedHead(row.opened),
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
  };
}

function checkIsKnown<Row>(sha256: string, [updated]: readonly Row[]): Row {
  if (updated === undefined) throw new Error(`message ${sha256} is not in the ledger`);
  return updated;
}

async function saveAttachment(
  query: Query,
  { sha256, position, each }: { sha256: string; position: number; each: OpenedAttachment },
): Promise<void> {
  await query(
    `INSERT INTO attachment (message_sha256, position, name, sha256, format, inline, error)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      sha256,
      position,
      storableText(each.name),
      each.sha256,
      each.format,
      each.inline,
      each.error && JSON.stringify(each.error),
    ],
  );
}
