import { createHash } from 'node:crypto';

/** The hex sha256 of bytes: how messages and attachments are known everywhere. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
