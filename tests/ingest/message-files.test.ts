import { describe, expect, it } from 'vitest';
import { openMessage } from '../../src/ingest/open-message.ts';
import { sha256Hex } from '../../src/ingest/sha256.ts';
import { summary } from './opened-message.ts';
import { base64Lines, filePart, mixedMessage, multipart, rawMessage, textPart } from './raw-message.ts';

const PDF = '%PDF-1.7 báo cáo';

describe('the files of a message', () => {
  it('come with their bytes, their hash and what they are', async () => {
    const message = await openMessage(
      mixedMessage([textPart('BC'), filePart('1. BC.pdf', PDF, { type: 'application/msword' })]),
    );
    expect(message.attachments).toEqual([
      {
        name: '1. BC.pdf',
        sha256: sha256Hex(Buffer.from(PDF)),
        bytes: Buffer.from(PDF),
        format: 'pdf',
        inline: false,
        error: null,
      },
    ]);
  });

  it.each([
    ['RFC 2231 in pieces', "attachment; filename*0*=UTF-8''B%C3%A1o%20c; filename*1*=%C3%A1o.pdf", 'Báo cáo.pdf'],
    ['encoded words in quotes', 'attachment; filename="=?UTF-8?B?QsOhbyBjw6FvLnBkZg==?="', 'Báo cáo.pdf'],
    ['raw UTF-8', 'attachment; filename="Báo cáo.pdf"', 'Báo cáo.pdf'],
    ['raw UTF-8 without quotes', 'attachment; filename=Báo cáo tháng 4.pdf', 'Báo cáo tháng 4.pdf'],
    ['NFD', `attachment; filename="${'Báo cáo tiến độ.pdf'.normalize('NFD')}"`, 'Báo cáo tiến độ.pdf'],
    [
      'the old and the new way together',
      'attachment; filename="Bao cao.pdf"; filename*=UTF-8\'\'B%C3%A1o%20c%C3%A1o.pdf',
      'Báo cáo.pdf',
    ],
    ['a way out of the folder', "attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", '.._.._etc_passwd'],
    ['control characters', "attachment; filename*=UTF-8''BC%00%0D%0A.pdf", 'BC .pdf'],
    ['a reversed reading direction', "attachment; filename*=UTF-8''BC%E2%80%AEfdp.exe", 'BCfdp.exe'],
    ['nothing but dots', 'attachment; filename=".."', 'tep-dinh-kem.pdf'],
    ['nothing', 'attachment', 'tep-dinh-kem.pdf'],
  ])('are named from %s', async (_, disposition, expected) => {
    const message = await openMessage(mixedMessage([filePart('', PDF, { disposition })]));
    expect(message.attachments.map((file) => file.name)).toEqual([expected]);
  });

  it('keep the extension when a name is cut', async () => {
    const message = await openMessage(mixedMessage([filePart(`${'Báo cáo '.repeat(40)}.docx`, PDF)]));
    const name = message.attachments[0]?.name ?? '';
    expect(name.length).toBeLessThanOrEqual(180);
    expect(name).toMatch(/^Báo cáo .*…\.docx$/);
  });

  it('take the name of the Content-Type where the disposition has none, and a number where neither has', async () => {
    const named = filePart('', PDF, { type: 'application/pdf; name="BC.pdf"', disposition: 'attachment' });
    const unnamed = filePart('', PDF, { disposition: 'attachment' });
    const message = await openMessage(mixedMessage([named, unnamed, unnamed]));
    expect(message.attachments.map((file) => file.name)).toEqual(['BC.pdf', 'tep-dinh-kem.pdf', 'tep-dinh-kem-2.pdf']);
  });

  it('include a mail that is nothing but a file', async () => {
    const file = filePart('BC.pdf', PDF);
    const message = await openMessage(rawMessage(file.fields, file.body));
    expect(message.bodyText).toBe('');
    expect(summary(message)).toEqual([['BC.pdf', 'pdf', null]]);
  });

  it('include texts that are shown inline but carry a name', async () => {
    const inline = {
      fields: ['Content-Type: text/plain; charset=utf-8; name="so-lieu.csv"', 'Content-Disposition: inline'],
      body: 'STT,Nhiệm vụ,%\n1,A,10\n2,B,20',
    };
    const html = {
      fields: ['Content-Type: text/html', 'Content-Disposition: inline; filename="bang.html"'],
      body: '<table><tr><td>1</td></tr></table>',
    };
    const message = await openMessage(mixedMessage([textPart('Lời thư'), inline, html]));
    expect(message.bodyText).toBe('Lời thư');
    expect(summary(message)).toEqual([
      ['so-lieu.csv', 'csv', null],
      ['bang.html', 'html', null],
    ]);
  });

  it('mark the ornaments of a text, and only them', async () => {
    const logo = {
      fields: ['Content-Type: image/png', 'Content-ID: <logo>', 'Content-Transfer-Encoding: base64'],
      body: base64Lines(Buffer.from('\x89PNG\r\n', 'latin1')),
    };
    const photo = {
      ...logo,
      fields: ['Content-Type: image/jpeg; name="IMG_1.jpg"', 'Content-ID: <p>', 'Content-Transfer-Encoding: base64'],
      body: base64Lines(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(200_000)])),
    };
    const scan = filePart('scan.png', Buffer.from([0x89, 0x50, 0x4e, 0x47]), { type: 'image/png' });
    const letter = multipart([textPart('<img src="cid:logo">', 'html'), logo, photo], {
      type: 'related',
      boundary: 'trong',
    });
    const invitation = { fields: ['Content-Type: text/calendar; method=REQUEST'], body: 'BEGIN:VCALENDAR' };
    const message = await openMessage(mixedMessage([letter, scan, invitation]));
    expect(message.attachments.map((file) => [file.name, file.inline])).toEqual([
      ['tep-dinh-kem.png', true],
      ['IMG_1.jpg', false],
      ['scan.png', false],
      ['tep-dinh-kem-2.txt', true],
    ]);
  });

  it('say why a file will not be read', async () => {
    const message = await openMessage(
      mixedMessage([
        filePart('trong.docx', ''),
        filePart('BC.rar', 'Rar!\x1a\x07\x01\x00'),
        filePart('winmail.dat', Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0, 0])),
        filePart('BC.docx', Buffer.from('504b0304140000', 'hex')),
        filePart('la.bin', Buffer.from([1, 2, 3, 4, 5])),
      ]),
    );
    expect(summary(message)).toEqual([
      ['trong.docx', 'unknown', 'empty'],
      ['BC.rar', 'rar', 'unsupported'],
      ['winmail.dat', 'unknown', 'unsupported'],
      ['BC.docx', 'zip', 'corrupt'],
      ['la.bin', 'unknown', 'unknown_format'],
    ]);
  });
});
