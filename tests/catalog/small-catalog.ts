import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { describeProblem } from '../../src/catalog/catalog-problem.ts';
import { checkCatalog } from '../../src/catalog/check-catalog.ts';

/** A whole catalogue of a few lines, by file name; nothing is wrong with it. */
export const SMALL_CATALOG: Readonly<Record<string, string>> = {
  'agencies.yaml': `
province: Bình Định
mailbox: dean06@binhdinh.gov.vn
ownDomains: [binhdinh.gov.vn]
levelCounts:
  - { level: district, count: 1, from: null, to: 2025-06-30, source: báo chí }
groups:
  - id: cac-so
    name: Các sở
    aliases: [Các sở của tỉnh]
    levels: [provincial]
  - id: ubnd-cap-huyen
    name: UBND cấp huyện
    levels: [district]
agencies:
  - id: so-tai-chinh
    name: Sở Tài chính
    shortName: Sở TC
    level: provincial
    documentCodes: [STC]
    addresses: [stc@binhdinh.gov.vn]
    reports: true
    source: QĐ 1035
  - id: so-ke-hoach-va-dau-tu
    name: Sở Kế hoạch và Đầu tư
    shortName: Sở KHĐT
    level: provincial
    documentCodes: [SKHĐT]
    validTo: 2025-02-28
    successors: [so-tai-chinh]
    reports: true
    source: QĐ 12
  - id: ubnd-huyen-tay-son
    name: UBND huyện Tây Sơn
    shortName: huyện Tây Sơn
    level: district
    validTo: 2025-06-30
    reports: true
    source: public
`.trimStart(),
  'calendar.yaml': `
dueDay: 10
workingDayRule: none
holidays: [2025-01-01]
monthConvention: month_due
`.trimStart(),
  'indicators.yaml': `
indicators:
  - id: thanh-toan-truc-tuyen
    plan: 1/QĐ-UBND
    reference: II.1
    name: Hồ sơ thanh toán trực tuyến
    targetPercent: 80
`.trimStart(),
  'report.yaml': `
issuer: [ỦY BAN NHÂN DÂN, TỈNH BÌNH ĐỊNH]
symbol: BC-UBND
place: Bình Định
addressees: [Bộ Công an]
subject: Kết quả thực hiện Đề án 06
signerAuthority: [CHỦ TỊCH]
signerName: Nguyễn Văn A
recipients: [Như trên]
`.trimStart(),
  'plans/2025/1-qd-ubnd.yaml': `
code: 1/QĐ-UBND
year: 2025
title: Kế hoạch thực hiện Đề án 06
shortTitle: Kế hoạch Đề án 06
issuedOn: 2025-01-02
issuer: Chủ tịch UBND tỉnh
aliases: [QĐ 1]
groups:
  - { id: chung, numeral: I, title: Nhiệm vụ chung, taskCount: 2 }
tasks:
  - number: 1
    groupId: chung
    text: Báo cáo chỉ số hài lòng
    leadAsWritten: Sở Kế hoạch và Đầu tư
    leads: [so-ke-hoach-va-dau-tu]
    coordinatorsAsWritten: Các sở
    coordinators: [cac-so]
    product: Báo cáo
    deadlineAsWritten: Tháng 4/2025
    deadline: { kind: month, month: 2025-04 }
    twins: [{ plan: 2/QĐ-BCĐ, task: 1 }]
    aliases: [Chỉ số hài lòng]
    corrections:
      - { field: text, asWritten: chỉ số hài hòng, corrected: chỉ số hài lòng, reason: lỗi quét }
  - number: 2
    groupId: chung
    text: Tuyên truyền Đề án 06
    leadAsWritten: Các sở
    leads: [cac-so]
    coordinatorsAsWritten: null
    product: null
    deadlineAsWritten: Thường xuyên
    deadline: { kind: continuous }
    doubts:
      - { field: deadlineAsWritten, asWritten: Thường xuyên, note: có thể là hằng tháng }
`.trimStart(),
  'plans/2025/2-qd-bcd.yaml': `
code: 2/QĐ-BCĐ
year: 2025
title: Kế hoạch hoạt động của Ban Chỉ đạo
shortTitle: Kế hoạch Ban Chỉ đạo
issuedOn: 2025-01-03
issuer: Trưởng Ban Chỉ đạo
aliases: [QĐ 2]
groups:
  - { id: chung, numeral: I, title: Nhiệm vụ chung, taskCount: 1 }
tasks:
  - number: 1
    groupId: chung
    text: Báo cáo chuyên đề chỉ số hài lòng
    leadAsWritten: Sở Tài chính
    leads: [so-tai-chinh]
    coordinatorsAsWritten: UBND cấp huyện
    coordinators: [ubnd-cap-huyen]
    product: Báo cáo
    deadlineAsWritten: Tháng 6, tháng 9/2025
    deadline: { kind: months, months: [2025-06, 2025-09] }
    twins: [{ plan: 1/QĐ-UBND, task: 1 }]
    aliases: [Chỉ số hài lòng]
`.trimStart(),
};

/** Writes a catalogue into a folder of its own, which goes away with the test; a file given as null is left out. */
export async function writeCatalog(files: Readonly<Record<string, string | Uint8Array | null>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'mung10-catalog-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content);
  }
  return dir;
}

/** The small catalogue with one passage of one file changed. */
export function smallCatalogWith(file: string, from: string, to: string): Record<string, string> {
  const before = SMALL_CATALOG[file] ?? '';
  if (!before.includes(from)) throw new Error(`${file} has no "${from}"`);
  return { ...SMALL_CATALOG, [file]: before.replace(from, () => to) };
}

/** A slip in the small catalogue: the file, the words that stand there, the words put in their place, what is said. */
export type Slip = readonly [name: string, file: string, from: string, to: string, ...says: readonly string[]];

/** What `catalog check` says of a catalogue. */
export async function sentencesFor(
  files: Readonly<Record<string, string | Uint8Array | null>>,
): Promise<readonly string[]> {
  return (await checkCatalog(await writeCatalog(files))).map(describeProblem);
}
