import { UpstreamError } from '../model/errors.ts';

/** The fields by which imapflow and Node tell what went wrong. */
type ImapFault = {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly authenticationFailed?: unknown;
  readonly serverResponseCode?: unknown;
  readonly mailboxMissing?: unknown;
};

const UNREACHABLE = new Set([
  'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT',
]); // prettier-ignore

/** Of Node's TLS: the certificate is unknown, expired or made out to another host. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

/** One sentence for the operator: what failed at the mailbox and what to check. */
export function describeImapFailure(
  name: string,
  where: { readonly host: string; readonly port: number; readonly folder: string },
  error: unknown,
): UpstreamError {
  // Anything may be thrown; every field is looked at before it is used.
  const fault = (typeof error === 'object' && error !== null ? error : {}) as ImapFault;
  const code = typeof fault.code === 'string' ? fault.code : '';
  const sentence = ((): string => {
    if (fault.authenticationFailed === true) return `${name} refused the user name or password; check both.`;
    if (fault.mailboxMissing === true || fault.serverResponseCode === 'NONEXISTENT') {
      return `${name} has no folder “${where.folder}”; check the name behind the host.`;
    }
    if (UNREACHABLE.has(code)) {
      return `${name} cannot be reached (${code}); check that ${where.host} port ${where.port} is right and open from here.`;
    }
    if (CERTIFICATE.test(code)) {
      return `The certificate of ${name} is not trusted (${code}); give the certificate of its authority, or check the host name.`;
    }
    const message = typeof fault.message === 'string' ? fault.message : 'connection closed';
    if (/STARTTLS/i.test(message)) {
      return `${name} does not offer encryption (STARTTLS); use imaps://, or allow plain text for this host.`;
    }
    return `The connection to ${name} failed (${code || message}); check the mail server and the network, then run again.`;
  })();
  return new UpstreamError('mailbox', sentence, { cause: error });
}
