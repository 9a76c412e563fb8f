import { findCalendarDay, type CalendarDay } from '../../model/calendar-day.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { PeriodClaim } from '../../model/reading.ts';
import type { Read } from '../../model/remark.ts';
import { periodOfDay, readPeriodFromText } from './read-period-from-text.ts';
import { listEarlierSheets, listHeadPeriods, type Head } from './sheet-periods.ts';

const BY_HEAD_DATE = 0.7;
const BY_OPENING = 0.85;
const BY_PARENT_DATE = 0.65;
const BY_FILE_NAME = 0.65;
const DISAGREED = 0.8;

export type PeriodReading = Read<PeriodClaim | null> & {
  /** sheets of months before */
  readonly earlierSheets: ReadonlySet<string>;
};

/**
 * The period that a report names: in a title, a note below it, a sheet's name, its opening; else the date of its head.
 * Of several months on several sheets the last counts: the others were left in the file.
 */
export function claimPeriod({
  heads,
  opening,
  file,
  catalog,
}: {
  heads: readonly Head[];
  opening: readonly string[];
  file: string;
  catalog: Catalog;
}): PeriodReading {
  const date = heads.find((head) => head.date !== null)?.date ?? null;
  const year = date === null ? (heads.find((head) => head.year !== null)?.year ?? null) : Number(date.slice(0, 4));
  const read = (text: string, evidence: PeriodClaim['evidence']): PeriodClaim | null =>
    readPeriodFromText(text, catalog, year === null ? { evidence } : { evidence, knownYear: year });
  const byHead = listHeadPeriods(heads, read);
  const ofSheets = byHead.filter(({ head }) => head.sheet !== null);
  const last = ofSheets.toSorted((one, other) => other.claim.id.localeCompare(one.claim.id))[0];
  const named = last?.claim ?? byHead[0]?.claim ?? lower(findFirst(opening, read), BY_OPENING);
  const settled = settle(named, { date, heads, file, catalog, read });
  return { ...settled, earlierSheets: listEarlierSheets(ofSheets, named?.id) };
}

type Reader = (text: string, evidence: PeriodClaim['evidence']) => PeriodClaim | null;

function findFirst(texts: readonly string[], read: Reader): PeriodClaim | null {
  return texts.map((text) => read(text, 'text')).find((claim) => claim !== null) ?? null;
}

/** Compares the named period with the date of the head; without a name the date, then the file's name decides. */
function settle(
  named: PeriodClaim | null,
  {
    date,
    heads,
    file,
    catalog,
    read,
  }: { date: CalendarDay | null; heads: readonly Head[]; file: string; catalog: Catalog; read: Reader },
): Read<PeriodClaim | null> {
  const fileName = (file.split('/').at(-1) ?? '').replace(/\.[a-z0-9]{2,5}$/i, '');
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
function readParentDate(heads: readonly Head[], catalog: Catalog): PeriodClaim | null {
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
