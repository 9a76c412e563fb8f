import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldMarks, foldText, foldWords, tidyText } from '../../src/model/fold-text.ts';
import { describePlace, describeSource } from '../../src/model/source.ts';

describe('Vietnamese text for comparing', () => {
  it.each([
    ['Ð\u1ec1 án 06', 'Đề án 06'],
    ['Đề án 06'.normalize('NFD'), 'Đề án 06'],
    ['hoàn\u00a0thành', 'hoàn thành'],
    ['đƣợc', 'được'],
    ['ĐÃ HOÀN THÀNH', 'đã hoàn thành'],
    ['to\u00adàn', 'toàn'],
  ])('%j and %j are the same words', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it('gives plain letters for names and aliases', () => {
    expect(foldWords('Sở Văn hóa, Thể thao và Du lịch')).toBe('so van hoa the thao va du lich');
    expect(foldWords('80,5 %')).toBe('80 5 %');
  });

  it.each([
    ['hoà', 'hòa'],
    ['thuỷ', 'thủy'],
    ['uỷ quyền', 'ủy quyền'],
    ['khoẻ', 'khỏe'],
  ])('places the tone of %s as in %s', (one, other) => {
    expect(foldMarks(one)).toBe(foldMarks(other));
  });

  it.each(['quý', 'quả', 'toán', 'hoàn', 'thuyền', 'khoảng', 'nguyễn', 'xoáy'])('leaves %s as it is', (word) => {
    expect(foldMarks(word)).toBe(word);
  });

  it('keeps apart what differs in marks alone, where marks matter', () => {
    expect(foldMarks('chưa')).not.toBe(foldMarks('chứa'));
    expect(foldText('chưa')).toBe(foldText('chứa'));
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tidyText(tidyText(text))).toBe(tidyText(text));
        expect(foldText(foldText(text))).toBe(foldText(text));
        expect(foldWords(foldWords(text))).toBe(foldWords(text));
      }),
    );
  });
});

describe('a place in a file', () => {
  it('is told in the words of the program that opens the file', () => {
    expect(describePlace({ file: 'a.xlsx', sheet: 'PL1', row: 12, column: 'D' })).toBe('PL1!D12');
    expect(describePlace({ file: 'a.xlsx', sheet: 'PL1', row: 12 })).toBe('trang tính “PL1”, dòng 12');
    expect(describePlace({ file: 'a.docx', table: 2, row: 4 })).toBe('bảng 2, dòng 4');
    expect(describePlace({ file: 'a.pdf', page: 3, paragraph: 12 })).toBe('trang 3, đoạn 12');
    expect(describeSource({ file: 'a.txt' })).toBe('a.txt');
  });
});
