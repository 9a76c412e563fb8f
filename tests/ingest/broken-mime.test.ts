import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { OPEN_LIMITS } from '../../src/ingest/open-limits.ts';
import { openMessage } from '../../src/ingest/open-message.ts';
import { sha256Hex } from '../../src/ingest/sha256.ts';
import { codesOf, contents, summary } from './opened-message.ts';
import { DOCX_TYPE, filePart, mixedMessage, multipart, rawMessage, textPart } from './raw-message.ts';

const PDF = '%PDF-1.7 báo cáo';

describe('a broken message', () => {
  it.each(['', ' \r\n\r\n '])('throws only when there is nothing at all (%j)', async (raw) => {
    const error = await openMessage(Buffer.from(raw)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: 'empty' });
  });

  it('gives up uuencoded files that stand in its text', async () => {
    const uuencoded = 'begin 644 BC.pdf\n#)5!$\n#1BTQ\n`\nend';
    const message = await openMessage(rawMessage([], `Kính gửi\n${uuencoded}\nTrân trọng`));
    expect(message.bodyText).toBe('Kính gửi\nTrân trọng');
    expect(message.attachments.map((file) => [file.name, Buffer.from(file.bytes).toString()])).toEqual([
      ['BC.pdf', '%PDF-1'],
    ]);
  });

  it('keeps a sentence that begins with "begin"', async () => {
    const text = 'begin 644 là một câu\nnối tiếp.';
    expect((await openMessage(rawMessage(['Content-Type: text/plain; charset=utf-8'], text))).bodyText).toBe(text);
  });

  it('gives up the file behind a boundary that a gateway damaged', async () => {
    const raw = mixedMessage([textPart('Lời thư'), filePart('1.pdf', PDF), filePart('2.pdf', `${PDF} 2`)]);
    const damaged = Buffer.from(
      raw.toString('latin1').replace('--vach\r\nContent-Type: application', '--v@ch\r\nContent-Type: application'),
      'latin1',
    );
    const message = await openMessage(damaged);
    expect(message.bodyText).toBe('Lời thư');
    expect(contents(message)).toEqual([PDF, `${PDF} 2`]);
    expect(codesOf(message)).toEqual(['broken_mime']);
  });

  it('gives up the file behind a damaged boundary after another file', async () => {
    const raw = mixedMessage([filePart('1.pdf', PDF), filePart('2.pdf', `${PDF} 2`)]).toString('latin1');
    const at = raw.lastIndexOf('--vach\r\n');
    const message = await openMessage(Buffer.from(`${raw.slice(0, at)}--vac${raw.slice(at + 6)}`, 'latin1'));
    expect(contents(message)).toEqual([PDF, `${PDF} 2`]);
  });

  it.each([
    ['declares another boundary than it uses', 'Content-Type: multipart/mixed; boundary="khac"'],
    ['declares no boundary', 'Content-Type: multipart/mixed'],
    ['lost its Content-Type', 'X-Content-Type: multipart/mixed'],
  ])('gives up its files when it %s', async (_, field) => {
    const { body } = multipart([textPart('Lời thư'), filePart('BC.pdf', PDF)]);
    const message = await openMessage(rawMessage([field], body));
    expect(contents(message)).toEqual([PDF]);
    expect(message.bodyText).toBe('Lời thư');
    expect(codesOf(message)).toEqual(['broken_mime']);
  });

  it('gives up the part that was appended after its end', async () => {
    const { fields, body } = multipart([textPart('Lời thư')]);
    const late = filePart('BC.pdf', PDF);
    const message = await openMessage(
      rawMessage(fields, `${body}--vach\n${late.fields.join('\n')}\n\n${late.body}\n--vach--\n`),
    );
    expect(contents(message)).toEqual([PDF]);
    expect(codesOf(message)).toEqual(['broken_mime']);
  });

  it('gives up its files when a blank line cut its fields in two', async () => {
    const inner = multipart([textPart('Lời thư'), filePart('1.pdf', PDF)], { boundary: 'trong' });
    const whole = multipart([inner, filePart('2.pdf', `${PDF} 2`)]);
    const message = await openMessage(rawMessage(['', ...whole.fields], whole.body));
    expect(message.bodyText).toBe('Lời thư');
    expect(contents(message)).toEqual([PDF, `${PDF} 2`]);
    expect(codesOf(message)).toEqual(['broken_mime']);
  });

  it('tells apart a boundary and another that begins with it', async () => {
    const inner = multipart([textPart('Lời thư')], { type: 'alternative', boundary: 'vach_alt' });
    const message = await openMessage(mixedMessage([inner, filePart('BC.pdf', PDF)]));
    expect(message.bodyText).toBe('Lời thư');
    expect(contents(message)).toEqual([PDF]);
    expect(message.remarks).toEqual([]);
  });

  it('reads an inner multipart that nobody closed', async () => {
    const inner = multipart([textPart('Lời thư')], { type: 'alternative', boundary: 'trong' });
    const open = { fields: inner.fields, body: inner.body.replace('--trong--\n', '') };
    const message = await openMessage(mixedMessage([open, filePart('BC.pdf', PDF)]));
    expect(message.bodyText).toBe('Lời thư');
    expect(contents(message)).toEqual([PDF]);
    expect(codesOf(message)).toEqual(['broken_mime']);
  });

  it('reads a file whose fields run into its base64 without a blank line', async () => {
    const file = filePart('BC.pdf', PDF);
    const whole = multipart([textPart('Lời thư')]);
    const body = whole.body.replace('--vach--', `--vach\n${file.fields.join('\n')}\n${file.body}\n--vach--`);
    const message = await openMessage(rawMessage(whole.fields, body));
    expect(contents(message)).toEqual([PDF]);
  });

  it('drops the words that a gateway put behind the base64 of a file', async () => {
    const file = filePart('BC.pdf', 'PDF 1');
    const footed = { ...file, body: `${file.body}\n_______\nThư này đã được quét vi-rút. http://x.vn` };
    expect(contents(await openMessage(mixedMessage([footed])))).toEqual(['PDF 1']);
  });

  it('keeps a message file that is itself broken, opened as far as it goes', async () => {
    const inner = mixedMessage([textPart('Gốc'), filePart('BC.pdf', PDF)]);
    const message = await openMessage(mixedMessage([filePart('thu.eml', inner.subarray(0, inner.length - 12))]));
    expect(summary(message)).toEqual([['thu.eml/BC.pdf', 'pdf', null]]);
    expect(message.remarks).toMatchObject([{ code: 'broken_mime', source: { file: 'thu.eml' } }]);
  });

  it('stops at the limit of parts, with a remark', async () => {
    const parts = Array.from({ length: 60 }, () => ({ fields: [], body: 'x' }));
    const message = await openMessage(mixedMessage(parts), { ...OPEN_LIMITS, maxParts: 50 });
    expect(codesOf(message)).toEqual(['part_skipped']);
    expect(message.bodyText.split('\n\n')).toHaveLength(49);
  });

  it('keeps what is nested too deeply as a file', async () => {
    let part = textPart('Lời thư');
    for (let depth = 0; depth < 12; depth += 1) part = multipart([part], { boundary: `vach${depth}` });
    const message = await openMessage(rawMessage(part.fields, part.body));
    expect(message.attachments.map((file) => file.error?.code)).toEqual(['too_deep']);
    expect(codesOf(message)).toEqual(['part_skipped']);
  });

  it('gives every file of any message that is well made', async () => {
    const anyFile = fc.record({
      name: fc.constantFrom('BC.pdf', 'Phụ lục 1.docx', 'a b.bin'),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 300 }),
    });
    const anyMessage = fc.record({
      files: fc.array(anyFile, { maxLength: 6 }),
      nested: fc.boolean(),
      text: fc.constantFrom('', 'Kính gửi', '--vach', 'From x'),
    });
    await fc.assert(
      fc.asyncProperty(anyMessage, async ({ files, nested, text }) => {
        // Binary noise may look like an archive or a mail; a first byte that starts neither keeps it a plain file.
        const parts = files.map((file) => filePart(file.name, Buffer.concat([Buffer.from([1]), file.bytes])));
        const all = nested
          ? [multipart([textPart(text), ...parts], { boundary: 'trong' })]
          : [textPart(text), ...parts];
        const message = await openMessage(mixedMessage(all.filter((part) => text !== '--vach' || part.body !== text)));
        expect(message.attachments.map((file) => file.sha256)).toEqual(
          files.map((file) => sha256Hex(Buffer.concat([Buffer.from([1]), file.bytes]))),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('gives something wherever a message is cut off', async () => {
    const archive = zipSync({ 'PL.csv': Buffer.from('a,b\n1,2\n3,4\n') });
    const whole = mixedMessage([textPart('Lời thư'), filePart('1.pdf', PDF), filePart('PL.zip', archive)]);
    const firstEnd = whole.indexOf('--vach', whole.indexOf('1.pdf'));
    for (let end = 1; end < whole.length; end += 7) {
      const message = await openMessage(whole.subarray(0, end));
      if (end >= firstEnd) expect(contents(message)[0]).toBe(PDF);
    }
  });

  it('reads fields of half a megabyte of raw bytes', async () => {
    const fields = Buffer.concat([Buffer.from('Subject: '), Buffer.alloc(600_000, 0x80), Buffer.from('\n\nBC')]);
    expect(codesOf(await openMessage(fields))).toContain('charset_guessed');
  });

  it('does not let a hostile mass of boundaries, fields or padding hold it up', async () => {
    const started = performance.now();
    for (const body of ['--vach\n'.repeat(100_000), '--a:b\nContent-A: 1\n'.repeat(30_000), 'A='.repeat(500_000)]) {
      await openMessage(rawMessage(['Content-Type: multipart/mixed; boundary="vach"'], body));
      await openMessage(rawMessage(['Content-Transfer-Encoding: base64', 'Content-Type: application/x'], body));
    }
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it('has a DOCX_TYPE part that is no document told as what it is', async () => {
    const message = await openMessage(
      mixedMessage([filePart('BC.docx', '<html><body>BC</body></html>', { type: DOCX_TYPE })]),
    );
    expect(summary(message)).toEqual([['BC.docx', 'html', null]]);
  });
});
