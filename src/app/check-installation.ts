import { constants } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import { describeInstant } from '../model/calendar-day.ts';
import { ConfigError } from '../model/errors.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { checkCatalog } from './check-catalog.ts';
import { openConfiguredSource } from './collect-mail.ts';
import type { Config } from './config.ts';
import { openLog } from './open-log.ts';

/** One thing that was looked at. `isConfiguration`: the operator must change a setting rather than wait or repair. */
export type Finding = {
  readonly what: string;
  readonly state: 'good' | 'warning' | 'bad';
  readonly message: string;
  readonly isConfiguration: boolean;
};

/** A month of mail with its attachments, its readings and a report fit well into this. */
const FREE_BYTES_WANTED = 1024 ** 3;
const STALE_MS = 26 * 60 * 60 * 1000;

/**
 * Looks at everything that a monthly run needs and says in one sentence each what is wrong.
 * @param from a mailbox to look into, or null
 */
export async function checkInstallation(given: {
  readonly readConfig: () => Config;
  readonly from: string | null;
  readonly now: Date;
}): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const look = async <T>(
    what: string,
    work: () => Promise<{ readonly value: T; readonly message: string; readonly warning?: boolean }>,
  ) => {
    try {
      const { value, message, warning } = await work();
      findings.push({ what, state: warning === true ? 'warning' : 'good', message, isConfiguration: false });
      return value;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      findings.push({ what, state: 'bad', message, isConfiguration: error instanceof ConfigError });
      return undefined;
    }
  };
  await look('program', async () => ({
    value: null,
    message: `Node ${process.versions.node} on ${process.platform} ${process.arch}`,
  }));
  const config = await look('configuration', async () => {
    const value = given.readConfig();
    return {
      value,
      message: `data in ${value.dataDir}, ${value.databaseUrl === null ? 'embedded database' : 'database of DATABASE_URL'}`,
    };
  });
  if (config === undefined) return findings;
  await look('senders', async () => checkSenders(config));
  await look('catalogue', async () => checkCatalogIn(config.catalogDir));
  await look('disk', async () => checkDisk(config.dataDir));
  const store = await look('database', async () => {
    const value = await openStore({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, log: openLog('silent') });
    return { value, message: 'open, schema up to date' };
  });
  if (store !== undefined) {
    try {
      await look('last collect', async () => checkLastCollect(store, given.now));
    } finally {
      await store.close();
    }
  }
  await look('mailbox', async () => checkMailbox(config, given.from));
  return findings;
}

async function checkSenders({ mail: { trustedAuthServers } }: Config) {
  const isUnknown = trustedAuthServers.length === 0;
  const message = isUnknown
    ? 'forged senders cannot be recognised; name your mail server in MUNG10_TRUSTED_AUTH_SERVERS'
    : `checked by ${trustedAuthServers.join(', ')}`;
  return { value: null, message, warning: isUnknown };
}

async function checkCatalogIn(dir: string) {
  const { problems, summary } = await checkCatalog(dir);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (summary === null) throw new ConfigError(`${errors} errors in ${dir}; "mung10 catalog check" lists them`);
  return { value: null, message: summary };
}

async function checkDisk(dataDir: string) {
  await mkdir(dataDir, { recursive: true });
  await access(dataDir, constants.W_OK);
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const gigabytes = `${(free / 1024 ** 3).toFixed(1)} GB free in ${dataDir}`;
  return {
    value: null,
    message: free < FREE_BYTES_WANTED ? `only ${gigabytes}` : gigabytes,
    warning: free < FREE_BYTES_WANTED,
  };
}

async function checkLastCollect(store: Store, now: Date) {
  const last = await store.collectRuns.findLastGoodCollectRun();
  const finishedAt = last?.finishedAt ?? null;
  if (last === undefined || finishedAt === null) return { value: null, message: 'never yet', warning: true };
  const isStale = now.getTime() - finishedAt.getTime() > STALE_MS;
  return { value: null, message: `${describeInstant(finishedAt)} from ${last.source}`, warning: isStale };
}

async function checkMailbox(config: Config, from: string | null) {
  if (from === null) return { value: null, message: 'not looked at; name one with --from', warning: true };
  const source = await openConfiguredSource(config, from);
  try {
    return { value: null, message: `${source.name}: ${(await source.list()).length} messages` };
  } finally {
    await source.close();
  }
}
