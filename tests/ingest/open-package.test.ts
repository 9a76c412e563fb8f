import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openPackage } from '../../src/ingest/open-package.ts';
import { PACKAGE_LIMITS } from '../../src/ingest/open-limits.ts';
import { rawZip } from './raw-zip.ts';

const xml = Buffer.from('<w:document/>');

async function refusal(bytes: Uint8Array, limits = PACKAGE_LIMITS): Promise<unknown> {
  return openPackage(bytes, limits).catch((reason: unknown) => reason);
}

describe('the parts of a document', () => {
  it('are inflated, except what nobody reads', async () => {
    const parts = await openPackage(
      zipSync({
        '[Content_Types].xml': xml,
        'word/document.xml': xml,
        'word/media/image1.png': xml,
        'xl/vbaProject.bin': xml,
        'word/fonts/font1.odttf': xml,
        'docProps/thumbnail.jpeg': xml,
        'word/embeddings/Microsoft_Excel_Sheet1.xlsx': xml,
      }),
    );
    expect([...parts.keys()]).toEqual([
      '[Content_Types].xml',
      'word/document.xml',
      'word/embeddings/Microsoft_Excel_Sheet1.xlsx',
    ]);
    expect(parts.get('word/document.xml')).toEqual(xml);
  });

  it('are known by clean names only, and the first of two counts', async () => {
    const names = ['/word/document.xml', '../word/document.xml', 'word//document.xml', 'word/./a.xml', 'word/'];
    const zip = rawZip([
      ...names.map((name) => ({ name, content: xml })),
      { name: 'word\\document.xml', content: xml },
      { name: 'word/document.xml', content: Buffer.from('sau') },
    ]);
    expect([...(await openPackage(zip))]).toEqual([['word/document.xml', xml]]);
  });

  it('are not inflated when they are a bomb, and that is known at once', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': Buffer.alloc(20_000_000) });
    const many = rawZip(
      Array.from({ length: 100 }, (_, index) => ({ name: `xl/s${index}.xml`, content: xml, declaredBytes: 7_000_000 })),
    );
    const started = performance.now();
    expect(await refusal(bomb)).toMatchObject({ code: 'too_large' });
    expect(await refusal(many)).toMatchObject({ code: 'too_large' });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('are not trusted about their size', async () => {
    const lying = rawZip([{ name: 'xl/workbook.xml', content: Buffer.alloc(50_000_000), declaredBytes: 100 }]);
    expect(await refusal(lying)).toMatchObject({ code: 'corrupt' });
  });

  it.each([
    ['too_many_entries', rawZip(Array.from({ length: 40 }, (_, index) => ({ name: `${index}.xml` })))],
    ['password_protected', rawZip([{ name: 'word/document.xml', content: xml, flags: 1 }])],
    ['corrupt', rawZip([{ name: 'word/document.xml', content: xml, crc: 1 }])],
    ['corrupt', zipSync({ 'word/document.xml': xml }).subarray(0, 70)],
  ])('end with the clear error %s', async (code, zip) => {
    expect(await refusal(zip, { ...PACKAGE_LIMITS, maxEntries: 30 })).toMatchObject({ code });
  });
});
