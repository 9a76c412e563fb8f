import { findCalendarDay } from '../../model/calendar-day.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { PeriodClaim } from '../../model/reading.ts';
import type { Read } from '../../model/remark.ts';
import type { Letterhead } from './letterhead.ts';
import { periodOfDay, readPeriodFromText } from './read-period-from-text.ts';

const BY_HEAD_DATE = 0.7;
const BY_OPENING = 0.85;
const BY_PARENT_DATE = 0.65;
const BY_FILE_NAME = 0.65;
const DISAGREED = 0.8;

/** The period that a report names: in its title, a note below it, a sheet's name, its opening; else the date of its head. */
export function claimPeriod({
  heads,
  opening,
  sheets,
  file,
  catalog,
}: {
  heads: readonly Letterhead[];
  opening: readonly string[];
  sheets: readonly string[];
  file: string;
  catalog: Catalog;
}): Read<PeriodClaim | null> {
  const date = heads.find((head) => head.date !== null)?.date ?? null;
  const year = date === null ? heads.find((head) => head.year !== null)?.year : Number(date.slice(0, 4));
  const read = (text: string, evidence: PeriodClaim['evidence']): PeriodClaim | null =>
    readPeriodFromText(
      text,
      catalog,
      year === undefined || year === null ? { evidence } : { evidence, knownYear: year },
    );
  const first = (texts: readonly string[], evidence: PeriodClaim['evidence']): PeriodClaim | null =>
    texts.map((text) => read(text, evidence)).find((claim) => claim !== null) ?? null;
  const fileName = (file.split('/').at(-1) ?? '').replace(/\.[a-z0-9]{2,5}$/i, '');
  const named =
    first(
      heads.map((head) => head.title ?? ''),
      'title',
    ) ??
    first(
      heads.flatMap((head) => head.notes).filter((note) => !/kèm theo|ban hành/iu.test(note)),
      'title',
    ) ??
    first(sheets, 'sheet_name') ??
    lower(first(opening, 'text'), BY_OPENING);
  const byDate: PeriodClaim | null =
    date === null ? null : { id: periodOfDay(date, catalog), confidence: BY_HEAD_DATE, evidence: 'letterhead_date' };
  if (named === null)
    return {
      value: byDate ?? readParentDate(heads, catalog) ?? lower(read(fileName, 'file_name'), BY_FILE_NAME),
      remarks: [],
    };
  if (byDate === null || byDate.id === named.id || date === null) return { value: named, remarks: [] };
  // A report dated after the due day of its own month is late; one dated in another month contradicts its title.
  const message = `Tiêu đề nêu kỳ ${named.id}, văn bản đề ngày ${date}.`;
  const disagrees = date.slice(0, 7) !== named.id;
  return {
    value: disagrees ? { ...named, confidence: Math.min(named.confidence, DISAGREED) } : named,
    remarks: disagrees ? [{ code: 'period_disagrees', message, source: { file } }] : [],
  };
}

/** "(Kèm theo Báo cáo số 215/BC-STP ngày 08/4/2025)": the date of the report that an annex belongs to. */
function readParentDate(heads: readonly Letterhead[], catalog: Catalog): PeriodClaim | null {
  for (const note of heads.flatMap((head) => head.notes)) {
    if (!/kèm theo\s+báo cáo/iu.test(note)) continue;
    const found = /(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(20\d\d)/iu.exec(note);
    const day = found === null ? undefined : findCalendarDay(Number(found[3]), Number(found[2]), Number(found[1]));
    if (day !== undefined)
      return { id: periodOfDay(day, catalog), confidence: BY_PARENT_DATE, evidence: 'letterhead_date' };
  }
  return null;
}

function lower(claim: PeriodClaim | null, most: number): PeriodClaim | null {
  return claim === null ? null : { ...claim, confidence: Math.min(claim.confidence, most) };
}
