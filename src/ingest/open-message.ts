import type { OpenedMessage } from '../model/message.ts';
import { openFilesOf } from './open-file.ts';
import { OPEN_LIMITS, type OpenLimits } from './open-limits.ts';
import { readMessage } from './read-message.ts';

/**
 * Opens a raw message: fields decoded, its text read, its files listed with archives and forwarded messages opened.
 * Broken MIME is worked around and remarked; a file that cannot be opened is listed with its error.
 * @throws InputError 'empty' when there is nothing at all
 */
export async function openMessage(bytes: Uint8Array, limits: OpenLimits = OPEN_LIMITS): Promise<OpenedMessage> {
  const { files, remarks, ...message } = await readMessage(bytes, null, limits);
  const opened = await openFilesOf({ ...message, files, remarks }, limits);
  return {
    ...message,
    attachments: opened.attachments,
    forwarded: opened.forwarded,
    remarks: [...remarks, ...opened.remarks],
  };
}
