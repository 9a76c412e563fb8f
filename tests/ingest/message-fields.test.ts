import { describe, expect, it } from 'vitest';
import { openMessage } from '../../src/ingest/open-message.ts';
import { codesOf } from './opened-message.ts';
import { multipart, rawMessage, textPart } from './raw-message.ts';

describe('the fields of a message', () => {
  it('are decoded whether they are encoded words, raw UTF-8 or NFD', async () => {
    const message = await openMessage(
      Buffer.from(
        [
          'From: "Sở Tư pháp" <STP@binhdinh.gov.vn>',
          'To: =?utf-8?Q?T=E1=BB=95_gi=C3=BAp_vi=E1=BB=87c?= <dean06@binhdinh.gov.vn>, vp@binhdinh.gov.vn',
          `Subject: =?UTF-8?B?${Buffer.from('Báo cáo').toString('base64')}?= =?UTF-8?Q?_th=C3=A1ng_4?= (gửi lại)`.normalize(
            'NFD',
          ),
          'Message-ID: <1@stp>',
          'In-Reply-To: <0@dean06>',
          'Date: Wed, 9 Apr 2025 08:12:00 +0700 (ICT)',
          '',
          'Kính gửi',
        ].join('\n'),
      ),
    );
    expect(message).toMatchObject({
      from: { name: 'Sở Tư pháp', address: 'STP@binhdinh.gov.vn' },
      to: [
        { name: 'Tổ giúp việc', address: 'dean06@binhdinh.gov.vn' },
        { name: '', address: 'vp@binhdinh.gov.vn' },
      ],
      subject: 'Báo cáo tháng 4 (gửi lại)',
      messageId: '<1@stp>',
      inReplyTo: '<0@dean06>',
      sentAt: new Date('2025-04-09T01:12:00Z'),
      bodyText: 'Kính gửi',
      attachments: [],
      remarks: [],
    });
  });

  it('are read as Windows 1258 when they are raw bytes of neither ASCII nor UTF-8, with a remark', async () => {
    const subject = Buffer.from([
      ...Buffer.from('B'),
      0xe1,
      ...Buffer.from('o c'),
      0xe1,
      ...Buffer.from('o tha'),
      0xec,
      ...Buffer.from('ng 4'),
    ]);
    const message = await openMessage(
      Buffer.concat([Buffer.from('From: a@b\r\nSubject: '), subject, Buffer.from('\r\n\r\nBC')]),
    );
    expect(message.subject).toBe('Báo cáo tháng 4');
    expect(codesOf(message)).toEqual(['charset_guessed']);
  });

  it.each([
    ['Wed, 9 Apr 2025 08:12:00 +0700', '2025-04-09T01:12:00.000Z'],
    ['9 Apr 25 08:12 GMT', '2025-04-09T08:12:00.000Z'],
    ['Wed, 09 Apr 2025 08:12:00', '2025-04-09T01:12:00.000Z'],
    ['Thu, 31 Feb 2025 08:12:00 +0700', null],
    ['hôm nay', null],
    ['', null],
  ])('Date “%s” is %s', async (date, expected) => {
    const message = await openMessage(rawMessage([`Date: ${date}`], 'BC'));
    expect(message.sentAt?.toISOString() ?? null).toBe(expected);
  });

  it('tell what the servers on the way found out, topmost first', async () => {
    const message = await openMessage(
      rawMessage(
        [
          'Authentication-Results: mx.binhdinh.gov.vn;\n dmarc=fail header.from=x.vn',
          'Authentication-Results: other; spf=pass',
        ],
        'BC',
      ),
    );
    expect(message.authenticationResults).toEqual([
      'mx.binhdinh.gov.vn; dmarc=fail header.from=x.vn',
      'other; spf=pass',
    ]);
  });

  it.each([
    ['an absence note', 'Auto-Submitted: auto-replied', { autoSubmitted: true, listMail: false, bounce: false }],
    ['a person’s mail that says so', 'Auto-Submitted: no', { autoSubmitted: false, listMail: false, bounce: false }],
    [
      'a person’s mail through Exchange',
      'X-Auto-Response-Suppress: All',
      { autoSubmitted: false, listMail: false, bounce: false },
    ],
    ['a newsletter', 'List-Unsubscribe: <https://x.vn/u>', { autoSubmitted: false, listMail: true, bounce: false }],
    ['bulk mail', 'Precedence: bulk', { autoSubmitted: false, listMail: true, bounce: false }],
  ])('tell %s', async (_, field, expected) => {
    expect(await openMessage(rawMessage([field], 'BC'))).toMatchObject(expected);
  });

  it('tell a delivery failure', async () => {
    const report = multipart(
      [
        textPart('Không gửi được thư.'),
        { fields: ['Content-Type: message/delivery-status'], body: 'Reporting-MTA: dns; mx\n\nAction: failed' },
      ],
      { type: 'report; report-type=delivery-status' },
    );
    const message = await openMessage(rawMessage(report.fields, report.body));
    expect(message).toMatchObject({ bounce: true, attachments: [] });
    expect(message.bodyText).toContain('Action: failed');
    const old = Buffer.from('Return-Path: <>\nFrom: MAILER-DAEMON@mx.vn\nSubject: failure\n\nUser unknown');
    expect((await openMessage(old)).bounce).toBe(true);
  });
});
