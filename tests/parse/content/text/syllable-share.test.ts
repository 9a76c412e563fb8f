import { expect, it } from 'vitest';
import { measureSyllables } from '../../../../src/parse/content/text/syllable-share.ts';

it('knows Vietnamese words, with marks, without, and in capitals', () => {
  const text = 'Đã hoàn thành nghiêng ngả khuya thuở quyết uỷ ban QUYẾT ĐỊNH bao cao ket qua thuc hien';
  expect(measureSyllables(text).share).toBe(1);
});

it('does not count numbers, dates, symbols of documents and addresses', () => {
  expect(measureSyllables('12/QĐ-BCĐ 09/4/2025 70,3% dean06@binhdinh.gov.vn PC06').words).toBe(0);
});

it.each(['Cng tc thng k x nghip', '§Ò ¸n §· hoµn thµnh nhiÖm vô', 'Báo cáo k¿t qu¿ th¿c hi¿n nhi¿m v¿'])(
  'finds that “%s” lost its letters',
  (text) => {
    expect(measureSyllables(text).share).toBeLessThan(0.5);
  },
);
