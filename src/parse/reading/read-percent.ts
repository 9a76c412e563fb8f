import type { CellValue } from '../../model/content.ts';
import { foldMarks, foldText, tidyText } from '../../model/fold-text.ts';

/** A figure of progress: 0–100, or what is wrong with it. */
export type PercentReading =
  | { readonly kind: 'percent'; readonly percent: number }
  /** a count out of a count, "37/42 mô hình": it tells how far the task is, but the agency wrote no percentage */
  | { readonly kind: 'share'; readonly percent: number }
  | { readonly kind: 'out_of_range'; readonly percent: number }
  | { readonly kind: 'none' };

const NUMBER = /^(?:khoang|tren|gan|dat|duoc|[~≈><=:])*\s*(\d{1,4}(?:[.,]\d+)?)\s*(%|phan tram)?\s*\.?$/;
const PARTS = /^(\d{1,6})\s*\/\s*(\d{1,6})(?:\s*\(\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*\))?(?!\s*\/)/;

/**
 * Reads a cell of a percent column.
 * @param fractions whether the column's bare numbers are shares of 1 (0.8 means 80 %)
 */
export function readPercentCell(text: string, value: CellValue, fractions: boolean): PercentReading {
  if (value.kind === 'percent') return checkRange(value.percent);
  if (value.kind === 'number') return checkRange(fractions ? value.number * 100 : value.number);
  const folded = foldText(text);
  const parts = PARTS.exec(folded);
  if (parts !== null) return readParts(parts);
  const found = NUMBER.exec(folded);
  if (found === null) return { kind: 'none' };
  const number = Number((found[1] ?? '').replace(',', '.'));
  return checkRange(found[2] === undefined && fractions ? number * 100 : number);
}

/** Whether the bare numbers of a column are shares of 1: none is above 1 and at least one lies between, or all are 0 or 1. */
export function areFractions(cells: readonly { readonly text: string; readonly value: CellValue }[]): boolean {
  const bare = cells.flatMap(({ text, value }) => {
    if (value.kind === 'number') return [value.number];
    if (value.kind === 'percent') return [];
    const found = /^\s*(\d{1,4}(?:[.,]\d+)?)\s*$/.exec(text);
    return found === null ? [] : [Number((found[1] ?? '').replace(',', '.'))];
  });
  return bare.length > 0 && bare.every((number) => number <= 1);
}

/**
 * The figure of progress that words give: "đã hoàn thành 80%", "tiến độ 60%", "đã số hóa 46.120/58.900 (78,3%)", or a
 * text that is only a figure; a share where they count without a percentage: "đạt 3/5 nội dung". A rate of files or citizens ("tỷ lệ hồ sơ trực tuyến đạt 70,3%") is no progress of the task.
 */
export function readPercentInWords(text: string): PercentReading {
  const bare = readPercentCell(tidyText(text), { kind: 'text' }, false);
  if (bare.kind !== 'none' && /%/.test(text)) return bare;
  if (bare.kind !== 'none' && /\//.test(text)) return shareOf(bare);
  const folded = foldMarks(text);
  const plain = foldText(text);
  const said =
    /(?:^|[^\p{L}])(?:hoàn thành|hoan thanh|ht|tiến độ|tien do|khối lượng|khoi luong)(?:\s(?:thực hiện|công việc|khoảng|được|đạt|trên|gần|là|thuc hien|cong viec|khoang|duoc|dat|tren|gan|la))*\s*[:(]?\s*(?:khoảng\s|khoang\s)?(\d{1,3}(?:[.,]\d{1,2})?)\s*%/u.exec(
      folded,
    ) ??
    /(?:^|[.;:\n(]\s*|(?:đã|da|mới|moi|ước|uoc|kết quả|ket qua)\s)(?:đạt|dat|được|duoc)(?:\s(?:khoảng|trên|gần|tỷ lệ|khoang|tren|gan|ty le))*\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*%\s*(?=$|[.:;,)\n]|(?:so với|so voi|khối lượng|tiến độ|kế hoạch|công việc|nội dung|yêu cầu|chỉ tiêu|khoi luong|tien do|ke hoach|cong viec|noi dung|yeu cau|chi tieu))/u.exec(
      folded,
    ) ??
    /(?:^|\s)(\d{1,3}(?:[.,]\d{1,2})?)\s*%\s*(?:khối lượng|tiến độ|kế hoạch|công việc|khoi luong|tien do|ke hoach|cong viec)/u.exec(
      folded,
    );
  // "100% giai đoạn 1" is a part of the way.
  if (
    said !== null &&
    !/^\s*(?:của )?(?:giai đoạn|bước|đợt|phần|giai doan|buoc|dot)(?![\p{L}])/u.test(
      folded.slice(said.index + said[0].length),
    )
  ) {
    return checkRange(Number((said[1] ?? '').replace(',', '.')));
  }
  const only = findOnlyPercentage(folded);
  if (only !== null) return checkRange(only);
  const parts = /(?:hoan thanh|dat|thuc hien|xong|trien khai)(?: duoc)?\s+(\d{1,4})\s*\/\s*(\d{1,4})(?!\s*[/\d])/.exec(
    plain,
  );
  return parts === null ? { kind: 'none' } : shareOf(readParts(parts));
}

/** Beside a count, "46.120/58.900 (78,3%)" or "300 hồ sơ, đạt 78,3%"; or behind words of progress, "Đang thực hiện (100%)". */
const BESIDE_COUNT =
  /\d[\d.]*\s*\/\s*\d[\d.]*\s*(?:[\p{L} ]{0,30},?\s*(?:đạt|dat)\s*|\()\s*(?:đạt |dat |tỷ lệ |ty le )?$/u;
const REACHED = /\d[\d.]*\s+[\p{L} ]{1,40},\s*(?:đạt|dat)\s*$/u;
const BEHIND_PROGRESS =
  /(?:đang|dang|đã|da|chưa|chua)\s+(?:thực hiện|triển khai|tiến hành|xử lý|rà soát|làm|thuc hien|trien khai|tien hanh|xu ly|ra soat|lam)\s*[:,(–-]\s*$/u;
/** A rate of something else, or an end that was already told. */
const OTHER_RATE = /(?:^|[^\p{L}])(?:tỷ lệ|tỉ lệ|ty le|ti le)(?![\p{L}])/u;
const TOLD_END = /(?:^|[^\p{L}])(?:hoàn thành|hoàn tất|xong|hoan thanh|hoan tat)(?![\p{L}])/u;
const SPEAKS_OF_PROGRESS = /(?:^|[^\p{L}])(?:đã|đang|được|đạt|mới|chưa|da|dang|duoc|dat|moi|chua)(?![\p{L}])/u;

/** The one percentage of a text that tells progress. */
function findOnlyPercentage(folded: string): number | null {
  const [found, second] = [...folded.matchAll(/(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s*%/g)];
  if (found === undefined || second !== undefined) return null;
  const before = folded.slice(0, found.index);
  if (OTHER_RATE.test(before) || TOLD_END.test(folded) || !SPEAKS_OF_PROGRESS.test(folded)) return null;
  if (!BESIDE_COUNT.test(before) && !REACHED.test(before) && !BEHIND_PROGRESS.test(before)) return null;
  return Number((found[1] ?? '').replace(',', '.'));
}

function shareOf(reading: PercentReading): PercentReading {
  return reading.kind === 'percent' ? { kind: 'share', percent: reading.percent } : { kind: 'none' };
}

function readParts(parts: RegExpExecArray): PercentReading {
  const [done, all] = [Number(parts[1]), Number(parts[2])];
  if (all === 0) return { kind: 'none' };
  return checkRange((done / all) * 100);
}

function checkRange(percent: number): PercentReading {
  const rounded = Math.round(percent * 100) / 100;
  return rounded >= 0 && rounded <= 100
    ? { kind: 'percent', percent: rounded }
    : { kind: 'out_of_range', percent: rounded };
}
