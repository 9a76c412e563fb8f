import { describe, expect, test } from 'vitest';
import {
  abstractList, cellOf, firstBlock, gridOf, instance, linesOf, list, numbered, p, r, tbl, tc, tr,
} from './document-builder.ts'; // prettier-ignore

const decimal = ['decimal', '%1.'] as const;
const outline = [
  ['upperRoman', '%1.'],
  ['decimal', '%2.'],
  ['lowerLetter', '%3)'],
] as const;

describe('automatic numbers', () => {
  test('count up and stand apart from the text', () => {
    const numbering = list(1, [decimal]);
    expect(firstBlock({ body: numbered('Kết quả', 1), numbering })).toMatchObject({
      text: 'Kết quả',
      number: '1.',
      listLevel: 0,
    });
    expect(linesOf({ body: numbered('a', 1) + p('xen giữa') + numbered('b', 1), numbering })).toEqual([
      '1. a',
      'xen giữa',
      '2. b',
    ]);
  });

  test('lower levels begin again under each higher one', () => {
    const items = [0, 1, 2, 2, 1, 2, 0, 1].map((level) => numbered('x', 1, level));
    expect(linesOf({ body: items.join(''), numbering: list(1, outline) })).toEqual(
      ['I. x', '1. x', 'a) x', 'b) x', '2. x', 'a) x', 'II. x', '1. x'], // prettier-ignore
    );
  });

  test('a number may repeat those of the levels above', () => {
    const numbering = list(1, [decimal, ['decimal', '%1.%2.'], ['lowerLetter', '%1.%2.%3']]);
    const items = [0, 1, 2, 2, 0, 1].map((level) => numbered('x', 1, level));
    expect(linesOf({ body: items.join(''), numbering })).toEqual(
      ['1. x', '1.1. x', '1.1.a x', '1.1.b x', '2. x', '2.1. x'], // prettier-ignore
    );
  });

  test('a list that begins below its top has used the levels above up', () => {
    const numbering = list(1, [decimal, ['decimal', '%1.%2.']]);
    const items = [1, 1, 0, 1].map((level) => numbered('x', 1, level));
    expect(linesOf({ body: items.join(''), numbering })).toEqual(['1.1. x', '1.2. x', '2. x', '2.1. x']);
  });

  test('a level that was skipped shows its start, and has it when it comes', () => {
    const numbering = list(1, [decimal, ['decimal', '%1.%2.'], ['decimal', '%1.%2.%3.']]);
    const items = [0, 1, 0, 2, 2, 1].map((level) => numbered('x', 1, level));
    expect(linesOf({ body: items.join(''), numbering })).toEqual(
      ['1. x', '1.1. x', '2. x', '2.1.1. x', '2.1.2. x', '2.1. x'], // prettier-ignore
    );
  });

  test('legal numbering shows the levels above as decimals', () => {
    const legal = '<w:start w:val="1"/><w:numFmt w:val="decimalZero"/><w:isLgl/><w:lvlText w:val="%1.%2"/>';
    const numbering = list(1, [['upperRoman', 'Chương %1'], legal]);
    const items = [0, 0, 1].map((level) => numbered('x', 1, level));
    expect(linesOf({ body: items.join(''), numbering })).toEqual(['Chương I x', 'Chương II x', '2.01 x']);
  });

  test('a level may restart only after a level far above, or never', () => {
    const third = (restart: number) =>
      `<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="${restart}"/><w:lvlText w:val="%3)"/>`;
    const body = [0, 1, 2, 1, 2, 0, 1, 2].map((level) => numbered('x', 1, level)).join('');
    const thirdNumbers = (restart: number) =>
      linesOf({ body, numbering: list(1, [decimal, decimal, third(restart)]) }).filter((line) => line.includes(')'));
    expect(thirdNumbers(0)).toEqual(['1) x', '2) x', '3) x']);
    expect(thirdNumbers(1)).toEqual(['1) x', '2) x', '1) x']);
    expect(thirdNumbers(2)).toEqual(['1) x', '1) x', '1) x']);
  });

  test('lists of one definition count on together, lists of two do not', () => {
    const numbering =
      abstractList(1, [decimal]) + abstractList(2, [decimal]) + instance(1, 1) + instance(2, 1) + instance(3, 2);
    const body = numbered('a', 1) + numbered('b', 2) + numbered('c', 3) + numbered('d', 1);
    expect(linesOf({ body, numbering })).toEqual(['1. a', '2. b', '1. c', '3. d']);
  });

  test('a list that is told to start anew does so once', () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const numbering = abstractList(1, [decimal]) + instance(1, 1) + instance(2, 1, restart);
    const body = numbered('a', 1) + numbered('b', 2) + numbered('c', 2) + numbered('d', 1);
    expect(linesOf({ body, numbering })).toEqual(['1. a', '5. b', '6. c', '7. d']);
  });

  test('a list may show a level in its own way', () => {
    const level =
      '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="Mục %1"/></w:lvl>';
    const numbering =
      abstractList(1, [decimal]) +
      instance(1, 1) +
      instance(2, 1, `<w:lvlOverride w:ilvl="0">${level}</w:lvlOverride>`);
    expect(linesOf({ body: numbered('a', 1) + numbered('b', 2), numbering })).toEqual(['1. a', 'Mục B b']);
  });

  test('a list may borrow the levels of a numbering style and counts apart from it', () => {
    const numbering =
      abstractList(1, [], '<w:numStyleLink w:val="Muc"/>') +
      abstractList(2, [['upperRoman', '%1/']], '<w:styleLink w:val="Muc"/>') +
      instance(1, 1) +
      instance(2, 2);
    const body = numbered('a', 1) + numbered('b', 2) + numbered('c', 1);
    expect(linesOf({ body, numbering })).toEqual(['I/ a', 'I/ b', 'II/ c']);
  });

  test.each([
    ['decimalZero', ['01', '02']],
    ['upperRoman', ['I', 'II']],
    ['lowerRoman', ['i', 'ii']],
    ['upperLetter', ['A', 'B']],
    ['lowerLetter', ['a', 'b']],
    ['ordinal', ['1st', '2nd']],
    ['numberInDash', ['- 1 -', '- 2 -']],
    ['decimalEnclosedCircle', ['①', '②']],
    ['somethingNew', ['1', '2']],
  ])('format %s', (format, numbers) => {
    const body = numbered('x', 1) + numbered('x', 1);
    expect(linesOf({ body, numbering: list(1, [[format, '%1']]) })).toEqual(numbers.map((number) => `${number} x`));
  });

  test('numbers far up are right too', () => {
    const from = (start: number, format: string) =>
      linesOf({
        body: numbered('x', 1),
        numbering: list(1, [`<w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1"/>`]),
      })[0];
    expect(from(27, 'lowerLetter')).toBe('aa x');
    expect(from(28, 'upperLetter')).toBe('BB x');
    expect(from(1994, 'upperRoman')).toBe('MCMXCIV x');
    expect(from(13, 'ordinal')).toBe('13th x');
    expect(from(2_000_000_000, 'lowerRoman')).toBe('2000000000 x');
    expect(from(2_000_000_000, 'lowerLetter')).toBe('2000000000 x');
  });

  test('a custom pattern of leading zeros is followed', () => {
    const level =
      '<w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>' +
      '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="NV%1"/>';
    expect(linesOf({ body: numbered('x', 1), numbering: list(1, [level]) })).toEqual(['NV007 x']);
  });

  test('bullets are dashes, whatever their glyph; a plus stays a plus', () => {
    const numbering = list(1, [['bullet', '\uF0B7'], ['bullet', '+']]); // prettier-ignore
    expect(linesOf({ body: numbered('a', 1) + numbered('b', 1, 1), numbering })).toEqual(['- a', '+ b']);
  });

  test('a number shows nothing for a level of bullets above it', () => {
    const numbering = list(1, [['bullet', '•'], ['decimal', '%1%2)']]); // prettier-ignore
    expect(linesOf({ body: numbered('a', 1) + numbered('b', 1, 1), numbering })).toEqual(['- a', '1) b']);
  });

  test('the text of a level is cut where it would fill the memory', () => {
    const [line] = linesOf({ body: numbered('x', 1), numbering: list(1, [['decimal', `%1${'.'.repeat(100_000)}`]]) });
    expect(line).toHaveLength(201);
  });

  test('a level without any sign gives a list item without number', () => {
    const block = firstBlock({ body: numbered('a', 1), numbering: list(1, [['none', '']]) });
    expect(block).toMatchObject({ number: null, listLevel: 0 });
  });

  test('numbers typed by hand stay in the text', () => {
    expect(firstBlock({ body: p('1. Kết quả') })).toMatchObject({ text: '1. Kết quả', number: null, listLevel: null });
  });

  test('a list that is not defined numbers nothing', () => {
    expect(linesOf({ body: numbered('a', 7) + numbered('b', 1, 5), numbering: list(1, [decimal]) })).toEqual([
      'a',
      'b',
    ]);
  });

  test('an item whose words are all deleted is not counted', () => {
    const numbering = list(1, [decimal]);
    const gone = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>`;
    expect(linesOf({ body: numbered('a', 1) + gone + numbered('b', 1), numbering })).toEqual(['1. a', '2. b']);
  });

  test('the label of a list in an old font is decoded', () => {
    const level =
      '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§iÒu %1."/><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr>';
    expect(linesOf({ body: numbered('x', 1), numbering: list(1, [level]) })).toEqual(['Điều 1. x']);
  });
});

describe('numbers that come from styles', () => {
  const style = (id: string, inner: string) => `<w:style w:type="paragraph" w:styleId="${id}">${inner}</w:style>`;
  const numPr = (numId: number, level: number) =>
    `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr></w:pPr>`;
  const styled = (text: string, id: string, more = '') => p(text, `<w:pStyle w:val="${id}"/>${more}`);

  test('a paragraph is numbered by its style, and by the style that it is based on', () => {
    const styles =
      style('A', `<w:name w:val="a"/>${numPr(1, 1)}`) + style('B', '<w:name w:val="b"/><w:basedOn w:val="A"/>');
    const body = numbered('x', 1) + styled('y', 'A') + styled('z', 'B');
    expect(linesOf({ body, styles, numbering: list(1, outline) })).toEqual(['I. x', '1. y', '2. z']);
  });

  test('the level that names a style is its level', () => {
    const level = (styleId: string, text: string) =>
      `<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="${styleId}"/><w:lvlText w:val="${text}"/>`;
    const styles =
      style('H1', '<w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
      style('H2', '<w:name w:val="heading 2"/><w:basedOn w:val="H1"/>');
    const numbering = list(1, [level('H1', '%1.'), level('H2', '%1.%2.')]);
    expect(linesOf({ body: styled('x', 'H1') + styled('y', 'H2') + styled('z', 'H2'), styles, numbering })).toEqual([
      '1. x',
      '1.1. y',
      '1.2. z',
    ]);
  });

  test('a paragraph may change the level, the list, or take the number away', () => {
    const styles = style('A', `<w:name w:val="a"/>${numPr(1, 0)}`);
    const numbering = list(1, outline) + list(2, [['decimal', '%1/']]);
    const body =
      styled('x', 'A') +
      styled('y', 'A', '<w:numPr><w:ilvl w:val="1"/></w:numPr>') +
      styled('z', 'A', '<w:numPr><w:numId w:val="2"/></w:numPr>') +
      styled('t', 'A', '<w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(linesOf({ body, styles, numbering })).toEqual(['I. x', '1. y', '1/ z', 't']);
  });
});

describe('numbers in tables', () => {
  const item = (text = '', properties = '') => tc(numbered(text, 1), properties);

  test('a column of automatic numbers is read', () => {
    const numbering = list(1, [['decimal', '%1']]);
    const body = tbl(tr([item(), 'a']), tr([item(), 'b']));
    expect(gridOf({ body, numbering })).toEqual([['1', 'a'], ['2', 'b']]); // prettier-ignore
  });

  test('dots and brackets of the number are kept as shown', () => {
    expect(gridOf({ body: tbl(tr([item()])), numbering: list(1, [decimal]) })).toEqual([['1.']]);
    expect(gridOf({ body: tbl(tr([item()])), numbering: list(1, [['lowerLetter', '%1)']]) })).toEqual([['a)']]);
  });

  test('a number stands before the words of its paragraph', () => {
    const cell = tc(numbered('Đã ban hành', 1) + numbered('Đang làm', 1));
    expect(gridOf({ body: tbl(tr([cell])), numbering: list(1, [decimal]) })).toEqual([['1. Đã ban hành\n2. Đang làm']]);
    const close = '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1/"/>';
    expect(gridOf({ body: tbl(tr([item('a')])), numbering: list(1, [close]) })).toEqual([['1/a']]);
  });

  test('a bullet before nothing is nothing', () => {
    const cell = tc(numbered('', 1) + numbered('Có', 1));
    expect(gridOf({ body: tbl(tr([cell])), numbering: list(1, [['bullet', '-']]) })).toEqual([['- Có']]);
  });

  test('the covered cells of a merge are not counted', () => {
    const numbering = list(1, [decimal]);
    const body = tbl(
      tr([item('', '<w:vMerge w:val="restart"/>'), 'a']),
      tr([item('', '<w:vMerge/>'), 'b']),
      tr([item(), 'c']),
    );
    expect(gridOf({ body, numbering })).toEqual([['1.', 'a'], ['1.', 'b'], ['2.', 'c']]); // prettier-ignore
  });

  test('the numbers of a deleted row are not counted', () => {
    const numbering = list(1, [decimal]);
    const body = tbl(tr([item('a')]), tr([item('b')], '<w:del/>'), tr([item('c')]));
    expect(gridOf({ body, numbering })).toEqual([['1. a'], ['2. c']]);
  });

  test('a cell that holds only its number is not blank', () => {
    const body = tbl(tr([item()]));
    expect(cellOf({ body, numbering: list(1, [decimal]) }, 0, 0).value).toEqual({ kind: 'text' });
  });

  test('text boxes, headers and notes are counted apart from the body', () => {
    const box = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${numbered('trong', 1)}${tbl(tr([item('ô')]))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const parts = {
      body:
        p(r('ngoài') + box, '<w:numPr><w:numId w:val="1"/></w:numPr>') +
        p(r('sau') + note, '<w:numPr><w:numId w:val="1"/></w:numPr>') +
        '<w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr>',
      headers: { h: numbered('đầu', 1) },
      footers: { f: numbered('chân', 1) },
      footnotes: `<w:footnote w:id="2">${numbered('chú thích', 1)}</w:footnote>`,
      numbering: list(1, [decimal]),
    };
    expect(linesOf(parts)).toEqual(['1. đầu', '1. ngoài', '1. trong', '2. sau', '1. chú thích', '2. chân']);
    expect(gridOf(parts)).toEqual([['2. ô']]);
  });
});
