import { describe, expect, test } from 'vitest';
import { decodeLegacyFont } from '../../../src/parse/content/legacy-font.ts';

describe('decodeLegacyFont', () => {
  test.each([
    ['§Ò ¸n 06', 'Đề án 06'],
    ['§· hoµn thµnh', 'Đã hoàn thành'],
    ['mäi ng\u00ADêi d©n', 'mọi người dân'],
    ['¡n uèng, ¢u ¬, £-ti-«-pi, ¤ t«, ¥n, ¦u tiªn', 'Ăn uống, Âu ơ, Ê-ti-ô-pi, Ô tô, Ơn, Ưu tiên'],
    ['µ¸¶·¹ ¨»¾¼½Æ ©ÇÊÈÉË', 'àáảãạ ăằắẳẵặ âầấẩẫậ'],
    ['ÌÐÎÏÑ ªÒÕÓÔÖ ×ÝØÜÞ', 'èéẻẽẹ êềếểễệ ìíỉĩị'],
    ['ßãáâä «åèæçé ¬êíëìî', 'òóỏõọ ôồốổỗộ ơờớởỡợ'],
    ['ïóñòô \u00ADõøö÷ù úýûüþ ®', 'ùúủũụ ưừứửữự ỳýỷỹỵ đ'],
  ])('reads TCVN3 %s', (stored, shown) => {
    expect(decodeLegacyFont(stored, '.VnTime')).toBe(shown);
  });

  test('a TCVN3 font whose name ends in H shows capitals', () => {
    expect(decodeLegacyFont('b¸o c¸o th¸ng 4', '.VnTimeH')).toBe('BÁO CÁO THÁNG 4');
    expect(decodeLegacyFont('ubnd', '.VnArial NarrowH')).toBe('UBND');
  });

  test.each([
    ['Ñaõ hoaøn thaønh', 'Đã hoàn thành'],
    ['Ñeà aùn 06 cuûa tænh Bình Ñònh', 'Đề án 06 của tỉnh Bình Định'],
    ['ngöôøi daân, ñöôïc, tröôùc, söûa chöõa', 'người dân, được, trước, sửa chữa'],
    ['kyø, lyù, kyõ, tyû, myõ, Lyî, tî', 'kỳ, lý, kỹ, tỷ, mỹ, Lyỵ, tỵ'],
    ['AÊN UOÁNG, ÔN, ÖU TIEÂN, ÑAÛNG UÛY', 'ĂN UỐNG, ƠN, ƯU TIÊN, ĐẢNG ỦY'],
    ['aøaùaûaõaï aêaèaéaúaüaë aâaàaáaåaãaä', 'àáảãạ ăằắẳẵặ âầấẩẫậ'],
    ['eøeùeûeõeï eâeàeáeåeãeä ìíæóò', 'èéẻẽẹ êềếểễệ ìíỉĩị'],
    ['oøoùoûoõoï oâoàoáoåoãoä ôôøôùôûôõôï', 'òóỏõọ ôồốổỗộ ơờớởỡợ'],
    ['uøuùuûuõuï ööøöùöûöõöï yøyùyûyõî ñ', 'ùúủũụ ưừứửữự ỳýỷỹỵ đ'],
    ['AØAÙAÛAÕAÏ AÊAÈAÉAÚAÜAË AÂAÀAÁAÅAÃAÄ', 'ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ'],
    ['UØUÙUÛUÕUÏ ÖÖØÖÙÖÛÖÕÖÏ YØYÙYÛYÕÎ ÌÍÆÓÒ Ñ', 'ÙÚỦŨỤ ƯỪỨỬỮỰ ỲÝỶỸỴ ÌÍỈĨỊ Đ'],
  ])('reads VNI %s', (stored, shown) => {
    expect(decodeLegacyFont(stored, 'VNI-Times')).toBe(shown);
  });

  test('a capital VNI letter may carry the small form of its mark', () => {
    expect(decodeLegacyFont('BAùO CAùO', 'VNI-Helve')).toBe('BÁO CÁO');
  });

  test('reads characters that Word stored in the private area of symbol fonts', () => {
    expect(decodeLegacyFont('\uF0A7\uF0D2 \uF0B8n', '.VnTime')).toBe('Đề án');
  });

  test.each(['Times New Roman', 'Arial', 'VnTime', 'UVnTime', ''])('leaves text in %s alone', (font) => {
    expect(decodeLegacyFont('§Ò ¸n', font)).toBeUndefined();
  });

  test('Unicode typed in an old font is not decoded a second time', () => {
    expect(decodeLegacyFont('Đã hoàn thành đúng tiến độ', '.VnTime')).toBeUndefined();
    expect(decodeLegacyFont('Đã hoàn thành đúng tiến độ', 'VNI-Times')).toBeUndefined();
    expect(decodeLegacyFont('Đã', '.VnTime')).toBeUndefined();
  });

  test('text without a single old letter needs no decoding', () => {
    expect(decodeLegacyFont('Zalo 2025 (98%)', '.VnTime')).toBeUndefined();
    expect(decodeLegacyFont('', 'VNI-Times')).toBeUndefined();
  });
});
