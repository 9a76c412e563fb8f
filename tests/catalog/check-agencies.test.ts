import { describe, expect, it } from 'vitest';
import { sentencesFor, smallCatalogWith, type Slip } from './small-catalog.ts';

const AGENCIES = 'agencies.yaml';

const SLIPS: readonly Slip[] = [
  ['an id that stands twice', AGENCIES, 'id: ubnd-huyen-tay-son', 'id: so-tai-chinh',
    `${AGENCIES}:32 agencies[2].id: the id "so-tai-chinh" stands twice`],
  ['an unknown successor', AGENCIES, 'successors: [so-tai-chinh]', 'successors: [so-du-lich]',
    `${AGENCIES}:29 agencies[1].successors[0]: there is no agency "so-du-lich"`],
  ['successors that lead back', AGENCIES, 'documentCodes: [STC]', 'documentCodes: [STC]\n    validTo: 2025-12-31\n    successors: [so-ke-hoach-va-dau-tu]',
    `${AGENCIES}:21 agencies[0].successors: the successors of Sở Tài chính lead back to it`,
    `${AGENCIES}:31 agencies[1].successors: the successors of Sở Kế hoạch và Đầu tư lead back to it`],
  ['a successor that does not exist in time', AGENCIES, 'documentCodes: [STC]', 'documentCodes: [STC]\n    validFrom: 2025-04-01',
    `${AGENCIES}:30 agencies[1].successors: none of the successors of Sở Kế hoạch và Đầu tư exists on 2025-03-01`],
  ['successors of an agency that goes on', AGENCIES, '    validTo: 2025-02-28\n', '',
    `${AGENCIES}:28 agencies[1].successors: Sở Kế hoạch và Đầu tư has successors but no last day (validTo)`],
  ['an end before the beginning', AGENCIES, 'validTo: 2025-02-28', 'validFrom: 2025-03-01\n    validTo: 2025-02-28',
    `${AGENCIES}:29 agencies[1].validTo: Sở Kế hoạch và Đầu tư ends on 2025-02-28, before it begins on 2025-03-01`],
  ['an unknown parent', AGENCIES, 'documentCodes: [STC]', 'parentId: so-noi-vu',
    `${AGENCIES}:19 agencies[0].parentId: there is no agency "so-noi-vu"`],
  ['a parent that leads back', AGENCIES, 'documentCodes: [STC]', 'parentId: so-tai-chinh',
    `${AGENCIES}:19 agencies[0].parentId: the parents of Sở Tài chính lead back to it`],
  ['an unknown member of a group', AGENCIES, 'levels: [district]', 'levels: [district]\n    alsoAgencyIds: [so-du-lich]',
    `${AGENCIES}:14 groups[1].alsoAgencyIds[0]: there is no agency "so-du-lich"`],
  ['a group without members', AGENCIES, '\n    levels: [district]', '',
    `${AGENCIES}:11 groups[1]: the group "ubnd-cap-huyen" has no members`],
  ['a name of two agencies that exist together', AGENCIES, 'validTo: 2025-06-30\n    reports', 'aliases: [SỞ TÀI CHÍNH]\n    validTo: 2025-06-30\n    reports',
    `${AGENCIES}:36 agencies[2].aliases[0]: "SỞ TÀI CHÍNH" points at Sở Tài chính too, which exists at the same time`],
  ['names that differ in diacritics alone', AGENCIES, 'validTo: 2025-06-30\n    reports', 'aliases: [Sở Tái chính]\n    validTo: 2025-06-30\n    reports',
    `${AGENCIES}:36 agencies[2].aliases[0]: warning: "Sở Tái chính" cannot be told from "Sở Tài chính" of Sở Tài chính without diacritics`],
  ['a document code of two agencies', AGENCIES, '[SKHĐT]', '[SKHĐT, STC]',
    `${AGENCIES}:27 agencies[1].documentCodes[1]: "STC" points at Sở Tài chính too, which exists at the same time`],
  ['a mail address of two agencies', AGENCIES, 'documentCodes: [SKHĐT]', 'addresses: [stc@binhdinh.gov.vn]',
    `${AGENCIES}:27 agencies[1].addresses[0]: "stc@binhdinh.gov.vn" points at Sở Tài chính too, which exists at the same time`],
  ['a group with the name of an agency', AGENCIES, 'aliases: [Các sở của tỉnh]', 'aliases: [Sở TC]',
    `${AGENCIES}:9 groups[0].aliases[0]: "Sở TC" points at Sở Tài chính too, which exists at the same time`],
  ['a level with fewer names than there were agencies', AGENCIES, 'count: 1', 'count: 11',
    `${AGENCIES}:5 levelCounts[0]: warning: names 1 of the 11 agencies of level district that existed until 2025-06-30`],
]; // prettier-ignore

describe('a slip among the agencies', () => {
  it.each(SLIPS)('is told by its place: %s', async (_name, file, from, to, ...says) => {
    expect(await sentencesFor(smallCatalogWith(file, from, to))).toEqual(says);
  });

  it('accepts a name that passed to another agency after the first had ended', async () => {
    const files = smallCatalogWith(
      AGENCIES,
      'documentCodes: [STC]',
      'validFrom: 2025-03-01\n    documentCodes: [STC, SKHĐT]',
    );
    expect(await sentencesFor(files)).toEqual([]);
  });
});
