import { ConfigError } from '../model/errors.ts';
import { Claims } from './claims.ts';
import { CollectRuns } from './collect-runs.ts';
import { Database, type DatabaseConnection } from './database.ts';
import { openEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { Leases } from './leases.ts';
import { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import { migrate } from './migrate.ts';
import { Readings } from './readings.ts';
import { Reports } from './reports.ts';
import { Settlements } from './settlements.ts';

/** Everything that mung10 keeps, by families of tables. */
export type Store = {
  readonly ledger: Ledger;
  readonly readings: Readings;
  readonly claims: Claims;
  readonly settlements: Settlements;
  readonly reports: Reports;
  readonly collectRuns: CollectRuns;
  readonly leases: Leases;
  /** where the database is, for the queue that lives beside it */
  readonly connection: DatabaseConnection;
  /**
   * Closes the connections; when this was the last process at the private server, the server stops. Close the queue
   * beside it first: its connections would keep the server running.
   */
  readonly close: () => Promise<void>;
};

/**
 * Opens the store: on the server of `databaseUrl`, or, when that is null, on the private server of the data folder.
 * @throws ConfigError or UpstreamError with a sentence for the operator; never with the password
 */
export async function openStore({
  dataDir,
  databaseUrl,
  log,
}: {
  dataDir: string;
  databaseUrl: string | null;
  log: Log;
}): Promise<Store> {
  if (databaseUrl !== null) return openOn({ ...readDatabaseUrl(databaseUrl), server: null, log });
  const server = await openEmbeddedServer({ dataDir, log });
  return openOn({ connection: server.connection, place: `in ${dataDir}`, server, log });
}

async function openOn({
  connection,
  place,
  server,
  log,
}: {
  connection: DatabaseConnection;
  place: string;
  server: EmbeddedServer | null;
  log: Log;
}): Promise<Store> {
  const database = new Database({ connection, place, log });
  const close = async (): Promise<void> => {
    await database.close();
    await server?.close();
  };
  try {
    await migrate(database);
  } catch (error) {
    await close();
    throw error;
  }
  let closed: Promise<void> | undefined;
  return {
    ledger: new Ledger(database),
    readings: new Readings(database),
    claims: new Claims(database),
    settlements: new Settlements(database),
    reports: new Reports(database),
    collectRuns: new CollectRuns(database),
    leases: new Leases(database),
    connection,
    close: () => (closed ??= close()),
  };
}

function readDatabaseUrl(databaseUrl: string): { connection: DatabaseConnection; place: string } {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new ConfigError('DATABASE_URL is not an address like postgres://user:password@host:5432/database.');
  }
  // an address of a Unix socket, postgres://user@/database?host=/run/postgresql, is none that URL can read
  const host = URL.canParse(databaseUrl) ? new URL(databaseUrl).host : '';
  const place = host === '' ? 'of DATABASE_URL' : `at ${host} (DATABASE_URL)`;
  return { connection: { connectionString: databaseUrl }, place };
}
