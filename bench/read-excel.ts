import { performance } from 'node:perf_hooks';
import exceljs, { type Workbook } from 'exceljs';
import { unzipSync } from 'fflate';
import { readExcel } from '../src/parse/content/excel/read-excel.ts';

/**
 * How long readExcel takes beside exceljs alone on an annex of 60 rows: what the rewriting of sheets, the merges and the
 * number formats cost. Medians of many rounds, the two in turn. Run: npx tsx bench/read-excel.ts
 */
const ROUNDS = 40;
const WARM_UP = 10;

const bytes = await annex(60);
const alone: number[] = [];
const whole: number[] = [];
for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
  const loading = await timeOf(async () => new exceljs.Workbook().xlsx.load(bytes.slice().buffer));
  const reading = await timeOf(async () =>
    readExcel(new Map(Object.entries(unzipSync(bytes))), { file: 'annex.xlsx' }),
  );
  if (round < WARM_UP) continue;
  alone.push(loading);
  whole.push(reading);
}
const [a, b] = [medianOf(alone), medianOf(whole)];
console.log(`exceljs load ${a.toFixed(1)} ms, readExcel ${b.toFixed(1)} ms, ratio ${(b / a).toFixed(2)}`);

/** An ordinary annex: a merged title, a header, rows of number, task, day, result and percentage, borders everywhere. */
async function annex(rows: number): Promise<Uint8Array> {
  const workbook: Workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('PL1');
  sheet.addRow(['PHỤ LỤC I: TIẾN ĐỘ THỰC HIỆN QUYẾT ĐỊNH SỐ 1035/QĐ-UBND']);
  sheet.mergeCells('A1:F1');
  sheet.addRow([
    'STT',
    'Nội dung, nhiệm vụ',
    'Thời gian hoàn thành',
    'Kết quả thực hiện',
    'Tỷ lệ',
    'Khó khăn, vướng mắc',
  ]);
  for (let number = 1; number <= rows; number += 1) {
    const day = new Date(Date.UTC(2025, number % 12, 10));
    sheet.addRow([
      number,
      `Nhiệm vụ số ${number} về dịch vụ công trực tuyến`,
      day,
      `Đã thực hiện ${number} thủ tục`,
      number / rows,
      '',
    ]);
  }
  const side = { style: 'thin' } as const;
  sheet.eachRow((row) => {
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.border = { top: side, left: side, bottom: side, right: side };
    });
    row.getCell(5).numFmt = '0.0%';
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function medianOf(times: readonly number[]): number {
  return times.toSorted((x, y) => x - y)[Math.floor(times.length / 2)] ?? Number.NaN;
}
