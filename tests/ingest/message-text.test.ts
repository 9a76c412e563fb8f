import { describe, expect, it } from 'vitest';
import { openMessage } from '../../src/ingest/open-message.ts';
import { OPEN_LIMITS } from '../../src/ingest/open-limits.ts';
import { codesOf, summary } from './opened-message.ts';
import { filePart, mixedMessage, multipart, rawMessage, textPart } from './raw-message.ts';

const PDF = '%PDF-1.7 báo cáo';

describe('the text of a message', () => {
  it('is the plain text where an alternative offers both', async () => {
    const body = multipart([textPart('Lời thư'), textPart('<p>Lời <b>thư</b> đẹp</p>', 'html')], {
      type: 'alternative',
    });
    expect((await openMessage(rawMessage(body.fields, body.body))).bodyText).toBe('Lời thư');
  });

  it('is made from the HTML where the plain text is blank, with links kept and table cells apart', async () => {
    const html =
      '<style>p{}</style><p>Kính gửi: <a href="https://drive.google.com/x">tệp</a></p><table><tr><td>STT</td><td>Nhiệm vụ</td></tr><tr><td>1</td><td>Rà soát</td></tr></table>';
    const body = multipart([textPart('\n \n'), textPart(html, 'html')], { type: 'alternative' });
    const { bodyText } = await openMessage(rawMessage(body.fields, body.body));
    expect(bodyText).toContain('tệp [https://drive.google.com/x]');
    expect(bodyText).toMatch(/STT \| Nhiệm vụ \|\s*\n1 \| Rà soát/);
  });

  it('joins the texts around a file', async () => {
    const message = await openMessage(mixedMessage([textPart('Trước'), filePart('a.pdf', PDF), textPart('Sau')]));
    expect(message.bodyText).toBe('Trước\n\nSau');
  });

  it.each([
    ['quoted-printable', 'Content-Transfer-Encoding: quoted-printable', 'B=C3=A1o c=\n=C3=A1o', 'Báo cáo'],
    ['base64', 'Content-Transfer-Encoding: base64', Buffer.from('Báo cáo').toString('base64'), 'Báo cáo'],
    ['an unknown encoding', 'Content-Transfer-Encoding: 7-bit', 'Bao cao', 'Bao cao'],
  ])('is decoded from %s', async (_, field, body, expected) => {
    const type = 'Content-Type: text/plain; charset=utf-8';
    expect((await openMessage(rawMessage([type, field], body))).bodyText).toBe(expected);
  });

  it('has soft line breaks of format=flowed joined', async () => {
    const fields = ['Content-Type: text/plain; charset=utf-8; format=flowed'];
    expect((await openMessage(rawMessage(fields, 'Báo cáo \ntháng 4\n'))).bodyText).toBe('Báo cáo tháng 4');
  });

  it('is read as Windows 1258 when its bytes are not the UTF-8 that it claims, with a remark', async () => {
    const raw = Buffer.concat([
      rawMessage(['Content-Type: text/plain; charset=UTF-8'], 'K'),
      Buffer.from([0xed]),
      Buffer.from('nh g'),
      Buffer.from([0xfd, 0xd2]),
      Buffer.from('i'),
    ]);
    const message = await openMessage(raw);
    expect(message.bodyText).toBe('Kính gửi');
    expect(codesOf(message)).toEqual(['charset_guessed']);
  });

  it('becomes a file, with a remark, when it is too long to be a letter', async () => {
    const text = 'Nhiệm vụ 1: đã hoàn thành.\r\n'.repeat(1000).trimEnd();
    const message = await openMessage(mixedMessage([textPart(text)]), { ...OPEN_LIMITS, maxTextBytes: 10_000 });
    expect(message.bodyText).toBe('');
    expect(summary(message)).toEqual([['noi-dung-thu.txt', 'txt', null]]);
    expect(Buffer.from(message.attachments[0]?.bytes ?? []).toString()).toBe(text);
    expect(codesOf(message)).toEqual(['part_skipped']);
  });

  it('becomes a file when its HTML is nested beyond reading', async () => {
    const message = await openMessage(mixedMessage([textPart('<div>'.repeat(5000), 'html')]));
    expect(summary(message)).toEqual([['noi-dung-thu.html', 'html', null]]);
  });
});
