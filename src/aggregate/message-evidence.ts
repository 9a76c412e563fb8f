import type { Catalog } from '../model/catalog.ts';
import type { OpenedMessage } from '../model/message.ts';
import type { FileFormat } from '../model/file-format.ts';
import type { AgencyClaim, PeriodClaim, Reading } from '../model/reading.ts';

/** All that is known of one message before anything is concluded from it. */
export type MessageEvidence = {
  readonly sha256: string;
  readonly receivedAt: Date;
  readonly opened: Omit<OpenedMessage, 'attachments'>;
  /** files of the message in their order, inline pictures included, the text of the mail among them by its name */
  readonly files: readonly FileEvidence[];
  /** what the subject names */
  readonly subject: NamedIn;
};

export type FileEvidence = {
  readonly name: string;
  readonly sha256: string;
  readonly format: FileFormat;
  readonly inline: boolean;
  /** null when the file was not read: an inline picture, or `error` says why */
  readonly reading: Reading | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** what the file's name names */
  readonly nameNames: NamedIn;
};

export type ClaimContext = {
  readonly catalog: Catalog;
  /** names of the mail servers whose Authentication-Results are believed, lower case */
  readonly trustedAuthServers: readonly string[];
};

export type NamedIn = { readonly agency: AgencyClaim | null; readonly period: PeriodClaim | null };

/** Whether a reading holds anything that a report says: a record, a row that waits, a difficulty, a proposal. */
export function hasReportContent(reading: Reading): boolean {
  return saysSomethingOfTasks(reading) || reading.unmatched.length > 0;
}

/**
 * Whether a reading is recognisably a report: it reports on tasks or states difficulties, or its letterhead or title says
 * whose document it is. Stray text under a known address is not: it would make an agency look as if it had reported.
 */
export function looksLikeReport(reading: Reading): boolean {
  return (
    saysSomethingOfTasks(reading) ||
    reading.unmatched.some((row) => row.reason === 'own_plan_task') ||
    (hasReportContent(reading) && reading.agency !== null)
  );
}

/** Records, difficulties or proposals: what makes the text of a mail more than a covering note. */
export function saysSomethingOfTasks({ records, general }: Reading): boolean {
  return records.length > 0 || general.difficulties.length > 0 || general.proposals.length > 0;
}

/** Links to files kept elsewhere: nothing of them can be read without a person. */
const CLOUD_LINK =
  /\bhttps?:\/\/(?:drive|docs)\.google\.com\/|\bhttps?:\/\/(?:1drv\.ms|onedrive\.live\.com|[\w-]+\.sharepoint\.com|(?:www\.)?dropbox\.com|(?:www\.)?fshare\.vn|zalo\.me|(?:www\.)?mediafire\.com)\//i;

export function hasCloudLink(text: string): boolean {
  return CLOUD_LINK.test(text);
}

/** The address a message names as its sender, for people. */
export function describeSender({ opened }: MessageEvidence): string {
  return opened.from === null ? '(không rõ người gửi)' : opened.from.address;
}
