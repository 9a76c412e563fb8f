import type { OpenedMessage } from '../model/message.ts';

/** An opened message without its files, which have rows of their own. */
export type OpenedHead = Omit<OpenedMessage, 'attachments'>;

/** The same as its row gives it back: JSON turned the one date into text. Written by this program only, so believed. */
export type StoredOpenedHead = Omit<OpenedHead, 'sentAt'> & { readonly sentAt: string | null };

export function reviveOpenedHead(stored: StoredOpenedHead): OpenedHead {
  return { ...stored, sentAt: stored.sentAt === null ? null : new Date(stored.sentAt) };
}
