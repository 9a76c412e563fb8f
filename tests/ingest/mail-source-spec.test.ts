import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/model/errors.ts';
import { describeMailSource, readMailSourceSpec } from '../../src/ingest/mail-source-spec.ts';
import { openMailSource } from '../../src/ingest/open-mail-source.ts';

describe('a mail source as the operator writes it', () => {
  it.each([
    [
      'imaps://dean06%40binhdinh.gov.vn@mail.binhdinh.gov.vn/INBOX',
      {
        kind: 'imap',
        encrypted: true,
        user: 'dean06@binhdinh.gov.vn',
        host: 'mail.binhdinh.gov.vn',
        port: 993,
        folder: 'INBOX',
      },
    ],
    [
      'imap://dean06@127.0.0.1:1143',
      { kind: 'imap', encrypted: false, user: 'dean06', host: '127.0.0.1', port: 1143, folder: 'INBOX' },
    ],
    [
      'imaps://a@[::1]/B%C3%A1o%20c%C3%A1o/2025',
      { kind: 'imap', encrypted: true, user: 'a', host: '::1', port: 993, folder: 'Báo cáo/2025' },
    ],
    ['maildir:/var/mail/dean06', { kind: 'maildir', path: '/var/mail/dean06' }],
    ['mbox:/tmp/thang 4.mbox', { kind: 'mbox', path: '/tmp/thang 4.mbox' }],
    ['dir:/tmp/x', { kind: 'dir', path: '/tmp/x' }],
  ])('%s is understood', (spec, expected) => {
    expect(readMailSourceSpec(spec)).toEqual(expected);
  });

  it.each([
    ['', /is not understood; write imaps:/],
    ['INBOX', /is not understood; write imaps:/],
    ['pop3://a@b', /is not understood; write imaps:/],
    ['imaps://mail.binhdinh.gov.vn/INBOX', /names no user/],
    ['imaps:///INBOX', /is not understood/],
    ['imaps://a@b:99999/INBOX', /is not understood/],
    ['imaps://a%ZZ@b/INBOX', /user name .* write it %25/],
    ['dir:', /names no path/],
  ])('%j is refused with advice', async (spec, sentence) => {
    expect(() => readMailSourceSpec(spec)).toThrow(sentence);
    expect(() => readMailSourceSpec(spec)).toThrow(ConfigError);
    await expect(openMailSource(spec)).rejects.toThrow(ConfigError);
  });

  it('is refused with a password in it, which is not repeated', () => {
    expect(() => readMailSourceSpec('imaps://a:bí-mật@b/INBOX')).toThrow(/must not hold the password/);
    expect(() => readMailSourceSpec('imaps://a:bi-mat@b:x/INBOX')).toThrow(expect.not.stringMatching(/bi-mat/));
  });

  it('is named in logs by what tells it apart', () => {
    expect(describeMailSource(readMailSourceSpec('imaps://a%40b@[::1]/X'))).toBe('imaps://a%40b@[::1]:993');
    expect(describeMailSource(readMailSourceSpec('dir:/tmp/x'))).toBe('dir:/tmp/x');
  });

  it.each(['maildir:/khong/co', 'mbox:/khong/co', 'dir:/khong/co'])(
    '%s that does not exist is said so',
    async (spec) => {
      await expect(openMailSource(spec)).rejects.toThrow(/Cannot read \/khong\/co.* \(ENOENT\); check that it exists/);
    },
  );
});
