import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listEnvironment } from '../../src/app/config.ts';
import { openCommandLine } from '../../src/cli/command-line.ts';
import { buildProgram } from '../../src/cli/main.ts';
import { ndjson, runCommand } from '../app/run-command.ts';

const home = mkdtempSync(join(tmpdir(), 'mung10-options-'));
const nowhere = join(home, 'nowhere');
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the options of the commands', () => {
  it('are the same four everywhere', () => {
    const leaves = buildProgram(openCommandLine()).commands.flatMap((command) =>
      command.commands.length === 0 ? [command] : command.commands,
    );
    expect(leaves.length).toBeGreaterThan(10);
    for (const command of leaves) {
      const flags = command.options.map((option) => option.long);
      expect(flags, command.name()).toEqual(expect.arrayContaining(['--data', '--period', '--now', '--json']));
    }
  });

  it.each([
    [['status', '--now', '5'], '--now "5" is not a time'],
    [['status', '--now', '2025-04-11T07:00:00'], 'is not a time'],
    [['doctor', '--now', 'soon'], 'is not a time'],
    [['collect', '--from', 'dir:.', '--period', 'April'], 'is not a period'],
    [['records', '--task', '99'], 'no task "99"'],
    [['records', '--plan', '7'], 'no plan "7"'],
    [['records', '--agency', 'so-tu-phat'], 'no agency "so-tu-phat"'],
  ])('%j is wrong usage: exit code 2', async (args, text) => {
    const result = await runCommand([...args, '--data', nowhere]);
    expect(result.err).toContain(text);
    expect(result.code).toBe(2);
    expect(existsSync(nowhere)).toBe(false);
  });

  it.each([['status'], ['records'], ['review'], ['submissions'], ['messages'], ['report', '--out', 'x.docx']])(
    '%s makes no store where none is',
    async (...args) => {
      const result = await runCommand([...args, '--data', nowhere]);
      expect(result.err).toMatch(/^mung10: There is no store in .*nowhere/);
      expect(result.code).toBe(1);
      expect(existsSync(nowhere)).toBe(false);
    },
  );

  it('names every file to parse that is missing', async () => {
    const result = await runCommand(['parse', join(home, 'a.docx'), 'README.md', join(home, 'b.docx')]);
    expect(result.code).toBe(1);
    expect(result.err).toContain('a.docx');
    expect(result.err).toContain('b.docx');
  });

  it('says where the password of the mailbox goes', async () => {
    const env = { MUNG10_MAIL_PASSWORD: '', MUNG10_MAIL_PASSWORD_FILE: '' };
    const result = await runCommand(['doctor', '--from', 'imaps://a@127.0.0.1/INBOX', '--data', nowhere], { env });
    expect(result.out).toContain('MUNG10_MAIL_PASSWORD_FILE');
    expect(result.code).toBe(2);
  });
});

describe('doctor', () => {
  it('warns when forged senders cannot be recognised', async () => {
    const data = ['--data', join(home, 'doctor')];
    const senders = async (env: Readonly<Record<string, string>>) =>
      ndjson((await runCommand(['doctor', '--json', ...data], { env })).out).find(({ what }) => what === 'senders');
    expect(await senders({ MUNG10_TRUSTED_AUTH_SERVERS: '' })).toMatchObject({
      state: 'warning',
      message: expect.stringContaining('MUNG10_TRUSTED_AUTH_SERVERS'),
    });
    expect(await senders({ MUNG10_TRUSTED_AUTH_SERVERS: 'mx.binhdinh.gov.vn' })).toMatchObject({ state: 'good' });
  });

  it('tells what each variable may be', () => {
    const values = new Map(listEnvironment().map((each) => [each.name, each.values]));
    expect(values.get('MUNG10_READERS')).toBe('1 to 64; default: 2');
    expect(values.get('MUNG10_MAIL_ALLOW_PLAINTEXT')).toBe('yes, no; default: no');
    expect(values.get('MUNG10_DATA')).toBe('default: ./data');
    expect(values.get('MUNG10_MAIL_PASSWORD')).toBe('');
  });
});

describe('a result that cannot be written', () => {
  const to = (target: string) => {
    const command = `node bin/mung10.js parse README.md catalog/calendar.yaml --json ${target}`;
    return spawnSync('bash', ['-o', 'pipefail', '-c', command], { encoding: 'utf8' });
  };

  it.runIf(existsSync('/dev/full'))('is a failure told in a sentence', () => {
    const result = to('> /dev/full');
    expect(result.stderr).toBe('mung10: The result could not be written: the disk is full.\n');
    expect(result.status).toBe(1);
  });

  it('is none when the reader of a pipe has seen enough', () => {
    const result = to('| true');
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
  });
});
