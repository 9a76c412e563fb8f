import { describe, expect, test } from 'vitest';
import type { TextBlock } from '../../../../src/model/content.ts';
import { gridOf, linesOf, list, numbered, p, r, read, remarkCodes, tbl, tc, tr } from './document-builder.ts';

const deleted = (text: string) => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;

describe('tracked changes', () => {
  test('are accepted: what was put in stays, what was taken out goes, with a remark', () => {
    const body = p(`${r('Đạt ')}${deleted('60%')}<w:ins w:id="2">${r('80%')}</w:ins>`);
    expect(linesOf({ body })).toEqual(['Đạt 80%']);
    expect(remarkCodes({ body })).toEqual(['deleted_text_left_out']);
  });

  test('text that was moved is read once, at its new place, without a remark', () => {
    const body =
      p(`<w:moveFrom w:id="1">${r('Một')}</w:moveFrom>${r('Hai')}`) + p(`<w:moveTo w:id="2">${r('Một')}</w:moveTo>`);
    expect(linesOf({ body })).toEqual(['Hai', 'Một']);
    expect(remarkCodes({ body })).toEqual([]);
  });

  test('insertions alone are not worth a remark', () => {
    expect(
      remarkCodes({
        body: p(`<w:ins w:id="1">${r('a')}</w:ins><w:del w:id="2"><w:r><w:delText> </w:delText></w:r></w:del>`),
      }),
    ).toEqual([]);
  });

  test('a deleted paragraph mark joins two paragraphs, which look like the second', () => {
    const body =
      p(r('Kết quả '), '<w:jc w:val="center"/><w:rPr><w:del w:id="1"/></w:rPr>') +
      p('đạt', '<w:outlineLvl w:val="0"/>');
    expect(read({ body }).value.blocks).toMatchObject([{ text: 'Kết quả đạt', headingLevel: 1, centred: false }]);
  });

  test('a paragraph that is deleted altogether leaves nothing but a remark', () => {
    const body = p('a') + p(deleted('b'), '<w:rPr><w:del w:id="1"/></w:rPr>') + p('c');
    expect(linesOf({ body })).toEqual(['a', 'c']);
    expect(remarkCodes({ body })).toEqual(['deleted_text_left_out']);
  });

  test('a deleted mark in front of a table or at the end of a cell joins nothing', () => {
    const mark = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const body = p(r('a'), mark) + tbl(tr([tc(p(r('b'), mark))])) + p(r('c'), mark);
    expect(linesOf({ body })).toEqual(['a', 'c']);
    expect(gridOf({ body })).toEqual([['b']]);
  });

  test('a deleted row and a deleted cell are left out', () => {
    const body = tbl(
      tr(['1', 'a']),
      tr(['2', 'b'], '<w:del w:id="1"/>'),
      tr(['3', tc('x', '<w:cellDel w:id="2"/>'), 'c']),
    );
    expect(gridOf({ body })).toEqual([['1', 'a'], ['3', 'c']]); // prettier-ignore
    expect(remarkCodes({ body })).toEqual(['deleted_text_left_out']);
  });

  test('a row whose cells are all deleted is gone', () => {
    const body = tbl(tr(['1']), tr([tc('2', '<w:cellDel w:id="1"/>')]), tr(['3']));
    expect(gridOf({ body })).toEqual([['1'], ['3']]);
    expect(remarkCodes({ body })).toEqual(['deleted_text_left_out']);
  });

  test('the rows of a table are counted as the reader sees them', () => {
    const body = tbl(tr(['1']), tr(['2'], '<w:del w:id="1"/>'), tr(['3']));
    expect(read({ body }).value.blocks[0]).toMatchObject({ rows: [{ source: { row: 1 } }, { source: { row: 2 } }] });
  });

  test('a merge made while changes were tracked is a merge', () => {
    const body = tbl(
      tr([tc('a', '<w:cellMerge w:id="1" w:vMerge="rest"/>')]),
      tr([tc('b', '<w:cellMerge w:id="2" w:vMerge="cont"/>')]),
    );
    expect(gridOf({ body })).toEqual([['a'], ['a']]);
  });

  test('former formats do not count', () => {
    const body = p(
      r('a', '<w:rPrChange w:id="1"><w:rPr><w:vanish/><w:b/></w:rPr></w:rPrChange>'),
      '<w:pPrChange w:id="2"><w:pPr><w:jc w:val="center"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>',
    );
    expect(read({ body, numbering: list(1, [['decimal', '%1.']]) }).value.blocks).toMatchObject([
      { text: 'a', bold: false, centred: false, number: null },
    ]);
  });

  test('comments are not part of the text', () => {
    const body = p(
      `<w:commentRangeStart w:id="0"/>${r('a')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
    );
    expect(linesOf({ body })).toEqual(['a']);
  });
});

const placesOf = (parts: Parameters<typeof read>[0]) =>
  read(parts)
    .value.blocks.filter((block): block is TextBlock => block.kind === 'text')
    .map((block) => [block.place, block.text]);

describe('text boxes', () => {
  const shape = (content: string) =>
    `<w:drawing><wp:inline><wp:extent cx="1"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;
  const vml = (content: string) =>
    `<w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict>`;
  const both = (content: string) =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${shape(content)}</mc:Choice><mc:Fallback>${vml(content)}</mc:Fallback></mc:AlternateContent></w:r>`;

  test('are read once, after their paragraph, and counted as paragraphs', () => {
    const body = p(r('trước ') + both(p('Số: 15/BC-STP')) + r('sau')) + p('cuối');
    expect(placesOf({ body })).toEqual([
      ['body', 'trước sau'],
      ['text_box', 'Số: 15/BC-STP'],
      ['body', 'cuối'],
    ]);
    expect(read({ body }).value.blocks.map((block) => block.source.paragraph)).toEqual([1, 2, 3]);
  });

  test('are read from the fallback where the choice says nothing', () => {
    const body = p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="new"><x xmlns="urn:new"/></mc:Choice><mc:Fallback>${vml(p('a'))}</mc:Fallback></mc:AlternateContent></w:r>`,
    );
    expect(placesOf({ body })).toEqual([['text_box', 'a']]);
  });

  test('of old documents are read', () => {
    expect(placesOf({ body: p(`<w:r>${vml(p('a') + p('b'))}</w:r>`) })).toEqual([['text_box', 'a'], ['text_box', 'b']]); // prettier-ignore
  });

  test('in a cell belong to its text', () => {
    expect(gridOf({ body: tbl(tr([tc(p(r('a') + both(p('b'))))])) })).toEqual([['a\nb']]);
  });

  test('may hold a table', () => {
    expect(gridOf({ body: p(r('a') + both(tbl(tr(['b', 'c'])) + p(''))) })).toEqual([['b', 'c']]);
  });

  test('that are hidden are left out', () => {
    const body = p(r('a') + `<w:r><w:rPr><w:vanish/></w:rPr>${vml(p('b'))}</w:r>`);
    expect(placesOf({ body })).toEqual([['body', 'a']]);
    expect(remarkCodes({ body })).toEqual(['hidden_text_left_out']);
  });
});

describe('headers, footers and notes', () => {
  test('a header comes first, notes and footers last, each once', () => {
    const section = (id: string) =>
      `<w:sectPr><w:headerReference w:type="default" r:id="${id}"/><w:footerReference w:type="default" r:id="f"/></w:sectPr>`;
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const parts = {
      body: p(r('thân') + note, section('h')) + p('hết') + section('h'),
      headers: { h: p('đầu trang'), unused: p('không dùng') },
      footers: { f: p('chân trang') },
      footnotes: `<w:footnote w:type="separator" w:id="0">${p('---')}</w:footnote><w:footnote w:id="2">${p('chú thích')}</w:footnote>`,
    };
    expect(placesOf(parts)).toEqual([
      ['header', 'đầu trang'],
      ['body', 'thân'],
      ['body', 'hết'],
      ['footnote', 'chú thích'],
      ['footer', 'chân trang'],
    ]);
    expect(read(parts).value.blocks[0]?.source).toEqual({ file: 'bao-cao.docx' });
  });

  test('notes come in the order in which the text names them', () => {
    const note = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const footnotes = [1, 2, 3].map((id) => `<w:footnote w:id="${id}">${p(`chú thích ${id}`)}</w:footnote>`).join('');
    expect(placesOf({ body: p(r('a') + note(3) + note(1)), footnotes }).slice(1)).toEqual([
      ['footnote', 'chú thích 3'],
      ['footnote', 'chú thích 1'],
    ]);
  });

  test('a table in a header is no table of the report', () => {
    const parts = {
      body: p('a') + '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>',
      headers: { h: tbl(tr(['UBND TỈNH', 'CỘNG HÒA'])) },
    };
    expect(placesOf(parts)[0]).toEqual(['header', 'UBND TỈNH | CỘNG HÒA']);
    expect(read(parts).value.blocks.every((block) => block.kind === 'text')).toBe(true);
  });

  test('a header part that is missing is no reason to refuse the document', () => {
    const body = p('a') + '<w:sectPr><w:headerReference w:type="default" r:id="gone"/></w:sectPr>';
    expect(placesOf({ body })).toEqual([['body', 'a']]);
  });
});

describe('what cannot be read', () => {
  const OLE = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>';
  const picture = '<w:r><w:drawing><a:blip/></w:drawing></w:r>';

  test('an embedded workbook is remarked on', () => {
    expect(remarkCodes({ body: p(r('a') + OLE) })).toEqual(['part_skipped']);
  });

  test('a document that is nothing but a picture is remarked on, a seal beside text is not', () => {
    expect(remarkCodes({ body: p(picture) })).toEqual(['part_skipped']);
    expect(remarkCodes({ body: p(r('a') + picture) })).toEqual([]);
  });

  test('another document put in as a whole is remarked on', () => {
    expect(remarkCodes({ body: '<w:altChunk r:id="x"/>' + numbered('a', 1) })).toEqual(['part_skipped']);
  });
});
