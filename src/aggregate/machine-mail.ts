import type { MessageEvidence } from './message-evidence.ts';

/** Mail that a program sent, by what it says of itself; null for a person's. */
export type MachineMail = 'bounce' | 'auto_reply' | 'bulk' | null;

export function findMachineMail({ opened }: MessageEvidence): MachineMail {
  if (opened.bounce === true) return 'bounce';
  if (opened.autoSubmitted) return 'auto_reply';
  return opened.listMail ? 'bulk' : null;
}
