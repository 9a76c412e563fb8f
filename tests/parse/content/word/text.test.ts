import { describe, expect, test } from 'vitest';
import { firstBlock, linesOf, p, r, read, remarkCodes, tbl, tc, tr, gridOf, cellOf } from './document-builder.ts';

const style = (id: string, inner: string, attributes = 'w:type="paragraph"') =>
  `<w:style ${attributes} w:styleId="${id}">${inner}</w:style>`;

describe('the words of a paragraph', () => {
  test('runs are joined, tabs and line breaks kept, page breaks passed over', () => {
    const body = p(
      `${r('Kết')}${r(' quả')}<w:r><w:tab/><w:t>100%</w:t><w:br/><w:t>đạt</w:t><w:cr/><w:br w:type="page"/><w:t>hết</w:t></w:r>`,
    );
    expect(linesOf({ body })).toEqual(['Kết quả\t100%\nđạt\nhết']);
  });

  test('a page break between two words keeps them apart, elsewhere it is nothing', () => {
    const page = '<w:r><w:br w:type="page"/></w:r>';
    expect(linesOf({ body: p(page + r('PHỤ') + page + r('LỤC') + page) })).toEqual(['PHỤ\nLỤC']);
  });

  test('a hyphen that may not break is a hyphen, one that may is nothing', () => {
    const body = p('<w:r><w:t>BC</w:t><w:noBreakHyphen/><w:t>STP hoàn</w:t><w:softHyphen/><w:t> thành</w:t></w:r>');
    expect(linesOf({ body })).toEqual(['BC-STP hoàn thành']);
  });

  test('text is brought into one Unicode form and otherwise kept as written', () => {
    expect(linesOf({ body: p('Đề án  06'.normalize('NFD')) })).toEqual(['Đề án  06'.normalize('NFC')]);
  });

  test('line ends inside the file are no line breaks of the document', () => {
    expect(linesOf({ body: p('<w:r><w:t>Đã hoàn\nthành</w:t></w:r>') })).toEqual(['Đã hoàn thành']);
  });

  test('empty paragraphs are no blocks and are not counted', () => {
    const { value } = read({ body: p('Một') + p('') + p(r('  ')) + p('Hai') });
    expect(value.blocks.map((block) => block.source)).toEqual([
      { file: 'bao-cao.docx', paragraph: 1 },
      { file: 'bao-cao.docx', paragraph: 2 },
    ]);
  });

  test('links, smart tags, custom XML and simple fields are read through', () => {
    const body = p(
      `<w:hyperlink r:id="x">${r('a')}</w:hyperlink><w:smartTag w:element="x">${r('b')}</w:smartTag>` +
        `<w:customXml w:element="x">${r('c')}</w:customXml><w:fldSimple w:instr=" DATE ">${r('d')}</w:fldSimple>` +
        `<w:bdo w:val="ltr">${r('e')}</w:bdo>`,
    );
    expect(linesOf({ body })).toEqual(['abcde']);
  });

  test('of a field the result is read, not the instruction', () => {
    const field = (instruction: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${instruction}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const inner = field('<w:r><w:instrText> = 1 </w:instrText></w:r>', r('1'));
    const body = p(field(`<w:r><w:instrText> IF </w:instrText></w:r>${inner}`, r('đạt')) + r(' 98%'));
    expect(linesOf({ body })).toEqual(['đạt 98%']);
  });

  test('a field that is begun and never ended does not swallow what follows', () => {
    const body = p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r('Kết quả')}`) + p('đạt');
    expect(linesOf({ body })).toEqual(['Kết quả', 'đạt']);
  });

  test('formulas are read, a fraction with a stroke', () => {
    const run = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
    const body = p(`<m:oMath><m:f><m:num>${run('4427')}</m:num><m:den>${run('6283')}</m:den></m:f></m:oMath>`);
    expect(linesOf({ body })).toEqual(['4427/6283']);
  });

  test('of a ruby the base is read, not the reading aid', () => {
    const body = p(`<w:r><w:ruby><w:rt>${r('x')}</w:rt><w:rubyBase>${r('chữ')}</w:rubyBase></w:ruby></w:r>`);
    expect(linesOf({ body })).toEqual(['chữ']);
  });

  test('capitals that are only a format are read as capitals', () => {
    const styles = style('Title', '<w:name w:val="x"/><w:rPr><w:caps/></w:rPr>');
    const body = p(r('báo cáo ') + r('tháng 4', '<w:caps w:val="0"/>'), '<w:pStyle w:val="Title"/>');
    expect(linesOf({ body, styles })).toEqual(['BÁO CÁO tháng 4']);
  });
});

describe('signs', () => {
  test.each([
    ['F0FC', 'Wingdings', '✓'],
    ['F0FE', 'Wingdings', '☑'],
    ['F0FD', 'Wingdings', '☒'],
    ['F0A8', 'Wingdings', '☐'],
    ['F052', 'Wingdings 2', '☑'],
    ['F050', 'Wingdings 2', '✓'],
    ['F0D6', 'Symbol', '√'],
    ['2714', 'Segoe UI Symbol', '✔'],
    ['F0FC', 'OpenSymbol', '✓'],
    ['F001', 'Wingdings', '\uFFFD'],
  ])('w:sym %s of %s is %s', (code, font, sign) => {
    expect(linesOf({ body: p(`<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`) })).toEqual([sign]);
  });

  test('letters set in Wingdings are the signs that they look like', () => {
    const wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>';
    expect(linesOf({ body: p(r('ü', wingdings) + r(' đã xong')) })).toEqual(['✓ đã xong']);
    expect(linesOf({ body: p(r('\uF0FE', wingdings)) })).toEqual(['☑']);
  });

  test('a broken sign is passed over', () => {
    expect(linesOf({ body: p(`${r('a')}<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>`) })).toEqual(['a']);
  });

  const checkBox = (state: string, content: string) =>
    `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${state}"/></w14:checkbox></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

  test('a tick box is ticked or not, whatever glyph it shows', () => {
    const sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>';
    expect(linesOf({ body: p(`${checkBox('1', sign)}${r(' Có ')}${checkBox('0', r('o'))}${r(' Không')}`) })).toEqual([
      '☒ Có ☐ Không',
    ]);
  });

  test('a tick box that fills a whole cell is read', () => {
    expect(gridOf({ body: tbl(tr(['Đã hoàn thành', checkBox('1', tc('☒'))])) })).toEqual([['Đã hoàn thành', '☒']]);
  });

  test('tick boxes and lists of old forms are read', () => {
    const form = (inner: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${inner}</w:ffData></w:fldChar></w:r>` +
      '<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const choice =
      '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Chưa"/><w:listEntry w:val="Đã xong"/></w:ddList>';
    const body = p(
      form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') +
        form('<w:checkBox><w:default w:val="0"/></w:checkBox>') +
        form(choice),
    );
    expect(linesOf({ body })).toEqual(['☒☐Đã xong']);
  });

  test('a prompt to click and type is not the words of the agency', () => {
    const prompt = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${tc('Bấm vào đây để nhập văn bản.')}</w:sdtContent></w:sdt>`;
    expect(gridOf({ body: tbl(tr(['1', prompt])) })).toEqual([['1', '']]);
  });
});

describe('hidden and struck text', () => {
  test('hidden text is left out and remarked on once', () => {
    const hidden = '<w:vanish/>';
    const { value, remarks } = read({ body: p(r('Đã xong') + r(' chưa', hidden)) + p(r('bí mật', hidden)) });
    expect(value.blocks.map((block) => block.kind === 'text' && block.text)).toEqual(['Đã xong']);
    expect(remarks).toEqual([
      {
        code: 'hidden_text_left_out',
        message: 'Đã bỏ chữ ẩn (Hidden), người đọc không nhìn thấy (2 chỗ).',
        source: { file: 'bao-cao.docx', paragraph: 1 },
      },
    ]);
  });

  test('hidden by a style is hidden, unless the run says otherwise', () => {
    const styles =
      style('P', '<w:name w:val="p"/><w:rPr><w:vanish/></w:rPr>') +
      style('C', '<w:name w:val="c"/><w:rPr><w:vanish/></w:rPr>', 'w:type="character"');
    const body = p(r('a') + r('b', '<w:vanish w:val="0"/>') + r('c', '<w:rStyle w:val="C"/>'), '<w:pStyle w:val="P"/>');
    // Set in both styles it cancels out: ECMA-376 17.7.3.
    expect(linesOf({ body: body + p('d'), styles })).toEqual(['bcd']);
  });

  test('a paragraph mark that is hidden lets the paragraph run on', () => {
    expect(linesOf({ body: p(r('Kết quả: '), '<w:rPr><w:vanish/></w:rPr>') + p('đạt') })).toEqual(['Kết quả: đạt']);
  });

  test('a hidden blank is not worth a remark', () => {
    expect(remarkCodes({ body: p(r('a') + r(' ', '<w:vanish/>')) })).toEqual([]);
  });

  test('a hidden row is left out', () => {
    const body = tbl(tr(['1']), tr(['2'], '<w:hidden/>'), tr(['3']));
    expect(gridOf({ body })).toEqual([['1'], ['3']]);
    expect(remarkCodes({ body })).toEqual(['hidden_text_left_out']);
  });

  test('a cell whose whole text is struck is marked so', () => {
    const body = tbl(tr([tc(p(r('Bỏ', '<w:strike/>')) + p(r('hết', '<w:dstrike/>'))), tc('giữ')]));
    expect(cellOf({ body }, 0, 0)).toMatchObject({ text: 'Bỏ\nhết', struck: true });
    expect(cellOf({ body }, 0, 1).struck).toBe(false);
    expect(remarkCodes({ body })).toEqual([]);
  });

  test('text that is struck in part is kept and remarked on', () => {
    const body = tbl(tr([tc(p(r('50', '<w:strike/>') + r('60')))]));
    expect(cellOf({ body }, 0, 0)).toMatchObject({ text: '5060', struck: false });
    expect(remarkCodes({ body })).toEqual(['struck_text']);
    expect(remarkCodes({ body: p(r('cũ', '<w:strike/>')) })).toEqual(['struck_text']);
  });
});

describe('how a paragraph looks', () => {
  const heading = style(
    'Heading2',
    '<w:name w:val="heading 2"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>',
  );

  test('level, weight and centring come from the style', () => {
    const body = p('Kết quả', '<w:pStyle w:val="Heading2"/>');
    expect(firstBlock({ body, styles: heading })).toMatchObject({ headingLevel: 2, bold: true, centred: true });
  });

  test('they are inherited along the chain of styles', () => {
    const styles = `${heading}${style('Mine', '<w:name w:val="Của tôi"/><w:basedOn w:val="Heading2"/>')}`;
    const body = p('Kết quả', '<w:pStyle w:val="Mine"/>');
    expect(firstBlock({ body, styles })).toMatchObject({ headingLevel: 2, bold: true, centred: true });
  });

  test('the paragraph has the last word', () => {
    const body = p(
      r('Kết quả', '<w:b w:val="0"/>'),
      '<w:pStyle w:val="Heading2"/><w:jc w:val="left"/><w:outlineLvl w:val="9"/>',
    );
    expect(firstBlock({ body, styles: heading })).toMatchObject({ headingLevel: null, bold: false, centred: false });
  });

  test.each([
    ['Heading 3', 3],
    ['Tiêu đề 1', 1],
    ['Tiêu đề', 1],
    ['heading 10', null],
    ['Heading', null],
    ['Normal', null],
  ])('a style called %s without outline level gives %s', (name, level) => {
    const styles = style('S', `<w:name w:val="${name}"/>`);
    expect(firstBlock({ body: p('a', '<w:pStyle w:val="S"/>'), styles })).toMatchObject({ headingLevel: level });
  });

  test('bold means every word, spaces do not count', () => {
    const bold = (body: string) => firstBlock({ body }).kind === 'text' && firstBlock({ body });
    expect(bold(p(r('a', '<w:b/>') + r(' ') + r('b', '<w:b/>')))).toMatchObject({ bold: true });
    expect(bold(p(r('a', '<w:b/>') + r('b')))).toMatchObject({ bold: false });
  });

  test('styles that are based on each other are read all the same', () => {
    const styles =
      style('A', '<w:name w:val="a"/><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr>') +
      style('B', '<w:name w:val="b"/><w:basedOn w:val="A"/>');
    expect(firstBlock({ body: p('x', '<w:pStyle w:val="B"/>'), styles })).toMatchObject({ bold: true });
  });

  test('a paragraph without style has the default one', () => {
    const styles = style('N', '<w:name w:val="Normal"/><w:rPr><w:b/></w:rPr>', 'w:type="paragraph" w:default="1"');
    expect(firstBlock({ body: p('x'), styles })).toMatchObject({ bold: true });
  });
});

describe('old fonts', () => {
  const tcvn3 = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>';

  test('text in .VnTime is decoded and remarked on', () => {
    const { value, remarks } = read({ body: p(r('§· hoµn thµnh', tcvn3) + r(' – Đề án 06')) });
    expect(value.blocks[0]).toMatchObject({ text: 'Đã hoàn thành – Đề án 06' });
    expect(remarks.map((remark) => remark.code)).toEqual(['legacy_font_decoded']);
  });

  test('the font of a style or of the whole document counts', () => {
    const styles = `<w:docDefaults><w:rPrDefault><w:rPr>${tcvn3}</w:rPr></w:rPrDefault></w:docDefaults>`;
    expect(linesOf({ body: p('b¸o c¸o'), styles })).toEqual(['báo cáo']);
    expect(linesOf({ body: p(r('báo cáo', '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')), styles })).toEqual([
      'báo cáo',
    ]);
  });

  test('a letter cut in two by runs is put together before decoding', () => {
    const vni = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>';
    expect(linesOf({ body: p(r('Ña', vni) + r('õ hoa', `${vni}<w:b/>`) + r('øn thaønh', vni)) })).toEqual([
      'Đã hoàn thành',
    ]);
  });

  test('ư of TCVN3, a soft hyphen by its code, is not lost', () => {
    expect(linesOf({ body: p(r('mäi ng\u00ADêi', tcvn3)) })).toEqual(['mọi người']);
  });

  test('a soft hyphen that stands for ư of TCVN3 is ư, any other is nothing', () => {
    const word = (font: string) => `<w:r><w:rPr>${font}</w:rPr><w:t>ng</w:t><w:softHyphen/><w:t>êi</w:t></w:r>`;
    expect(linesOf({ body: p(word(tcvn3)) + p(word('')) })).toEqual(['người', 'ngêi']);
  });

  test('a theme font goes before a named one of the same letters', () => {
    const theme = (range: string) => `<w:rFonts w:hAnsi=".VnTime" w:${range}Theme="minorHAnsi"/>`;
    expect(linesOf({ body: p(r('b¸o', theme('hAnsi'))) + p(r('b¸o', theme('ascii'))) })).toEqual(['b¸o', 'báo']);
  });

  test('an old font for complex scripts alone means nothing', () => {
    const body = p(r('Số: 15', '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs=".VnTime"/>'));
    expect(linesOf({ body })).toEqual(['Số: 15']);
    expect(remarkCodes({ body })).toEqual([]);
  });
});
