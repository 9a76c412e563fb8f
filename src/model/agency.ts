import type { CalendarDay } from './calendar-day.ts';

/**
 * Kinds of agencies that report. The level word is part of a name: "Tây Sơn" can be a district or a commune.
 * provincial: sở, ban, ngành of the province; police_military: Công an, Bộ CHQS, BĐBP; district: huyện, thị xã, thành phố;
 * commune: xã, phường, thị trấn; central: agencies of the centre on the province; organisation: mặt trận, đoàn thể,
 * schools, press, enterprises.
 */
export type AgencyLevel = 'provincial' | 'police_military' | 'district' | 'commune' | 'central' | 'organisation';

/** Where a fact of the catalogue comes from: a decision of the province, a public page, or general knowledge (unverified). */
export type FactSource = 'QĐ 12' | 'QĐ 1035' | 'public' | 'assumed';

export type Agency = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: AgencyLevel;
  /** other full names, old names kept in use, spellings */
  readonly aliases: readonly string[];
  /** "SNV", "Sở TTTT"; compared as whole words */
  readonly abbreviations: readonly string[];
  /** the part of a document symbol after the type: "STP" in 12/BC-STP; districts and communes share "UBND" and have none */
  readonly documentCodes: readonly string[];
  /** confirmed mail addresses, lower case */
  readonly addresses: readonly string[];
  readonly validFrom: CalendarDay | null;
  /** the last day of its existence, or null */
  readonly validTo: CalendarDay | null;
  /** who took over its duties when it ended */
  readonly successors: readonly string[];
  /** the district in which a commune lay, or the agency of which this is a part */
  readonly parentId: string | null;
  /** names of its own units, whose reports add up to its report: "PC06", "Trung tâm CNTT" */
  readonly units: readonly string[];
  /** whether decision 1035, mục V.1 asks it for a monthly report */
  readonly reports: boolean;
  readonly source: FactSource;
  readonly note: string | null;
};

/** A duty holder that is many agencies: "các sở, ban, ngành thuộc tỉnh". */
export type AgencyGroup = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly levels: readonly AgencyLevel[];
  readonly alsoAgencyIds: readonly string[];
  readonly exceptAgencyIds: readonly string[];
};

/** Whether an agency existed on a day; both ends inclusive. */
export function existsOn(agency: Agency, day: CalendarDay): boolean {
  return (agency.validFrom === null || agency.validFrom <= day) && (agency.validTo === null || day <= agency.validTo);
}
