import type { MailPlace, RawMessage } from '../model/message.ts';

export type MailListing = {
  readonly place: MailPlace;
  /** as the source states it; null when it does not */
  readonly sizeBytes: number | null;
  /** of the raw message, where a place may show another message later and the source can tell what lies there now */
  readonly sha256?: string;
};

/** Where mails come from. One caller at a time; when a connection breaks, the source is closed and a new one opened. */
export type MailSource = {
  /** how logs and the ledger name it; never with a password */
  readonly name: string;
  /**
   * Every message now in the folder, oldest UID first; no bodies are downloaded. A message filed away by a flag stays
   * listed: people set flags too, so the ledger alone decides what is new.
   * @throws UpstreamError
   */
  list(): Promise<readonly MailListing[]>;
  /**
   * One message, raw; undefined when it is gone meanwhile, or its place belongs to another UIDVALIDITY.
   * @throws InputError 'too_large' above the limit, before anything is downloaded
   * @throws UpstreamError when the connection breaks; half a message is never returned
   */
  fetch(place: MailPlace): Promise<RawMessage | undefined>;
  /**
   * The header block alone of a message above the limit, in place of its bytes; undefined when it is gone meanwhile. So
   * the ledger knows it, and people see who sent it, while the message itself stays where it is.
   * @throws UpstreamError
   */
  fetchHead(place: MailPlace): Promise<RawMessage | undefined>;
  /**
   * Files the message away, only called after its bytes are committed; never deletes. Without effect when it is gone.
   * @throws UpstreamError
   */
  fileAway(place: MailPlace): Promise<void>;
  /** may be called more than once */
  close(): Promise<void>;
};

/** What becomes of a message once it is stored. An mbox and a folder of .eml files are left as they are in every case. */
export type Filing =
  | { readonly kind: 'none' }
  | { readonly kind: 'move'; readonly folder: string }
  | { readonly kind: 'flag'; readonly flag: string };

export type MailSourceOptions = {
  /** read from a file or the environment by the caller; never a part of the source's address */
  readonly password?: string | undefined;
  readonly filing?: Filing;
  readonly maxMessageBytes?: number;
  readonly timeouts?: MailTimeouts;
  readonly tls?: {
    /** PEM of the authority that signed the server's certificate, where it is not a public one */
    readonly ca?: string;
    /** true unless set; false accepts anybody who answers and is for tests of other things */
    readonly rejectUnauthorized?: boolean;
  };
  /**
   * For imap://, whether the password may cross the network unencrypted. Unset: to this machine only.
   * true: STARTTLS is not used; false: it is required, on this machine too.
   */
  readonly allowPlaintext?: boolean;
};

export type MailTimeouts = { readonly connectMs: number; readonly greetingMs: number; readonly socketMs: number };
