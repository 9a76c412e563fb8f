import type { FileFormat } from './file-format.ts';
import type { AttachmentOutcome, MessageFlag, MessageOutcome } from './message.ts';
import type { PeriodId } from './period.ts';
import type { Remark } from './remark.ts';
import type { ReviewItem } from './review.ts';

/**
 * What one message is understood to be: whose report for which period, or why it is none. Made from one message alone;
 * versions and supersession are settled later, per agency and period.
 */
export type MessageClaim = {
  readonly messageSha256: string;
  readonly messageId: string | null;
  readonly subject: string;
  readonly from: string;
  readonly receivedAt: Date;
  readonly outcome: MessageOutcome;
  /** one sentence in Vietnamese */
  readonly reason: string;
  readonly flags: readonly MessageFlag[];
  /** the period under which the message is listed: of its first part, else of the day it came */
  readonly period: PeriodId;
  readonly parts: readonly ClaimPart[];
  readonly attachments: readonly ClaimedAttachment[];
  /** what was noticed while the message was opened: broken MIME, a file that is not what its name says */
  readonly remarks: readonly Remark[];
  /** what a person must decide about the message itself; rows of its files are added when the period is settled */
  readonly reviews: readonly ReviewItem[];
};

export type ClaimedAttachment = {
  readonly name: string;
  readonly sha256: string;
  readonly outcome: AttachmentOutcome;
  readonly reason: string | null;
};

/** What a message brings for one agency and one period. */
export type ClaimPart = {
  /** a monthly report, or difficulties told between reports, which count for the period but are no report */
  readonly kind: 'report' | 'difficulties';
  readonly agency: { readonly id: string | null; readonly name: string };
  /** the part of the agency that wrote it; units of one agency add up */
  readonly unit: string | null;
  readonly period: PeriodId;
  /** it names itself a correction or a replacement of an earlier report */
  readonly announcesCorrection: boolean;
  /** it says that it takes the place of the whole earlier report ("thay thế", "gửi lại") */
  readonly announcesReplacement: boolean;
  /** null: it counts; else why a person must first say so */
  readonly waitsBecause: string | null;
  /** the files read for this part, in the order of the message */
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly format: FileFormat }[];
};
