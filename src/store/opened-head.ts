import type { OpenedMessage } from '../model/message.ts';
import type { JsonOf } from './json-of.ts';

/** An opened message without its files, which have rows of their own. */
export type OpenedHead = Omit<OpenedMessage, 'attachments'>;

/** Gives a stored head its dates back. */
export function reviveOpenedHead({ sentAt, forwarded, ...head }: JsonOf<OpenedHead>): OpenedHead {
  const revived = { ...head, sentAt: reviveDate(sentAt) };
  if (forwarded === undefined) return revived;
  return { ...revived, forwarded: forwarded.map((each) => ({ ...each, sentAt: reviveDate(each.sentAt) })) };
}

function reviveDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
