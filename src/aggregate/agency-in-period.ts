import { existsOn } from '../model/agency.ts';
import type { CalendarDay } from '../model/calendar-day.ts';
import { findAgency, successorsOn, type Catalog } from '../model/catalog.ts';
import type { AgencyClaim } from '../model/reading.ts';
import type { Remark } from '../model/remark.ts';

export type AgencyInPeriod = {
  readonly agency: AgencyClaim | null;
  readonly remark: Remark | null;
  /** why a person must say who reports; null when it is clear */
  readonly waitsBecause: string | null;
};

/**
 * Who a named agency is in a period. One that ended reports as its successor where there is just one; an agency that did
 * not exist yet, or passed its duties to several, waits for a person.
 */
export function findAgencyInPeriod(claim: AgencyClaim | null, day: CalendarDay, catalog: Catalog): AgencyInPeriod {
  const agency = findAgency(catalog, claim?.id ?? '');
  if (claim === null || agency === undefined || existsOn(agency, day)) {
    return { agency: claim, remark: null, waitsBecause: null };
  }
  const [successor, ...others] = successorsOn(catalog, agency.id, day);
  if (successor === undefined) {
    const because = `“${agency.name}” không hoạt động trong kỳ này theo danh mục; cần xác định cơ quan báo cáo.`;
    return { agency: claim, remark: null, waitsBecause: because };
  }
  if (others.length > 0) {
    const names = [successor, ...others].map((each) => each.name).join(', ');
    const because = `“${agency.name}” không còn trong kỳ này; nhiệm vụ đã chuyển cho ${names}.`;
    return { agency: claim, remark: null, waitsBecause: because };
  }
  const message = `“${agency.name}” không còn trong kỳ này; báo cáo được tính cho ${successor.name}.`;
  return {
    agency: { ...claim, id: successor.id, name: successor.name },
    remark: { code: 'agency_succeeded', message, source: null },
    waitsBecause: null,
  };
}
