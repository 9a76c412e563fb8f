import { describe, expect, test } from 'vitest';
import { InputError } from '../../../../src/model/errors.ts';
import type { PackageParts } from '../../../../src/model/file-format.ts';
import { readWord } from '../../../../src/parse/content/word/read-word.ts';
import { aDocument, p, read, relationships } from './document-builder.ts';

const file = 'bao-cao.docx';
const OFFICE_DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

function errorOf(parts: PackageParts): InputError {
  try {
    readWord(parts, { file });
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

function partsOf(texts: Readonly<Record<string, string>>): PackageParts {
  return new Map(Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

describe('readWord', () => {
  test('an empty document has no blocks', () => {
    expect(read({})).toEqual({ value: { format: 'docx', blocks: [] }, remarks: [] });
  });

  test('finds the document wherever the package says it is', () => {
    const parts = partsOf({
      '_rels/.rels': relationships(`<Relationship Id="a" Type="${OFFICE_DOCUMENT}" Target="/doc/van-ban.xml"/>`),
      'doc/_rels/van-ban.xml.rels': relationships(
        '<Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="../lists/n.xml"/>' +
          '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="http://example.com/styles.xml" TargetMode="External"/>',
      ),
      'doc/van-ban.xml':
        '<d:document xmlns:d="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><d:body><d:p><d:pPr><d:numPr><d:numId d:val="1"/></d:numPr></d:pPr><d:r><d:t>xin chào</d:t></d:r></d:p></d:body></d:document>',
      'LISTS/N.XML':
        '<numbering xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><abstractNum w:abstractNumId="0"><lvl w:ilvl="0"><numFmt w:val="decimal"/><lvlText w:val="%1."/></lvl></abstractNum><num w:numId="1"><abstractNumId w:val="0"/></num></numbering>',
    });
    expect(readWord(parts, { file }).value.blocks).toMatchObject([{ text: 'xin chào', number: '1.' }]);
  });

  test('reads Strict documents', () => {
    const parts = partsOf({
      '_rels/.rels': relationships(
        '<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="word/document.xml"/>',
      ),
      'word/document.xml':
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" w:conformance="strict"><w:body><w:p><w:r><w:t>chặt chẽ</w:t></w:r></w:p></w:body></w:document>',
    });
    expect(readWord(parts, { file }).value.blocks).toMatchObject([{ text: 'chặt chẽ' }]);
  });

  test('a package without relationships is tried at the usual place', () => {
    const parts = new Map(aDocument({ body: p('a') }));
    parts.delete('_rels/.rels');
    expect(readWord(parts, { file }).value.blocks).toHaveLength(1);
  });

  test('a package without a document is damaged', () => {
    const parts = new Map(aDocument({}));
    parts.delete('word/document.xml');
    expect(errorOf(parts).code).toBe('corrupt');
    expect(errorOf(new Map()).message).toBe(
      'Tệp bị hỏng hoặc thiếu dữ liệu (không có phần văn bản chính); đề nghị gửi lại.',
    );
  });

  test('a workbook is not read as a document', () => {
    const parts = partsOf({
      'word/document.xml': '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    });
    expect(errorOf(parts).code).toBe('corrupt');
  });

  test.each(['word/document.xml', 'word/styles.xml', 'word/numbering.xml', '_rels/.rels'])(
    '%s cut off is damaged',
    (path) => {
      const parts = new Map(aDocument({ body: p('a'), styles: '<w:style/>', numbering: '<w:num/>' }));
      const bytes = parts.get(path) ?? new Uint8Array();
      parts.set(path, bytes.subarray(0, bytes.length - 5));
      expect(errorOf(parts).code).toBe('corrupt');
      expect(errorOf(parts).message).toContain(path);
    },
  );

  test('a document that declares entities is refused', () => {
    const parts = partsOf({ 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' });
    expect(errorOf(parts).code).toBe('corrupt');
  });

  test('content controls nested without end are refused', () => {
    expect(errorOf(aDocument({ body: '<w:sdt><w:sdtContent>'.repeat(600) })).code).toBe('too_deep');
  });

  test('parts with a path out of the package are not looked for', () => {
    const parts = partsOf({
      '_rels/.rels': relationships(`<Relationship Id="a" Type="${OFFICE_DOCUMENT}" Target="../../etc/passwd"/>`),
    });
    expect(errorOf(parts).code).toBe('corrupt');
  });
});
