import type { FileFormat } from './file-format.ts';
import type { Remark } from './remark.ts';

/** One mail exactly as it lay in the mailbox. */
export type RawMessage = {
  readonly bytes: Uint8Array;
  /** hex sha256 of `bytes`: what identifies a message when UIDs change */
  readonly sha256: string;
  /** IMAP INTERNALDATE, or the nearest thing of a source without it: the clock by which lateness is decided */
  readonly receivedAt: Date;
  /** where it lay, in the words of its source */
  readonly place: MailPlace;
};

/** The key of a message in its source: folder + UIDVALIDITY + UID (other sources put their own stable names there). */
export type MailPlace = {
  readonly source: string;
  readonly folder: string;
  readonly uidValidity: string;
  readonly uid: string;
};

/** A message opened: its headers decoded, its parts by content hash. Text is NFC. */
export type OpenedMessage = {
  /** "<…>" as written, or null */
  readonly messageId: string | null;
  readonly subject: string;
  readonly from: MailAddress | null;
  readonly to: readonly MailAddress[];
  /** the Date header, kept beside INTERNALDATE; null when absent or unreadable */
  readonly sentAt: Date | null;
  readonly inReplyTo: string | null;
  /** raw values of Authentication-Results, topmost first; which of them to trust is decided later */
  readonly authenticationResults: readonly string[];
  readonly autoSubmitted: boolean;
  readonly listMail: boolean;
  /** a server's report that some mail could not be delivered */
  readonly bounce?: boolean;
  /** the text that the sender typed, from text/plain or, lacking that, made from text/html */
  readonly bodyText: string;
  readonly attachments: readonly OpenedAttachment[];
  /** messages attached to this one, outer before inner: who wrote them first may be the agency; their files are above */
  readonly forwarded?: readonly ForwardedMessage[];
  readonly remarks: readonly Remark[];
};

export type ForwardedMessage = {
  /** its path within the outer message ("thu-chuyen-tiep.eml") */
  readonly path: string;
  readonly subject: string;
  readonly from: MailAddress | null;
  readonly sentAt: Date | null;
  readonly bodyText: string;
};

export type MailAddress = { readonly name: string; readonly address: string };

/** One file inside a message, archives and forwarded messages opened; `name` is its path within ("PL.zip/PL1.xlsx"). */
export type OpenedAttachment = {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly format: FileFormat;
  /** an inline picture of a signature, a calendar part and the like: kept, not read */
  readonly inline: boolean;
  /** why this file could not be opened further (a broken archive); null when fine */
  readonly error: { readonly code: string; readonly message: string } | null;
};

/** The name under which the text of a mail is kept as one of its attachments; it is read only when no file says more. */
export const BODY_PART_NAME = '(nội dung thư)';

export type MessageOutcome = 'submission' | 'not_a_report' | 'needs_review' | 'duplicate' | 'failed';
export type AttachmentOutcome =
  | 'parsed' | 'duplicate' | 'rendition' | 'no_content' | 'needs_review' | 'failed' | 'ignored'; // prettier-ignore
export type MessageFlag =
  | 'unknown_sender'
  | 'private_address'
  | 'spoof_suspected'
  | 'cloud_link'
  | 'late'
  | 'resend'
  | 'forwarded'
  | 'bounce'
  | 'auto_reply'
  | 'bulk'
  | 'several_agencies'
  | 'difficulties_only'
  | 'earlier_period';
