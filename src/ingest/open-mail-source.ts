import { openDirectorySource } from './directory-source.ts';
import { openImapSource } from './imap-source.ts';
import { readMailSourceSpec } from './mail-source-spec.ts';
import type { MailSource, MailSourceOptions } from './mail-source.ts';
import { openMaildirSource } from './maildir-source.ts';
import { openMboxSource } from './mbox-source.ts';

/**
 * Opens the mailbox that a source names ("imaps://user@host/INBOX", "maildir:DIR", "mbox:FILE", "dir:DIR").
 * @throws ConfigError when the source or the options make no sense
 * @throws UpstreamError 'mailbox' when it cannot be reached, refuses the password or does not exist
 */
export async function openMailSource(spec: string, options: MailSourceOptions = {}): Promise<MailSource> {
  const source = readMailSourceSpec(spec);
  switch (source.kind) {
    case 'imap':
      return openImapSource(source, options);
    case 'maildir':
      return openMaildirSource(source.path, options);
    case 'mbox':
      return openMboxSource(source.path, options);
    case 'dir':
      return openDirectorySource(source.path, options);
  }
  return source satisfies never;
}
