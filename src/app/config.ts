import { isAbsolute, resolve } from 'node:path';
import * as z from 'zod';
import { ConfigError } from '../model/errors.ts';

/** Everything that an installation can set. Read once at start from the environment; options of a command override it. */
export type Config = {
  /** where the embedded store lives, absolute */
  readonly dataDir: string;
  /** a PostgreSQL server in place of the embedded one */
  readonly databaseUrl: string | null;
  /** Redis in place of the database for moving jobs */
  readonly redisUrl: string | null;
  readonly catalogDir: string;
  readonly mail: {
    readonly password: string | null;
    readonly passwordFile: string | null;
    /** what is done in the mailbox with a message whose bytes are safe: "none", "flag:NAME" or "move:FOLDER" */
    readonly filing: Filing;
    /** PEM file of an own certificate authority of the mail server */
    readonly caFile: string | null;
    /** whether a password may cross the network without TLS; never needed on loopback */
    readonly allowPlaintext: boolean;
    /** mail servers whose Authentication-Results are believed, lower case */
    readonly trustedAuthServers: readonly string[];
  };
  readonly limits: {
    readonly messageBytes: number;
    readonly fileSeconds: number;
    readonly fileMemoryMb: number;
    /** child processes that read files at the same time */
    readonly readers: number;
  };
  readonly logLevel: string;
};

export type Filing =
  | { readonly kind: 'none' }
  | { readonly kind: 'flag'; readonly flag: string }
  | { readonly kind: 'move'; readonly folder: string };

const text = z.string().trim().min(1);
const url = (protocols: RegExp) => z.url({ protocol: protocols });
const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** One line per variable: its form, its default where it has one, and what it is for (printed by `mung10 doctor --env`). */
const ENVIRONMENT = z.object({
  MUNG10_DATA: text.default('./data').describe('folder of the embedded store'),
  DATABASE_URL: url(/^postgres(ql)?$/)
    .optional()
    .describe('a PostgreSQL server in place of the embedded one'),
  REDIS_URL: url(/^rediss?$/)
    .optional()
    .describe('Redis for moving jobs in the distributed mode'),
  MUNG10_CATALOG: text.optional().describe('folder of the catalogue; default: the one shipped with the program'),
  MUNG10_MAIL_PASSWORD: text.optional().describe('password of the mailbox'),
  MUNG10_MAIL_PASSWORD_FILE: text.optional().describe('file that holds the password of the mailbox'),
  MUNG10_MAIL_FILING: z
    .string()
    .regex(/^(none|flag:[^\s]{1,60}|move:.{1,200})$/, 'must be "none", "flag:NAME" or "move:FOLDER"')
    .default('flag:$Mung10')
    .describe('what is done in the mailbox with a message whose bytes are safe'),
  MUNG10_MAIL_CA_FILE: text.optional().describe('PEM file of the mail server’s own certificate authority'),
  MUNG10_MAIL_ALLOW_PLAINTEXT: z.enum(['yes', 'no']).default('no').describe('let the password go without TLS'),
  MUNG10_TRUSTED_AUTH_SERVERS: z
    .string()
    .default('')
    .describe('comma-separated names of mail servers whose Authentication-Results are believed'),
  MUNG10_MAX_MESSAGE_MB: wholeNumber(1, 256).default(64).describe('largest mail taken in'),
  MUNG10_FILE_SECONDS: wholeNumber(1, 600).default(60).describe('time in which one file must be read'),
  MUNG10_FILE_MEMORY_MB: wholeNumber(128, 8192).default(700).describe('memory in which one file must be read'),
  MUNG10_READERS: wholeNumber(1, 64).default(2).describe('files read at the same time'),
  MUNG10_LOG: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('warn')
    .describe('how much is logged to standard error'),
});

/** The variables that an installation may set, for documentation and `doctor`; `values`: allowed and default, or ''. */
export function listEnvironment(): readonly {
  readonly name: string;
  readonly purpose: string;
  readonly values: string;
}[] {
  const { properties = {} } = z.toJSONSchema(ENVIRONMENT, { io: 'input', unrepresentable: 'any' });
  return Object.entries(ENVIRONMENT.shape).map(([name, schema]) => {
    const form = properties[name];
    return { name, purpose: schema.description ?? '', values: typeof form === 'object' ? describeValues(form) : '' };
  });
}

function describeValues({ enum: allowed, minimum, maximum, default: preset }: z.core.JSONSchema.JSONSchema): string {
  const range = minimum === undefined || maximum === undefined ? '' : `${minimum} to ${maximum}`;
  const values = allowed === undefined ? range : allowed.join(', ');
  const isTold = (typeof preset === 'string' && preset !== '') || typeof preset === 'number';
  return [values, isTold ? `default: ${preset}` : ''].filter((each) => each !== '').join('; ');
}

/**
 * Reads the configuration; complete or not at all.
 * @param env the process environment
 * @param shippedCatalogDir where the catalogue of this program lies
 * @throws ConfigError that names each variable that is wrong and how
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  given: { readonly dataDir?: string | undefined; readonly shippedCatalogDir: string; readonly cwd: string },
): Config {
  const named = Object.fromEntries(
    Object.keys(ENVIRONMENT.shape).flatMap((name) =>
      env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]],
    ),
  );
  const read = ENVIRONMENT.safeParse(named);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`Wrong configuration.\n${lines.join('\n')}`);
  }
  const value = read.data;
  const inCwd = (path: string) => (isAbsolute(path) ? path : resolve(given.cwd, path));
  if (value.MUNG10_MAIL_PASSWORD !== undefined && value.MUNG10_MAIL_PASSWORD_FILE !== undefined) {
    throw new ConfigError('Set MUNG10_MAIL_PASSWORD or MUNG10_MAIL_PASSWORD_FILE, not both.');
  }
  return {
    dataDir: inCwd(given.dataDir ?? value.MUNG10_DATA),
    databaseUrl: value.DATABASE_URL ?? null,
    redisUrl: value.REDIS_URL ?? null,
    catalogDir: inCwd(value.MUNG10_CATALOG ?? given.shippedCatalogDir),
    mail: {
      password: value.MUNG10_MAIL_PASSWORD ?? null,
      passwordFile: value.MUNG10_MAIL_PASSWORD_FILE === undefined ? null : inCwd(value.MUNG10_MAIL_PASSWORD_FILE),
      filing: readFiling(value.MUNG10_MAIL_FILING),
      caFile: value.MUNG10_MAIL_CA_FILE === undefined ? null : inCwd(value.MUNG10_MAIL_CA_FILE),
      allowPlaintext: value.MUNG10_MAIL_ALLOW_PLAINTEXT === 'yes',
      trustedAuthServers: value.MUNG10_TRUSTED_AUTH_SERVERS.split(',')
        .map((name) => name.trim().toLowerCase())
        .filter((name) => name !== ''),
    },
    limits: {
      messageBytes: value.MUNG10_MAX_MESSAGE_MB * 1024 * 1024,
      fileSeconds: value.MUNG10_FILE_SECONDS,
      fileMemoryMb: value.MUNG10_FILE_MEMORY_MB,
      readers: value.MUNG10_READERS,
    },
    logLevel: value.MUNG10_LOG,
  };
}

function readFiling(value: string): Filing {
  if (value.startsWith('flag:')) return { kind: 'flag', flag: value.slice('flag:'.length) };
  if (value.startsWith('move:')) return { kind: 'move', folder: value.slice('move:'.length) };
  return { kind: 'none' };
}
