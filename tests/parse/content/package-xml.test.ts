import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/model/errors.ts';
import { readXml } from '../../../src/parse/content/package-xml.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT_W = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

/** The events of a part as lines: "<w:p w:val=1", "text", ">w:p". */
function eventsOf(xml: string | Uint8Array): string[] {
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
  const lines: string[] = [];
  readXml(bytes, {
    part: 'word/document.xml',
    events: {
      open(name, attributes) {
        const shown = Object.entries(attributes).filter(([key]) => !key.startsWith('xmlns'));
        lines.push(['<' + name, ...shown.map(([key, value]) => `${key}=${value}`)].join(' '));
      },
      close: (name) => lines.push('>' + name),
      text: (text) => lines.push(text),
    },
  });
  return lines;
}

function errorOf(xml: string | Uint8Array): InputError {
  try {
    eventsOf(xml);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('readXml', () => {
  test('reports elements, attributes and text in document order', () => {
    expect(eventsOf(`<w:p xmlns:w="${W}"><w:t w:val="1" id="a">Đề án 06 &amp; <![CDATA[<DVC>]]></w:t></w:p>`)).toEqual([
      '<w:p',
      '<w:t w:val=1 id=a',
      'Đề án 06 & ',
      '<DVC>',
      '>w:t',
      '>w:p',
    ]);
  });

  test('names are the same whatever prefix the file chose', () => {
    const usual = eventsOf(`<w:p xmlns:w="${W}"><w:jc w:val="center"/></w:p>`);
    expect(eventsOf(`<ns0:p xmlns:ns0="${W}"><ns0:jc ns0:val="center"/></ns0:p>`)).toEqual(usual);
    expect(eventsOf(`<p xmlns="${W}" xmlns:q="${W}"><jc q:val="center"/></p>`)).toEqual(usual);
  });

  test('names of Strict documents are those of Transitional ones', () => {
    expect(eventsOf(`<w:p xmlns:w="${STRICT_W}" w:x="1"/>`)).toEqual(['<w:p w:x=1', '>w:p']);
  });

  test('a prefix that means another namespace inside an element means its own again behind it', () => {
    const xml = `<a:p xmlns:a="${W}"><a:t xmlns:a="urn:other" a:k="1"/><a:t/></a:p>`;
    expect(eventsOf(xml)).toEqual(['<w:p', '<{urn:other}t {urn:other}k=1', '>{urn:other}t', '<w:t', '>w:t', '>w:p']);
  });

  test('an element of an unknown namespace is not taken for one of Word', () => {
    expect(eventsOf('<w:p xmlns:w="urn:other"/>')).toEqual(['<{urn:other}p', '>{urn:other}p']);
  });

  test('reads UTF-16 parts', () => {
    const bytes = Buffer.from(`\uFEFF<w:t xmlns:w="${W}">Bình Định</w:t>`, 'utf16le');
    expect(eventsOf(bytes)).toContain('Bình Định');
  });

  test('letters are whole when a part is longer than one chunk', () => {
    const text = 'ệ'.repeat(300_000);
    const read = eventsOf(`<w:t xmlns:w="${W}">${text}</w:t>`).slice(1, -1).join('');
    expect(read).toBe(text);
  });

  test.each([
    ['a document type declaration', '<!DOCTYPE w [<!ENTITY x "y">]><w/>'],
    ['an entity that nothing declared', '<w>&x;</w>'],
    ['an end tag too few', '<w><p></w>'],
    ['a part cut off in the middle', '<w><p>chưa hết'],
    ['an empty part', ''],
    ['a prefix that nothing declared', '<w:p/>'],
    ['an attribute prefix that nothing declared', '<p w:val="1"/>'],
    ['bytes that are not UTF-8', Buffer.from([0x3c, 0x77, 0x3e, 0xc3, 0x28, 0x3c, 0x2f, 0x77, 0x3e])],
    ['hundreds of prefixes', `<w ${Array.from({ length: 201 }, (_, at) => `xmlns:a${at}="urn:x"`).join(' ')}/>`],
  ])('%s is a damaged file', (_, xml) => {
    const error = errorOf(xml);
    expect(error.code).toBe('corrupt');
    expect(error.message).toContain('word/document.xml');
  });

  test('elements nested without end are refused', () => {
    expect(errorOf('<w>'.repeat(100_000)).code).toBe('too_deep');
  });

  test('an exception of the reader above is passed on as it is', () => {
    const stop = new Error('stop');
    const open = () => {
      throw stop;
    };
    const bytes = new TextEncoder().encode('<w/>');
    expect(() => readXml(bytes, { part: 'a', events: { open, close: () => {}, text: () => {} } })).toThrow(stop);
  });
});
