import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ndjson, runCommand } from './run-command.ts';

type Message = {
  readonly subject: string;
  readonly outcome: string;
  readonly reason: string;
  readonly attachments: readonly { readonly name: string; readonly outcome: string; readonly reason: string | null }[];
};

const CLOCK = ['--period', '2025-04', '--now', '2025-04-17T08:00:00+07:00'];

/** A mail of one attachment, as a clerk's program writes it. */
function aMail(subject: string, file: { readonly name: string; readonly bytes: Uint8Array }): string {
  const body = Buffer.from(file.bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  return [
    'Received: from a by mx.binhdinh.gov.vn; Wed, 09 Apr 2025 08:00:00 +0700',
    'From: <stp@binhdinh.gov.vn>',
    `Subject: ${subject}`,
    `Message-ID: <${Buffer.from(subject).toString('hex').slice(0, 40)}@test>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: application/octet-stream',
    `Content-Disposition: attachment; filename="${file.name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    body,
    '--b--',
    '',
  ].join('\r\n');
}

const zeros = new Uint8Array(40 * 1024 * 1024);
const sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>';

describe('a mailbox full of hostile mails', () => {
  const home = mkdtempSync(join(tmpdir(), 'mung10-hostile-'));
  const mails = join(home, 'mails');
  const data = ['--data', join(home, 'data')];
  const env = { MUNG10_MAX_MESSAGE_MB: '1', MUNG10_FILE_SECONDS: '20' };
  let summary: Record<string, Record<string, number>>;
  let listed: Message[];

  beforeAll(async () => {
    mkdirSync(mails);
    const put = (name: string, text: string | Uint8Array) => writeFileSync(join(mails, name), text);
    put('1-large.eml', aMail('qua lon', { name: 'bc.docx', bytes: new Uint8Array(2 * 1024 * 1024) }));
    put('2-bomb.eml', aMail('bom', { name: 'bc.zip', bytes: zipSync({ 'a.txt': zeros }, { level: 9 }) }));
    const workbook = { '[Content_Types].xml': new TextEncoder().encode('<Types/>'), 'xl/workbook.xml': zeros };
    put('3-bomb-xlsx.eml', aMail('bom xlsx', { name: 'bc.xlsx', bytes: zipSync(workbook, { level: 9 }) }));
    put(
      '4-name.eml',
      aMail('<script>alert(1)</script>', { name: '../../../etc/passwd', bytes: new TextEncoder().encode(sheet) }),
    );
    put('5-empty.eml', '');
    put(
      '6-noise.eml',
      new Uint8Array(5000).map((_, index) => (index * 7919) % 256),
    );
    put('7-headers-only.eml', 'Subject: =?utf-8?B?4bq/?=\r\nFrom: x');
    const run = await runCommand(
      ['run', '--from', `dir:${mails}`, ...CLOCK, ...data, '--out', join(home, 'out'), '--json'],
      { env },
    );
    expect(run.code, run.err).toBe(0);
    summary = JSON.parse(run.out) as Record<string, Record<string, number>>; // the contract's summary
    listed = ndjson((await runCommand(['messages', ...data, '--json'])).out) as Message[]; // the contract's messages
  }, 120_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('loses none of them', () => {
    expect(listed).toHaveLength(readdirSync(mails).length);
    const { seen, new: fresh, ...outcomes } = summary['messages'] ?? {};
    expect(seen).toBe(listed.length);
    expect(fresh).toBe(listed.length);
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(seen);
  });

  it('lets none of them count', () => {
    expect(listed.map((message) => message.outcome).filter((outcome) => outcome === 'submission')).toEqual([]);
    expect(summary['roster']).toMatchObject({ onTime: 0, late: 0 });
  });

  it('names the mail that is too large and leaves it where it is', () => {
    const large = listed.find((message) => message.reason.includes('Thư vẫn còn trong hộp thư'));
    expect(large?.outcome).toBe('failed');
    expect(large?.reason).toContain('1 MB');
  });

  it('says of each bad file what is wrong with it', () => {
    const reasons = new Map(listed.flatMap((message) => message.attachments).map((file) => [file.name, file]));
    expect(reasons.get('bc.zip/a.txt')?.outcome ?? reasons.get('bc.zip')?.outcome).toBe('failed');
    expect(reasons.get('bc.xlsx')).toMatchObject({ outcome: 'failed' });
    expect(reasons.get('bc.xlsx')?.reason).toMatch(/dung lượng|hỏng/);
  });

  it('uses no name from outside as a path and shows scripts as text', () => {
    const named = listed.find((message) => message.subject.includes('<script>'));
    expect(named?.attachments.map((file) => file.name.includes('/'))).toEqual([false]);
  });

  it('takes nothing twice', async () => {
    const again = await runCommand(['collect', '--from', `dir:${mails}`, ...data, '--json'], { env });
    expect(JSON.parse(again.out)).toMatchObject({ seen: listed.length, fresh: 0 });
  });
});
