import { InputError } from '../model/errors.ts';
import type { OpenedMessage } from '../model/message.ts';
import { collectParts, type MessageFile } from './collect-parts.ts';
import { findField, type HeaderBlock } from './header-block.ts';
import { readMailDate } from './mail-date.ts';
import { describeDefect } from './mime-defect.ts';
import { tidyField } from './mime.ts';
import type { OpenLimits } from './open-limits.ts';
import { splitParts, type MimePart } from './split-parts.ts';

/** A message read on its own level: its files are as it carries them, none of them opened. */
export type ReadMessage = Omit<OpenedMessage, 'attachments' | 'forwarded'> & { readonly files: readonly MessageFile[] };

/**
 * Reads a message: its fields, its text and its files. Whatever is wrong with its MIME is worked around and remarked.
 * @param path where it lies inside another message, null for the message itself
 * @throws InputError 'empty'
 */
export async function readMessage(bytes: Uint8Array, path: string | null, limits: OpenLimits): Promise<ReadMessage> {
  const split = await splitParts(bytes, { maxParts: limits.maxParts, maxDepth: limits.maxPartDepth });
  const root = split.parts[0];
  if (root === undefined || isEmpty(bytes)) throw new InputError('empty');
  const collected = await collectParts(split.parts, limits.maxTextBytes);
  const { fields, block } = root;
  const source = path === null ? null : { file: path };
  return {
    messageId: fields.messageId,
    subject: fields.subject,
    from: fields.from,
    to: fields.to,
    sentAt: readMailDate(findField(block, 'date') ?? '') ?? null,
    inReplyTo: fields.inReplyTo,
    authenticationResults: listAuthenticationResults(block),
    autoSubmitted: isAutoSubmitted(block),
    listMail: isListMail(block),
    bounce: isBounce(split.parts),
    bodyText: collected.bodyText,
    files: collected.files,
    remarks: [
      ...[...split.defects].toSorted().map((defect) => describeDefect(defect, path)),
      ...collected.remarks.map((remark) => ({ ...remark, source })),
    ],
  };
}

function isEmpty(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= 0x20);
}

function listAuthenticationResults(block: HeaderBlock): readonly string[] {
  return block.fields.filter((field) => field.name === 'authentication-results').map((field) => tidyField(field.value));
}

/** RFC 3834, and what was used before it. X-Auto-Response-Suppress is no sign: Exchange puts it on people's mails. */
function isAutoSubmitted(block: HeaderBlock): boolean {
  const marked = findField(block, 'auto-submitted');
  if (marked !== undefined && !/^no\b/i.test(marked)) return true;
  if (/^auto[_-]reply/i.test(findField(block, 'precedence') ?? '')) return true;
  return ['x-autoreply', 'x-autorespond', 'x-auto-response'].some((name) => findField(block, name) !== undefined);
}

function isListMail(block: HeaderBlock): boolean {
  if (/^(?:bulk|list|junk)\b/i.test(findField(block, 'precedence') ?? '')) return true;
  return ['list-id', 'list-unsubscribe'].some((name) => findField(block, name) !== undefined);
}

/** RFC 3464, or a mail from nobody (empty Return-Path) in the name of the mail server. */
function isBounce(parts: readonly MimePart[]): boolean {
  const root = parts[0];
  if (root === undefined) return false;
  if (root.type === 'multipart/report' && root.fields.contentType.params['report-type'] === 'delivery-status')
    return true;
  if (root.children.some((child) => child.type === 'message/delivery-status')) return true;
  const fromNobody = findField(root.block, 'return-path')?.replace(/\s/g, '') === '<>';
  return (
    fromNobody &&
    /^(?:mailer-daemon|postmaster)(?:@|$)/i.test(root.fields.from?.address || root.fields.from?.name || '')
  );
}
