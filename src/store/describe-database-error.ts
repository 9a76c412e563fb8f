import { DatabaseError } from 'pg';
import { ConfigError, UpstreamError } from '../model/errors.ts';

/** The server answered, and the operator must act (PostgreSQL, Appendix A). */
const CONFIG_STATES: ReadonlyMap<string, string> = new Map([
  ['28000', 'does not let this user in'],
  ['28P01', 'refuses the user name or password'],
  ['3D000', 'has no database of that name'],
  ['42501', 'does not give this user the rights that it needs (it must be able to create tables)'],
]);

/** Classes and states that pass: connection lost, no resources, operator's intervention, I/O, read-only after a switch-over. */
const PASSING_STATES = /^(08|53|57P|58|25006|40001|40P01)/;

const UNREACHABLE = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT',
]); // prettier-ignore

/** What pg throws without a code. */
const LOST = /^(Connection terminated|timeout e|Client has encountered a connection error|Query read timeout)/;

/**
 * Turns what pg throws into an error that says who must act; what is neither the server's nor the operator's is our
 * bug and comes back as it is. Messages of the server are not repeated where they could carry a mail's text.
 * @param place "at db.example:5432 (DATABASE_URL)"
 */
export function describeDatabaseError(error: unknown, place: string): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error instanceof DatabaseError) return describeRefusal(error, { code, place });
  if (UNREACHABLE.has(code) || LOST.test(error.message)) {
    const reason = code === '' ? error.message : code;
    return new UpstreamError(
      'database',
      `The database ${place} is out of reach (${reason}); check that it runs and that this machine may connect.`,
      { cause: error },
    );
  }
  if (/SSL|certificate|TLS/i.test(error.message)) {
    return new ConfigError(`The database ${place}: ${error.message}; check the sslmode in its address.`, {
      cause: error,
    });
  }
  return error;
}

function describeRefusal(error: DatabaseError, { code, place }: { code: string; place: string }): Error {
  const refusal = CONFIG_STATES.get(code);
  if (refusal !== undefined) return new ConfigError(`The database ${place} ${refusal}.`, { cause: error });
  if (code === '53100')
    return new UpstreamError('disk', `The database ${place} has no room left on its disk.`, { cause: error });
  if (!PASSING_STATES.test(code)) return error;
  return new UpstreamError('database', `The database ${place} cannot work now: ${error.message} (${code}).`, {
    cause: error,
  });
}
