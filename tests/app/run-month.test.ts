import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReceivedAt } from '../../src/ingest/mail-date.ts';
import { readExpectedMailbox } from '../fixtures/expected-mailbox.ts';
import { startDovecot, type Dovecot } from '../servers/dovecot.ts';
import { ndjson, runCommand } from './run-command.ts';

const MAILBOX = join(import.meta.dirname, '..', '..', 'fixtures', 'mailbox');
const CLOCK = ['--period', '2025-04', '--now', '2025-04-17T08:00:00+07:00'];
const MAILS = readdirSync(MAILBOX).filter((name) => name.endsWith('.eml'));

type Summary = {
  readonly messages: Readonly<Record<string, number>>;
  readonly attachments: Readonly<Record<string, number>>;
  readonly rows: {
    readonly seen: number;
    readonly recorded: number;
    readonly unmatched: number;
    readonly setAside: number;
  };
  readonly records: number;
  readonly roster: Readonly<Record<string, number>>;
  readonly report: { readonly version: number; readonly file: string; readonly sha256: string };
};

describe('a month in a real mailbox', () => {
  const home = mkdtempSync(join(tmpdir(), 'mung10-month-'));
  const data = join(home, 'data');
  let dovecot: Dovecot;
  let env: Record<string, string>;
  let first: Summary;

  const run = async (dataDir = data): Promise<Summary> => {
    const result = await runCommand(
      ['run', '--from', dovecot.source, ...CLOCK, '--data', dataDir, '--out', join(home, 'out'), '--json'],
      { env },
    );
    expect(result.code, result.err).toBe(0);
    return JSON.parse(result.out) as Summary; // the contract's summary
  };
  const list = async (command: string): Promise<Record<string, unknown>[]> => {
    const result = await runCommand([command, ...CLOCK, '--data', data, '--json']);
    expect(result.err).toBe('');
    return ndjson(result.out);
  };

  beforeAll(async () => {
    dovecot = await startDovecot();
    for (const name of MAILS) {
      const raw = readFileSync(join(MAILBOX, name));
      const receivedAt = readReceivedAt(raw);
      await dovecot.deliver(raw, receivedAt === undefined ? {} : { receivedAt });
    }
    env = { MUNG10_MAIL_PASSWORD: dovecot.password, MUNG10_TRUSTED_AUTH_SERVERS: 'mx.binhdinh.gov.vn' };
    first = await run();
  }, 180_000);

  afterAll(async () => {
    await dovecot.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('ends with the report and with accounts that close', () => {
    expect(MAILS.length).toBeGreaterThanOrEqual(25);
    const { seen, new: fresh, ...outcomes } = first.messages;
    expect(fresh).toBeGreaterThan(0);
    expect(sum(outcomes)).toBe(seen);
    const { seen: files, ...fates } = first.attachments;
    expect(sum(fates)).toBe(files);
    expect(first.rows.recorded + first.rows.unmatched + first.rows.setAside).toBe(first.rows.seen);
    const { expected, onTime = 0, late = 0, missing = 0 } = first.roster;
    expect(onTime + late + missing).toBe(expected);
    expect(readFileSync(first.report.file).subarray(0, 2).toString()).toBe('PK');
  });

  it('finds nothing new the second time and gives the same bytes', async () => {
    const second = await run();
    expect(second.messages['new']).toBe(0);
    expect(second.report).toEqual(first.report);
    expect({ ...second, messages: { ...second.messages, new: first.messages['new'] } }).toEqual(first);
  }, 120_000);

  it('knows every mail again after UIDVALIDITY changed', async () => {
    await dovecot.renewUidValidity();
    const again = await run();
    expect(again.messages['new']).toBe(0);
    expect(again.messages['seen']).toBe(first.messages['seen']);
    expect(again.report.sha256).toBe(first.report.sha256);
  }, 120_000);

  it('left every mail in the mailbox, flagged', async () => {
    const files = await dovecot.listFiles();
    expect(files).toHaveLength(MAILS.length);
  });

  it('lists every message, each with an outcome and a reason', async () => {
    const all = ndjson((await runCommand(['messages', '--data', data, '--json'])).out);
    expect(all).toHaveLength(MAILS.length);
    expect(all.filter((message) => message['reason'] === '' || message['outcome'] === undefined)).toEqual([]);
  });

  it('makes of each mail what a person would', async () => {
    const expected = readExpectedMailbox().mails;
    const listed = ndjson((await runCommand(['messages', '--data', data, '--json'])).out) as ListedMail[];
    const seen = new Map<string, number>();
    const found = expected.map((mail) => {
      const nth = seen.get(mail.messageId) ?? 0;
      seen.set(mail.messageId, nth + 1);
      const message = listed.filter((each) => each.messageId === mail.messageId)[nth];
      return {
        file: mail.file,
        outcome: message?.outcome,
        flags: mail.flags.filter((flag) => message?.flags.includes(flag)),
        attachments: message?.attachments.map(({ name, outcome }) => ({ name, outcome })),
      };
    });
    expect(found).toEqual(
      expected.map(({ file, outcome, flags, attachments }) => ({
        file,
        outcome,
        flags,
        attachments: attachments.map(({ name, outcome: fate }) => ({ name, outcome: fate })),
      })),
    );
  });

  it('numbers the versions of each agency and says what is in force', async () => {
    const expected = readExpectedMailbox().mails.filter((mail) => mail.version !== null && mail.period === '2025-04');
    const submissions = (await list('submissions')) as Submission[];
    const found = submissions.map(({ messageId, agency, version, state, timeliness }) => ({
      messageId,
      agency,
      version,
      state,
      timeliness,
    }));
    const wanted = expected.map(({ messageId, agency, version, state, timeliness }) => ({
      messageId,
      agency,
      version,
      state,
      timeliness,
    }));
    expect(found.toSorted(byMessage)).toEqual(wanted.toSorted(byMessage));
  });

  it('reads what each report says of each task', async () => {
    const records = (await list('records')) as FoundRecord[];
    const wrong: string[] = [];
    for (const mail of readExpectedMailbox().mails) {
      if (mail.state !== 'in_force' || mail.period !== '2025-04') continue;
      const own = records.filter((record) => record.messageId === mail.messageId);
      const keys = new Set(mail.records.map(({ plan, task }) => `${plan}#${task}`));
      for (const record of own) {
        if (!keys.has(`${record.plan}#${record.task}`))
          wrong.push(`${mail.file}: ${record.plan}#${record.task} is too much`);
      }
      for (const wanted of mail.records) {
        const got = records.find(
          ({ agency, plan, task }) => agency.id === mail.agency?.id && plan === wanted.plan && task === wanted.task,
        );
        const name = `${mail.file}: ${wanted.plan}#${wanted.task}`;
        if (got === undefined) wrong.push(`${name} is missing`);
        // a later partial correction may have replaced it
        else if (got.messageId !== mail.messageId) continue;
        else if (got.status !== wanted.status) wrong.push(`${name} is ${got.status}, not ${wanted.status}`);
        else if (wanted.percent !== undefined && got.percent !== wanted.percent) {
          wrong.push(`${name} is at ${got.percent}, not ${wanted.percent}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('leads from each record back to file, place and message', async () => {
    const records = await list('records');
    expect(records).toHaveLength(first.records);
    const messageIds = new Set((await list('messages')).map((message) => message['messageId']));
    for (const record of records) {
      const source = record['source'] as Record<string, unknown>; // the contract's source
      expect(source['file']).not.toBe('');
      expect(['sheet', 'table', 'paragraph', 'page', 'row'].some((key) => source[key] !== undefined)).toBe(true);
      expect(messageIds).toContain(record['messageId']);
    }
  });

  it('renders the same report again from the store', async () => {
    const file = join(home, 'again.docx');
    const result = await runCommand(['report', ...CLOCK, '--data', data, '--out', file, '--json']);
    expect(JSON.parse(result.out)).toMatchObject({ version: 1, sha256: first.report.sha256, isNew: false });
    expect(readFileSync(file).equals(readFileSync(first.report.file))).toBe(true);
  });

  it('lets two commands work on one data folder side by side', async () => {
    const results = await Promise.all(['status', 'review', 'submissions', 'records'].map((command) => list(command)));
    expect(results.map((lines) => lines.length > 0)).toEqual([true, true, true, true]);
  });

  it('comes to the same end when it is killed on the way', async () => {
    const other = join(home, 'killed');
    const args = [
      'run',
      '--from',
      dovecot.source,
      ...CLOCK,
      '--data',
      other,
      '--out',
      join(home, 'killed-out'),
      '--json',
    ];
    for (const delayMs of [2500, 4000]) {
      const killed = await runCommand(args, { env, signal: AbortSignal.timeout(delayMs) });
      expect(killed.code).not.toBe(2);
    }
    const { report, ...rest } = await run(other);
    expect(rest.rows).toEqual(first.rows);
    expect(rest.roster).toEqual(first.roster);
    expect(report.sha256).toBe(first.report.sha256);
  }, 240_000);
});

type ListedMail = {
  readonly messageId: string;
  readonly outcome: string;
  readonly flags: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly outcome: string }[];
};

type Submission = {
  readonly messageId: string;
  readonly agency: { readonly id: string | null; readonly name: string };
  readonly version: number;
  readonly state: string;
  readonly timeliness: string;
};

type FoundRecord = {
  readonly messageId: string;
  readonly agency: { readonly id: string };
  readonly plan: string;
  readonly task: number;
  readonly status: string;
  readonly percent: number | null;
};

function byMessage(a: { readonly messageId: string }, b: { readonly messageId: string }): number {
  return a.messageId < b.messageId ? -1 : 1;
}

function sum(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((total, count) => total + count, 0);
}
