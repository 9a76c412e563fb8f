import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCommandLine } from '../../src/cli/command-line.ts';
import { describeFailure } from '../../src/cli/failure.ts';
import { buildProgram } from '../../src/cli/main.ts';
import { findFreePort } from '../servers/free-port.ts';
import { ndjson, runCommand } from '../app/run-command.ts';

const home = mkdtempSync(join(tmpdir(), 'mung10-cli-'));
const data = ['--data', join(home, 'data')];
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A sentence for the operator, and no stack. */
function oneSentence(err: string): void {
  expect(err).toMatch(/^mung10: |^error: /);
  expect(err).not.toMatch(/\n\s+at /);
}

describe('what a command says when it cannot work', () => {
  it.each([
    [['run', '--from', 'dir:fixtures/mailbox', '--period', '2025-13'], 'is not a period'],
    [['run', '--from', 'dir:fixtures/mailbox', '--period', 'April'], 'is not a period'],
    [['status', '--now', 'yesterday'], 'is not a time'],
    [['run'], "required option '--from <SOURCE>'"],
    [['status', '--perod', '2025-04'], "unknown option '--perod'"],
    [['reprot'], "unknown command 'reprot'"],
    [['collect', '--from', 'pop3://user@host'], 'imaps://user@host/INBOX'],
  ])('%j is wrong usage: exit code 2', async (args, text) => {
    const result = await runCommand([...args, ...(args.includes('status') || args.includes('run') ? data : [])]);
    expect(result.code).toBe(2);
    expect(result.err).toContain(text);
    expect(result.out).toBe('');
    oneSentence(result.err);
  });

  it('names the variable that is wrong', async () => {
    const result = await runCommand(['status', ...data], { env: { MUNG10_READERS: 'many' } });
    expect(result.code).toBe(2);
    expect(result.err).toContain('MUNG10_READERS');
    oneSentence(result.err);
  });

  it('says that a mailbox is out of reach: exit code 1', async () => {
    const port = await findFreePort();
    const result = await runCommand(['collect', '--from', `imap://dean06@127.0.0.1:${port}/INBOX`, ...data], {
      env: { MUNG10_MAIL_PASSWORD: 'bí mật' },
    });
    expect(result.code).toBe(1);
    expect(result.err).toContain(`127.0.0.1:${port}`);
    expect(result.err).not.toContain('bí mật');
    oneSentence(result.err);
  });

  it('says that a folder of mails does not exist', async () => {
    const result = await runCommand(['collect', '--from', `dir:${join(home, 'nowhere')}`, ...data]);
    expect(result.code).toBe(1);
    expect(result.err).toContain('nowhere');
    oneSentence(result.err);
  });

  it('says that a database is out of reach, without its password', async () => {
    const port = await findFreePort();
    const env = { DATABASE_URL: `postgres://mung10:secret@127.0.0.1:${port}/mung10` };
    const result = await runCommand(['status'], { env });
    expect(result.code).toBe(1);
    expect(result.err).toContain(`127.0.0.1:${port}`);
    expect(result.err).not.toContain('secret');
    oneSentence(result.err);
  });

  it('says where a catalogue is broken, and checks it for scripts too', async () => {
    const catalog = join(home, 'catalog');
    cpSync('catalog', catalog, { recursive: true });
    const file = join(catalog, 'calendar.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/dueDay: *10/, 'dueDay: 45'));
    const result = await runCommand(['status', ...data], { env: { MUNG10_CATALOG: catalog } });
    expect(result.code).toBe(2);
    expect(result.err).toContain('calendar.yaml');
    oneSentence(result.err);
    const check = await runCommand(['catalog', 'check', catalog, '--json']);
    expect(check.code).toBe(2);
    expect(ndjson(check.out)).toContainEqual(expect.objectContaining({ severity: 'error', file: 'calendar.yaml' }));
  });

  it('finds the shipped catalogue in order', async () => {
    const check = await runCommand(['catalog', 'check']);
    expect(check.code).toBe(0);
    expect(check.out).toContain('0 errors');
  });

  it('says that a file to parse does not exist, before it reads the others', async () => {
    const result = await runCommand(['parse', 'README.md', join(home, 'none.docx'), '--json']);
    expect(result.code).toBe(1);
    expect(result.out).toBe('');
    expect(result.err).toContain('none.docx');
    oneSentence(result.err);
  });

  it('gives a bad file as a result, not as a failure', async () => {
    const file = join(home, 'báo cáo.docx');
    writeFileSync(file, 'PK\u0003\u0004 cut short');
    const result = await runCommand(['parse', file, '--json']);
    expect(result.code).toBe(0);
    expect(ndjson(result.out)).toEqual([
      expect.objectContaining({
        file: 'báo cáo.docx',
        records: [],
        error: expect.objectContaining({ code: 'corrupt' }),
      }),
    ]);
  });

  it.each([
    ['ENOSPC', 'disk is full'],
    ['EACCES', 'permission'],
    ['EMFILE', 'open files'],
  ])('explains a fault of the machine: %s', (code, text) => {
    const failure = describeFailure(Object.assign(new Error('x'), { code, path: '/data' }));
    expect(failure.exitCode).toBe(1);
    expect(failure.text).toContain(text);
  });

  it('shows the stack of our own faults', () => {
    expect(describeFailure(new TypeError('oops')).text).toMatch(/fault of mung10 itself[\s\S]*TypeError: oops\n\s+at /);
  });

  it('explains every command and option', async () => {
    const help = await runCommand(['--help']);
    expect(help.code).toBe(0);
    const program = buildProgram(openCommandLine());
    for (const command of program.commands) {
      expect(help.out).toContain(`  ${command.name()}`);
      expect(command.description()).not.toBe('');
      for (const option of command.options)
        expect(option.description, `${command.name()} ${option.flags}`).not.toBe('');
    }
    expect((await runCommand(['run', '--help'])).out).toContain('Usage: mung10 run');
  });
});

describe('doctor', () => {
  it('says what is right and what is wrong', async () => {
    const env = { MUNG10_DATA: join(home, 'doctor') };
    const good = await runCommand(['doctor', '--from', 'dir:fixtures/mailbox', '--json'], { env });
    expect(good.code).toBe(0);
    expect(ndjson(good.out).map((finding) => finding['what'])).toEqual([
      'program', 'configuration', 'senders', 'catalogue', 'disk', 'database', 'last collect', 'mailbox',
    ]); // prettier-ignore
    const bad = await runCommand(['doctor', '--from', `dir:${join(home, 'nowhere')}`, '--json'], { env });
    expect(bad.code).toBe(1);
    expect(ndjson(bad.out).at(-1)).toMatchObject({ what: 'mailbox', state: 'bad' });
  });

  it('lists what can be set', async () => {
    expect((await runCommand(['doctor', '--env'])).out).toContain('MUNG10_MAIL_PASSWORD_FILE');
  });
});
