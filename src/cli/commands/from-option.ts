/** The mailbox to collect from, in the words of the contract. */
export const FROM = [
  '--from <SOURCE>',
  'imaps://user@host/INBOX, imap://user@host/INBOX, maildir:DIR, mbox:FILE or dir:DIR (a folder of .eml files)',
] as const;
