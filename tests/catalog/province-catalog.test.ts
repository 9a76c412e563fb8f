import { cp, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { describeProblem } from '../../src/catalog/catalog-problem.ts';
import { checkCatalog } from '../../src/catalog/check-catalog.ts';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import type { Agency } from '../../src/model/agency.ts';
import {
  findTask,
  listDutyHolders,
  listPlansOf,
  listRoster,
  successorsOn,
  type Catalog,
} from '../../src/model/catalog.ts';
import { CATALOG_DIR } from './province-catalog.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await loadCatalog(CATALOG_DIR);
});

const idsOf = (agencies: readonly Agency[]): readonly string[] => agencies.map((agency) => agency.id);

function count(agencies: readonly Agency[], level: Agency['level']): number {
  return agencies.filter((agency) => agency.level === level).length;
}

describe('the catalogue of Bình Định', () => {
  it('has nothing wrong but two facts that the sources leave open', async () => {
    const said = (await checkCatalog(CATALOG_DIR)).map(describeProblem);
    expect(said).toEqual([
      expect.stringMatching(
        /^agencies\.yaml:\d+ levelCounts\[1\]: warning: names 1 of the 155 agencies of level commune/,
      ),
      expect.stringMatching(
        /^plans\/2025\/1035-qd-ubnd\.yaml:\d+ tasks\[10\]\.deadline: warning: task 11 is due in 2024/,
      ),
    ]);
  });

  it('links the near twins of the two plans, and not the two semiconductor projects', () => {
    const twins = catalog.plans.flatMap((plan) =>
      plan.tasks.flatMap((task) => task.twins.map((twin) => `${plan.code}#${task.number} = ${twin.plan}#${twin.task}`)),
    );
    expect(twins.filter((twin) => twin.startsWith('12'))).toEqual([
      '12/QĐ-BCĐ#5 = 1035/QĐ-UBND#1',
      '12/QĐ-BCĐ#7 = 1035/QĐ-UBND#4',
      '12/QĐ-BCĐ#30 = 1035/QĐ-UBND#5',
      '12/QĐ-BCĐ#35 = 1035/QĐ-UBND#2',
    ]);
    expect(twins).toHaveLength(8);
  });

  it('has none of the slips of the scans left', () => {
    const words = JSON.stringify(
      catalog.plans.map((plan) => [plan.title, plan.groups, plan.tasks.map((task) => ({ ...task, corrections: [] }))]),
    );
    const slips = [
      'Chuyên đổi số',
      'Kiểm toàn',
      'và 3 khả năng',
      '<ul',
      '<i>',
      '9/ 2025',
      'đợt án 06',
      'VNNeID',
      'VNID',
    ];
    const more = ['lòng ghép', 'các Hệ thống thông tin Hệ thống', 'phải phải', 'bức phá', '⏎'];
    expect([...slips, ...more].filter((slip) => words.includes(slip))).toEqual([]);
    expect(JSON.stringify(catalog.indicators)).not.toContain('phải phải');
  });

  it('leaves doubtful values as written and says so', () => {
    const doubted = catalog.plans.flatMap((plan) =>
      plan.tasks.flatMap((task) => task.doubts.map((doubt) => `${plan.code}#${task.number}: ${doubt.asWritten}`)),
    );
    expect(doubted).toEqual([
      '1035/QĐ-UBND#1: 1019/UBND-KSTT',
      '1035/QĐ-UBND#7: Quyết định',
      '1035/QĐ-UBND#11: Quý I/2024',
      '1035/QĐ-UBND#19: 08/TT-BXD',
      '1035/QĐ-UBND#22: (GPLX, Đăng ký xe',
      '1035/QĐ-UBND#33: 1552/BTTTT-TTH',
      '12/QĐ-BCĐ#3: ngày 12 tháng 01 năm 2025',
      '12/QĐ-BCĐ#5: 901/UBND-KSTT',
      '12/QĐ-BCĐ#27: Sở Nội vụ',
    ]);
    expect(findTask(catalog, { plan: '1035/QĐ-UBND', task: 11 })?.deadline).toEqual({
      kind: 'quarter',
      year: 2024,
      quarter: 1,
      doubtful: true,
      afterEvent: 'Sau khi có hướng dẫn của Bộ Công an',
    });
  });

  it('has the targets of decision 1035, part II', () => {
    const targets = catalog.indicators.map((indicator) => indicator.targetPercent);
    expect(targets).toEqual([100, 100, 100, 100, 100, 80, 90, 80, 70, 90, 100, 100, 100, 80, 100]);
    expect(new Set(catalog.indicators.map((indicator) => indicator.reference)).size).toBe(13);
  });
});

describe('who holds a duty of Bình Định', () => {
  it('is the old department until the end of February 2025 and its successor from March on', () => {
    const holders = (id: string): readonly (readonly string[])[] =>
      ['2025-02-28', '2025-03-01', '2025-04-30', '2025-07-31'].map((day) => idsOf(successorsOn(catalog, id, day)));
    const [khcn, tc] = [['so-khoa-hoc-va-cong-nghe'], ['so-tai-chinh']];
    expect(holders('so-thong-tin-va-truyen-thong')).toEqual([['so-thong-tin-va-truyen-thong'], khcn, khcn, khcn]);
    expect(holders('so-ke-hoach-va-dau-tu')).toEqual([['so-ke-hoach-va-dau-tu'], tc, tc, tc]);
    expect(holders('so-giao-thong-van-tai').at(-1)).toEqual(['so-xay-dung']);
  });

  it('is 20 departments before the merger and 14 after it', () => {
    // The Management Board of the economic zone is no specialised agency.
    const departments = (day: string): number =>
      listDutyHolders(catalog, { kind: 'group', groupId: 'cac-so-ban-nganh-thuoc-tinh' }, day).filter(
        (agency) => agency.id !== 'ban-quan-ly-khu-kinh-te',
      ).length;
    expect(departments('2025-02-28')).toBe(20);
    expect(departments('2025-03-01')).toBe(14);
  });

  it('is a district until June 2025 and its communes from July on', () => {
    expect(idsOf(successorsOn(catalog, 'ubnd-huyen-van-canh', '2025-06-30'))).toEqual(['ubnd-huyen-van-canh']);
    expect(idsOf(successorsOn(catalog, 'ubnd-huyen-van-canh', '2025-07-01'))).toEqual([
      'ubnd-xa-van-canh',
      'ubnd-xa-canh-vinh',
      'ubnd-xa-canh-lien',
    ]);
  });
});

describe('the roster of Bình Định', () => {
  it('has 11 districts in April 2025 and 41 xã and 17 phường in July', () => {
    const april = listRoster(catalog, '2025-04');
    const july = listRoster(catalog, '2025-07');
    expect([count(april, 'district'), count(april, 'commune')]).toEqual([11, 1]);
    expect([count(july, 'district'), count(july, 'commune')]).toEqual([0, 58]);
    expect(july.filter((agency) => agency.id.startsWith('ubnd-xa-'))).toHaveLength(41);
    expect(july.filter((agency) => agency.id.startsWith('ubnd-phuong-'))).toHaveLength(17);
  });

  it('has who leads a task, and neither VNPT nor the press', () => {
    const april = idsOf(listRoster(catalog, '2025-04'));
    expect(april).toEqual(
      expect.arrayContaining(['cong-an-tinh', 'tinh-doan', 'truong-dai-hoc-quy-nhon', 'bao-hiem-xa-hoi-tinh']),
    );
    expect(april).not.toEqual(expect.arrayContaining(['vnpt-binh-dinh']));
    expect(april).not.toEqual(expect.arrayContaining(['bao-binh-dinh']));
    expect(april).not.toEqual(expect.arrayContaining(['so-thong-tin-va-truyen-thong']));
  });

  it('puts every commune into a district that listed it as successor', () => {
    const communes = catalog.agencies.filter((agency) => agency.level === 'commune');
    const districts = catalog.agencies.filter((agency) => agency.level === 'district');
    expect(districts.flatMap((district) => district.successors)).toEqual(idsOf(communes));
    for (const district of districts) {
      const inside = communes.filter((commune) => commune.parentId === district.id);
      expect(idsOf(inside)).toEqual(district.successors);
    }
  });
});

describe("next year's plan", () => {
  const PLAN_2026 = `
code: 88/QĐ-UBND
year: 2026
title: Kế hoạch thực hiện Đề án 06 trên địa bàn tỉnh trong năm 2026
shortTitle: Kế hoạch Đề án 06 năm 2026
issuedOn: 2025-12-30
issuer: Chủ tịch UBND tỉnh
aliases: [QĐ 88]
groups:
  - { id: chung, numeral: I, title: Nhiệm vụ chung, taskCount: 1 }
tasks:
  - number: 1
    groupId: chung
    text: Duy trì dữ liệu hộ tịch đã số hóa
    leadAsWritten: Sở Tư pháp
    leads: [so-tu-phap]
    coordinatorsAsWritten: UBND cấp xã
    coordinators: [ubnd-cap-xa]
    product: Báo cáo
    deadlineAsWritten: Tháng 6/2026
    deadline: { kind: month, month: 2026-06 }
    aliases: [Số hóa hộ tịch]
`.trimStart();

  it('is in force in its year by lying in the folder of that year', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'mung10-catalog-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    await cp(CATALOG_DIR, dir, { recursive: true });
    await mkdir(join(dir, 'plans', '2026'));
    await writeFile(join(dir, 'plans', '2026', '88-qd-ubnd.yaml'), PLAN_2026);

    const next = await loadCatalog(dir);
    const codes = (period: string): readonly string[] => listPlansOf(next, period).map((plan) => plan.code);
    expect(codes('2025-12')).toEqual(['1035/QĐ-UBND', '12/QĐ-BCĐ']);
    expect(codes('2026-04')).toEqual(['88/QĐ-UBND']);
    expect(findTask(next, { plan: '88/QĐ-UBND', task: 1 })?.text).toBe('Duy trì dữ liệu hộ tịch đã số hóa');
    expect(next.sha256).not.toBe(catalog.sha256);
  });
});
