import { resolve } from 'node:path';
import { ConfigError } from '../model/errors.ts';

/** A mail source as the operator names it; paths are absolute. */
export type MailSourceSpec =
  | {
      readonly kind: 'imap';
      readonly encrypted: boolean;
      readonly user: string;
      readonly host: string;
      readonly port: number;
      readonly folder: string;
    }
  | { readonly kind: 'maildir' | 'mbox' | 'dir'; readonly path: string };

const FORMS = 'imaps://user@host/INBOX, imap://user@host/INBOX, maildir:DIR, mbox:FILE or dir:DIR';
const IMAP_PORTS = { imaps: 993, imap: 143 };

/**
 * Reads "imaps://user@host:port/FOLDER", "imap://…", "maildir:DIR", "mbox:FILE" or "dir:DIR". "@" and other reserved
 * characters of a user name or folder are written %40 and so on; the folder is INBOX when left out.
 * @throws ConfigError; its sentence never repeats what was given, since that may hold a password
 */
export function readMailSourceSpec(spec: string): MailSourceSpec {
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/s.exec(spec) ?? [];
  switch (scheme) {
    case 'imap':
    case 'imaps':
      return readImapSpec(spec, scheme);
    case 'maildir':
    case 'mbox':
    case 'dir':
      if (rest === '') throw new ConfigError(`The mail source ${scheme}: names no path after ":".`);
      return { kind: scheme, path: resolve(rest) };
    default:
      throw new ConfigError(`The mail source is not understood; write ${FORMS}.`);
  }
}

/** How logs and the ledger name a source. */
export function describeMailSource(spec: MailSourceSpec): string {
  if (spec.kind !== 'imap') return `${spec.kind}:${spec.path}`;
  const host = spec.host.includes(':') ? `[${spec.host}]` : spec.host;
  return `${spec.encrypted ? 'imaps' : 'imap'}://${encodeURIComponent(spec.user)}@${host}:${spec.port}`;
}

function readImapSpec(spec: string, scheme: 'imap' | 'imaps'): MailSourceSpec {
  const url = URL.canParse(spec) ? new URL(spec) : undefined;
  if (url === undefined || url.hostname === '') {
    throw new ConfigError(`The mail source ${scheme}:// is not understood; write ${scheme}://user@host/INBOX.`);
  }
  if (url.password !== '') {
    throw new ConfigError('A mail source must not hold the password; put it into a file or the environment instead.');
  }
  const user = decodeText(url.username, 'user name');
  const folder = decodeText(url.pathname.replace(/^\//, ''), 'folder');
  if (user === '')
    throw new ConfigError(`The mail source ${scheme}:// names no user; write ${scheme}://user@host/INBOX.`);
  return {
    kind: 'imap',
    encrypted: scheme === 'imaps',
    user,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? IMAP_PORTS[scheme] : Number(url.port),
    folder: folder === '' ? 'INBOX' : folder,
  };
}

function decodeText(text: string, what: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch (error) {
    throw new ConfigError(
      `The ${what} of the mail source has a "%" that is not followed by two hex digits; write it %25.`,
      {
        cause: error,
      },
    );
  }
}
