import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openMessage } from '../../src/ingest/open-message.ts';
import { OPEN_LIMITS } from '../../src/ingest/open-limits.ts';
import { summary } from './opened-message.ts';
import { filePart, mixedMessage, multipart, rawMessage, textPart } from './raw-message.ts';

const PDF = '%PDF-1.7 báo cáo';

describe('files inside files', () => {
  const archive = zipSync({
    'PL/PL1.pdf': Buffer.from(PDF),
    '__MACOSX/._PL1.pdf': Buffer.from('x'),
    '~$PL1.docx': Buffer.from('x'),
  });

  it('are listed by their path, the archive itself is not', async () => {
    const message = await openMessage(mixedMessage([filePart('BC.zip', archive)]));
    expect(summary(message)).toEqual([['BC.zip/PL/PL1.pdf', 'pdf', null]]);
  });

  it('are found in forwarded messages, however they are attached, at any depth', async () => {
    const parts = [textPart('Lời thư gốc'), filePart('BC.pdf', PDF), filePart('PL.zip', archive)];
    const whole = multipart(parts, { boundary: 'trong' });
    const inner = rawMessage(whole.fields, whole.body);
    const forwarded = {
      fields: ['Content-Type: message/rfc822', 'Content-Disposition: inline'],
      body: inner.toString(),
    };
    const asFile = filePart('FW BC.eml', inner);
    const message = await openMessage(mixedMessage([textPart('Chuyển tiếp'), forwarded, asFile]));
    expect(message.bodyText).toBe('Chuyển tiếp');
    expect(summary(message).map(([name]) => name)).toEqual([
      'thu-chuyen-tiep.eml/BC.pdf',
      'thu-chuyen-tiep.eml/PL.zip/PL/PL1.pdf',
      'FW BC.eml/BC.pdf',
      'FW BC.eml/PL.zip/PL/PL1.pdf',
    ]);
    expect(message.forwarded?.map((each) => [each.path, each.from?.address, each.bodyText])).toEqual([
      ['thu-chuyen-tiep.eml', 'stp@binhdinh.gov.vn', 'Lời thư gốc'],
      ['FW BC.eml', 'stp@binhdinh.gov.vn', 'Lời thư gốc'],
    ]);
  });

  it('leave a forwarded message without files in the list itself', async () => {
    const inner = rawMessage([], 'Sở báo cáo bằng lời: đã hoàn thành nhiệm vụ 9.');
    const message = await openMessage(
      mixedMessage([{ fields: ['Content-Type: message/rfc822'], body: inner.toString() }]),
    );
    expect(summary(message)).toEqual([['thu-chuyen-tiep.eml', 'eml', null]]);
    expect(message.forwarded?.[0]?.bodyText).toContain('đã hoàn thành');
  });

  it('leave an archive that cannot be opened in the list, with its error', async () => {
    const empty = zipSync({ 'Thumbs.db': Buffer.from('x') });
    const message = await openMessage(
      mixedMessage([filePart('rong.zip', empty), filePart('cut.zip', archive.subarray(0, 100))]),
    );
    expect(summary(message)).toEqual([
      ['rong.zip', 'zip', 'empty'],
      ['cut.zip', 'zip', 'corrupt'],
    ]);
  });

  it('are not opened beyond the depth that the limits allow', async () => {
    let nested: Uint8Array = zipSync({ 'BC.pdf': Buffer.from(PDF) });
    for (let depth = 0; depth < 6; depth += 1) nested = zipSync({ 'trong.zip': nested });
    const message = await openMessage(mixedMessage([filePart('ngoai.zip', nested)]));
    expect(summary(message)).toEqual([[`ngoai.zip${'/trong.zip'.repeat(5)}`, 'zip', 'too_deep']]);
  });

  it('share one budget of bytes and of files over all archives of the message', async () => {
    const large = zipSync({ 'a.txt': Buffer.alloc(40_000, 'a') });
    const files = [filePart('1.zip', large), filePart('2.zip', large), filePart('3.zip', large)];
    const bytes = { ...OPEN_LIMITS, archive: { ...OPEN_LIMITS.archive, maxTotalBytes: 100_000 } };
    expect(summary(await openMessage(mixedMessage(files), bytes))).toEqual([
      ['1.zip/a.txt', 'txt', null],
      ['2.zip/a.txt', 'txt', null],
      ['3.zip', 'zip', 'too_large'],
    ]);
    const count = { ...OPEN_LIMITS, maxFiles: 2 };
    expect(summary(await openMessage(mixedMessage(files), count)).at(-1)).toEqual(['3.zip', 'zip', 'too_many_entries']);
  });
});
