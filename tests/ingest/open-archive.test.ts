import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/ingest/open-archive.ts';
import { OPEN_LIMITS } from '../../src/ingest/open-limits.ts';
import { rawZip } from './raw-zip.ts';

const LIMITS = OPEN_LIMITS.archive;
const content = Buffer.from('báo cáo');

async function open(bytes: Uint8Array, limits = LIMITS): Promise<[string, string | null][]> {
  return (await openArchive(bytes, limits)).map((file) => [file.path, file.error?.code ?? null]);
}

async function refusal(bytes: Uint8Array, limits = LIMITS): Promise<unknown> {
  return openArchive(bytes, limits).catch((reason: unknown) => reason);
}

describe('an archive', () => {
  it('gives its files in their order, with their bytes', async () => {
    const files = await openArchive(zipSync({ 'b.docx': content, 'PL/a.xlsx': Buffer.from('x') }), LIMITS);
    expect(files).toEqual([
      { path: 'b.docx', bytes: content, error: null },
      { path: 'PL/a.xlsx', bytes: Buffer.from('x'), error: null },
    ]);
  });

  it.each([
    ['marked as UTF-8', Buffer.from('Báo cáo tiến độ.docx'), 0x800, 'Báo cáo tiến độ.docx'],
    ['UTF-8 without a mark', Buffer.from('Báo cáo tiến độ.docx'), 0, 'Báo cáo tiến độ.docx'],
    ['NFD, as macOS writes', Buffer.from('Tiến độ.docx'.normalize('NFD')), 0x800, 'Tiến độ.docx'],
    [
      'Windows 1258, as the Explorer writes',
      Buffer.from([0x42, 0xe1, 0x6f, 0x20, 0x63, 0xe1, 0x6f, 0x20, 0xf0, 0xf4, 0xf2, 0x2e, 0x78]),
      0,
      'Báo cáo độ.x',
    ],
    ['code page 437', Buffer.from([0x72, 0x82, 0x73, 0x75, 0x6d, 0x82, 0x2e, 0x78]), 0, 'résumé.x'],
    ['with backslashes', Buffer.from('PL\\PL1.xlsx'), 0, 'PL/PL1.xlsx'],
    ['absolute', Buffer.from('/etc/passwd'), 0, 'etc/passwd'],
    ['climbing', Buffer.from('../../../BC.docx'), 0, 'BC.docx'],
    ['of control characters', Buffer.from('BC\0\x07.docx'), 0, 'BC.docx'],
    ['of nothing', Buffer.from('../..'), 0, 'khong-ten'],
  ])('names its files safely: %s', async (_, name, flags, expected) => {
    expect(await open(rawZip([{ name, flags, content }]))).toEqual([[expected, null]]);
  });

  it('leaves out folders and what programs put in unasked', async () => {
    const junk = [
      'PL/',
      '__MACOSX/PL/._BC.docx',
      '._BC.docx',
      'PL/~$BC.docx',
      '.DS_Store',
      'PL/Thumbs.db',
      'desktop.ini',
    ];
    expect(await open(rawZip([...junk, 'PL/BC.docx'].map((name) => ({ name, content }))))).toEqual([
      ['PL/BC.docx', null],
    ]);
    expect(await refusal(rawZip(junk.map((name) => ({ name }))))).toMatchObject({ code: 'empty' });
  });

  it('says which files need a password, and keeps their locked bytes apart', async () => {
    const zip = rawZip([
      { name: 'khoa-1.docx', flags: 1, content },
      { name: 'mo.docx', content },
      { name: 'khoa-2.docx', flags: 1, content: Buffer.from('khác') },
    ]);
    expect(await open(zip)).toEqual([
      ['khoa-1.docx', 'password_protected'],
      ['mo.docx', null],
      ['khoa-2.docx', 'password_protected'],
    ]);
    const [first, , third] = await openArchive(zip, LIMITS);
    expect(first?.bytes.length).toBeGreaterThan(0);
    expect(first?.bytes).not.toEqual(third?.bytes);
  });

  it('as a whole needs a password when every file does', async () => {
    expect(await refusal(rawZip([{ name: 'BC.docx', flags: 1, content }]))).toMatchObject({
      code: 'password_protected',
    });
  });

  it('says which file is damaged and still gives the others', async () => {
    const zip = rawZip([
      { name: 'sai-tong.docx', content, crc: 1 },
      { name: 'khai-thieu.docx', content: Buffer.alloc(5000), declaredBytes: 10 },
      { name: 'khai-thua.docx', content, declaredBytes: 100 },
      { name: 'kieu-la.docx', content, method: 14 },
      { name: 'tot.docx', content },
    ]);
    expect(await open(zip)).toEqual([
      ['sai-tong.docx', 'corrupt'],
      ['khai-thieu.docx', 'corrupt'],
      ['khai-thua.docx', 'corrupt'],
      ['kieu-la.docx', 'unsupported'],
      ['tot.docx', null],
    ]);
  });

  it('does not inflate a file that is too large or swells beyond reason', async () => {
    const zip = rawZip([
      { name: 'khai-4-GB.txt', content, declaredBytes: 0xfffffff0 },
      { name: 'bom.txt', content: Buffer.alloc(20_000_000) },
      { name: 'tot.docx', content },
    ]);
    const started = performance.now();
    expect(await open(zip)).toEqual([
      ['khai-4-GB.txt', 'too_large'],
      ['bom.txt', 'too_large'],
      ['tot.docx', null],
    ]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('is refused as a whole when it has too many files, or too much in them', async () => {
    const many = rawZip(Array.from({ length: 30 }, (_, index) => ({ name: `${index}.docx`, content })));
    expect(await refusal(many, { ...LIMITS, maxEntries: 29 })).toMatchObject({ code: 'too_many_entries' });
    expect(await refusal(many, { ...LIMITS, maxTotalBytes: 100 })).toMatchObject({ code: 'too_large' });
  });

  it('is corrupt when its directory was cut off or it is no zip', async () => {
    const zip = rawZip([{ name: 'BC.docx', content }]);
    expect(await refusal(zip.subarray(0, zip.length - 1))).toMatchObject({ code: 'corrupt' });
    expect(await refusal(Buffer.from('PK\x03\x04 hỏng'))).toMatchObject({ code: 'corrupt' });
  });

  it('gives a damaged file as damaged when only its beginning was lost', async () => {
    const zip = rawZip([{ name: 'BC.docx', content: Buffer.alloc(300, 'ab1') }]);
    expect(await open(Buffer.concat([Buffer.alloc(39), zip.subarray(39)]))).toEqual([['BC.docx', 'corrupt']]);
  });
});
