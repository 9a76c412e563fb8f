import { gzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { identifyFile } from '../../src/ingest/identify-file.ts';
import { rawCompoundFile } from './raw-compound-file.ts';
import { rawZip } from './raw-zip.ts';

const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');
const utf16 = (content: string): Uint8Array => Buffer.from(`\ufeff${content}`, 'utf16le');

function packageOf(contentType: string, parts: Record<string, string>): Uint8Array {
  const types = `<Types><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/><Default Extension="xlsb" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.12"/><Override PartName="/x" ContentType="${contentType}"/></Types>`;
  const files = Object.entries({ '[Content_Types].xml': types, ...parts });
  return zipSync(Object.fromEntries(files.map(([name, content]) => [name, text(content)])));
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

describe('a file is known by its content', () => {
  it.each([
    ['a Word file', packageOf(WORD, { 'word/document.xml': '<w/>' }), 'docx'],
    ['a Word file with an unusual name of its main part', packageOf(WORD, { 'word/document2.xml': '<w/>' }), 'docx'],
    ['a Word file with macros', packageOf('application/vnd.ms-word.document.macroEnabled.main+xml', {}), 'docx'],
    ['an Excel file', packageOf(EXCEL, { 'xl/workbook.xml': '<x/>' }), 'xlsx'],
    ['an Excel file with macros', packageOf('application/vnd.ms-excel.sheet.macroEnabled.main+xml', {}), 'xlsm'],
    ['an OpenDocument text', zipSync({ mimetype: text('application/vnd.oasis.opendocument.text') }), 'odt'],
    ['an OpenDocument sheet', zipSync({ mimetype: text('application/vnd.oasis.opendocument.spreadsheet') }), 'ods'],
    ['an archive with a Word file in it', zipSync({ 'BC.docx': text('x') }), 'zip'],
    ['an empty archive', zipSync({}), 'zip'],
    ['an old Excel file', rawCompoundFile([{ name: 'Workbook' }]), 'xls'],
    ['an Excel 5 file', rawCompoundFile([{ name: 'Book' }]), 'xls'],
    [
      'an old Word file with an embedded workbook beside',
      rawCompoundFile([{ name: 'ObjectPool', right: 2 }, { name: 'WordDocument' }]),
      'doc',
    ],
    ['a PDF', text('%PDF-1.4\n'), 'pdf'],
    ['a PDF behind junk', text(`${'\r\n'.repeat(200)}%PDF-1.4\n`), 'pdf'],
    ['rich text', text('{\\rtf1\\ansi BC}'), 'rtf'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image'],
    ['a picture of a phone', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'image'],
    ['a web page called .xls', text('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>'), 'html'],
    [
      'a web page in UTF-16 called .doc',
      utf16('<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>BC'),
      'html',
    ],
    [
      'a web page behind an XML line and a comment',
      text('\ufeff<?xml version="1.0"?>\n<!-- BC -->\n<!DOCTYPE html><html>'),
      'html',
    ],
    ['a bare table', text('  <table border=1><tr><td>1'), 'html'],
    ['a mail', text('Received: from a\r\n by b\r\nFrom: a@b\r\nSubject: BC\r\n\r\nBC'), 'eml'],
    ['a mail out of an mbox', text('From a@b Wed Apr  9 01:12:00 2025\nFrom: a@b\nTo: c@d\nDate: x\n\nBC'), 'eml'],
    ['a table of values', text('STT,Nhiệm vụ,Kết quả\n1,"A, B",10\n2,C,20\n3,D,30\n'), 'csv'],
    ['a table of values with semicolons', text('STT;Nhiệm vụ;%\n1;A;98,5\n2;B;10\n'), 'csv'],
    ['a table of values in UTF-16', utf16('STT\tNhiệm vụ\n1\tA\n2\tB\n'), 'csv'],
    ['a text', text('Kính gửi: Tổ giúp việc, Công an tỉnh.\nSở báo cáo như sau.\nTrân trọng.'), 'txt'],
    ['a text in an old character set', Buffer.from('§Ò ¸n 06: ®· hoµn thµnh nhiÖm vô', 'latin1'), 'txt'],
    ['a long text that is cut within a letter when looked at', text(`${'a'.repeat(65_535)}ế`), 'txt'],
  ] as const)('%s', async (_, bytes, format) => {
    expect(await identifyFile(bytes)).toEqual({ format, error: null });
  });

  it('a workbook as exceljs writes it', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('PL1').addRow(['STT', 'Nhiệm vụ']);
    expect((await identifyFile(new Uint8Array(await workbook.xlsx.writeBuffer()))).format).toBe('xlsx');
  });

  it.each([
    ['nothing', new Uint8Array(0), 'unknown', 'empty'],
    ['noise', Buffer.from([0, 1, 2, 3, 250, 251]), 'unknown', 'unknown_format'],
    [
      'a Word or Excel file with a password',
      rawCompoundFile([{ name: 'EncryptionInfo', left: 2 }, { name: 'EncryptedPackage' }]),
      'unknown',
      'password_protected',
    ],
    [
      'a binary workbook',
      packageOf('application/vnd.ms-excel.sheet.binary.macroEnabled.main', {}),
      'unknown',
      'unsupported',
    ],
    [
      'a presentation',
      packageOf('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml', {}),
      'unknown',
      'unsupported',
    ],
    ['an old presentation', rawCompoundFile([{ name: 'PowerPoint Document' }]), 'unknown', 'unsupported'],
    ['an Outlook message', rawCompoundFile([{ name: '__properties_version1.0' }]), 'unknown', 'unsupported'],
    ['another compound file', rawCompoundFile([{ name: 'Contents' }]), 'unknown', 'unknown_format'],
    ['a compound file that is cut off', rawCompoundFile([{ name: 'Workbook' }]).subarray(0, 600), 'unknown', 'corrupt'],
    ['a .rar', Buffer.from('Rar!\x1a\x07\0', 'latin1'), 'rar', 'unsupported'],
    ['a .7z', Buffer.from('377abcaf271c0004', 'hex'), 'unknown', 'unsupported'],
    ['a .gz', gzipSync('BC'), 'unknown', 'unsupported'],
    ['a .tar', Buffer.concat([Buffer.alloc(257, 'a'), text('ustar\0')]), 'unknown', 'unsupported'],
    [
      'an XML spreadsheet of 2003',
      text(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      ),
      'unknown',
      'unsupported',
    ],
    [
      'a web archive',
      text('MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n'),
      'unknown',
      'unsupported',
    ],
  ] as const)('%s is no file to read: %s', async (_, bytes, format, code) => {
    expect(await identifyFile(bytes)).toMatchObject({ format, error: { code } });
  });

  it('a Word file that was cut off in sending is told as a broken Word file', async () => {
    const whole = packageOf(WORD, { 'word/document.xml': 'x'.repeat(1000) });
    expect(await identifyFile(whole.subarray(0, whole.length - 30))).toMatchObject({
      format: 'docx',
      error: { code: 'corrupt' },
    });
  });

  it('a directory whose entries point at each other does not hold it up', async () => {
    const rings = Array.from({ length: 300 }, (_, index) => ({
      name: `s${index}`,
      left: ((index + 1) % 300) + 1,
      right: index + 1,
    }));
    expect(await identifyFile(rawCompoundFile([...rings, { name: 'Workbook' }]))).toMatchObject({
      error: { code: 'unknown_format' },
    });
  });

  it('a list of types that is a bomb is not inflated', async () => {
    const bomb = rawZip([
      { name: '[Content_Types].xml', content: Buffer.alloc(50_000_000) },
      { name: 'xl/workbook.xml' },
    ]);
    const started = performance.now();
    expect((await identifyFile(bomb)).format).toBe('xlsx');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('any bytes get an answer', async () => {
    const magics = [
      '',
      'PK\x03\x04',
      'PK\x05\x06',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '<html',
      '<?xml',
      'From: a\n',
      '\xff\xfe',
      '%PDF',
    ];
    const anyFile = fc
      .tuple(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 3000 }))
      .map(([magic, rest]) => Buffer.concat([Buffer.from(magic, 'latin1'), rest]));
    await fc.assert(
      fc.asyncProperty(anyFile, async (bytes) => {
        const { format, error } = await identifyFile(bytes);
        expect(format !== 'unknown' || error !== null).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
