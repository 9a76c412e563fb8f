import type { PeriodId } from '../model/period.ts';
import { saveBlob } from './blob.ts';
import type { Database, Query } from './database.ts';

/** A report as it was rendered once; its bytes are read by `ledger.readBlob(sha256)`. */
export type ReportVersion = {
  readonly period: PeriodId;
  /** 1, 2, 3, … */
  readonly version: number;
  readonly sha256: string;
  readonly inputsSha256: string;
  /** what it was made from, JSON given back as parsed */
  readonly inputs: unknown;
  readonly createdAt: Date;
};

export type NewReport = Omit<ReportVersion, 'version'> & { readonly bytes: Uint8Array };

/** The consolidated reports, frozen. */
export class Reports {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Freezes a report as the next version; when the newest was made from the same inputs, that one is returned. */
  async saveReportVersion({ bytes, ...report }: NewReport): Promise<{ report: ReportVersion; isNew: boolean }> {
    return this.#database.transaction(async (query) => {
      await query(`SELECT pg_advisory_xact_lock(${REPORT_LOCK}, hashtext($1))`, [report.period]);
      const newest = await findNewest(query, report.period);
      if (newest?.inputsSha256 === report.inputsSha256) return { report: newest, isNew: false };
      const next = { ...report, version: (newest?.version ?? 0) + 1 };
      await saveBlob(query, { sha256: next.sha256, bytes });
      await query(
        `INSERT INTO report_version (period, version, sha256, inputs_sha256, inputs, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [next.period, next.version, next.sha256, next.inputsSha256, JSON.stringify(next.inputs), next.createdAt],
      );
      return { report: next, isNew: true };
    });
  }

  /** All versions of a period, the first first. */
  async listReportVersions(period: PeriodId): Promise<readonly ReportVersion[]> {
    const rows = await this.#database.query<ReportRow>(`${SELECT_REPORT} WHERE period = $1 ORDER BY version`, [period]);
    return rows.map(toReport);
  }

  /** One version of a period, or its newest. */
  async findReportVersion(period: PeriodId, version?: number): Promise<ReportVersion | undefined> {
    if (version === undefined) return findNewest(this.#database.query, period);
    const [row] = await this.#database.query<ReportRow>(`${SELECT_REPORT} WHERE period = $1 AND version = $2`, [
      period,
      version,
    ]);
    return row && toReport(row);
  }
}

/** Two that render the same period at once take turns at numbering. */
const REPORT_LOCK = 10_060_003;

const SELECT_REPORT = 'SELECT period, version, sha256, inputs_sha256, inputs, created_at FROM report_version';

type ReportRow = {
  period: PeriodId;
  version: number;
  sha256: string;
  inputs_sha256: string;
  inputs: unknown;
  created_at: Date;
};

async function findNewest(query: Query, period: PeriodId): Promise<ReportVersion | undefined> {
  const [row] = await query<ReportRow>(`${SELECT_REPORT} WHERE period = $1 ORDER BY version DESC LIMIT 1`, [period]);
  return row && toReport(row);
}

function toReport({ inputs_sha256: inputsSha256, created_at: createdAt, ...row }: ReportRow): ReportVersion {
  return { ...row, inputsSha256, createdAt };
}
