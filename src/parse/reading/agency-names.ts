import type { Agency } from '../../model/agency.ts';
import type { Catalog } from '../../model/catalog.ts';
import { foldText } from '../../model/fold-text.ts';

/** Names by which agencies are found: normalised words → agency. */
export type AgencyNames = {
  readonly names: ReadonlyMap<string, Agency>;
  /** the longest name, in words */
  readonly longest: number;
  /** folded abbreviations, "snv" → agency; also those written with a blank ("so nv") */
  readonly abbreviations: ReadonlyMap<string, Agency>;
  /** folded letters of document codes, "stp" → agency */
  readonly codes: ReadonlyMap<string, Agency>;
  /** names of parts of agencies → the agency */
  readonly units: ReadonlyMap<string, Agency>;
  readonly province: string;
};

const known = new WeakMap<Catalog, AgencyNames>();

/** The names of a catalogue's agencies, prepared at the first question. */
export function agencyNamesOf(catalog: Catalog): AgencyNames {
  const before = known.get(catalog);
  if (before !== undefined) return before;
  const built = buildAgencyNames(catalog);
  known.set(catalog, built);
  return built;
}

const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [/\bubnd\b/g, 'uy ban nhan dan'],
  [/\bu\s?ban nhan dan\b/g, 'uy ban nhan dan'],
  [/\bvp\s?(?=uy ban)/g, 'van phong '],
  [/\bvp\b/g, 'van phong'],
  [/\btx\b/g, 'thi xa'],
  [/\btp\b/g, 'thanh pho'],
  [/\btt(?= [a-z]+ [a-z]+)/g, 'thi tran'],
  [/\bkh cn\b/g, 'khoa hoc va cong nghe'],
  [/\bkhcn\b/g, 'khoa hoc va cong nghe'],
  [/\bnn mt\b/g, 'nong nghiep va moi truong'],
  [/\bgd dt\b/g, 'giao duc va dao tao'],
  [/\bvh ?tt dl\b/g, 'van hoa the thao va du lich'],
  [/\bvhttdl\b/g, 'van hoa the thao va du lich'],
  [/\bbhxh\b/g, 'bao hiem xa hoi'],
  [/\bnhnn\b/g, 'ngan hang nha nuoc'],
  [/\bdh\b/g, 'dai hoc'],
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  [/\bkv\b/g, 'khu vuc'],
  [/\bca tinh\b/g, 'cong an tinh'],
];

/**
 * A name as compared: folded, abbreviations written out, "tỉnh <province>" shortened to "tỉnh", "và" left out.
 * "UBND TX. An Nhơn" → uy ban nhan dan thi xa an nhon
 */
export function foldAgencyName(text: string, province: string): string {
  let folded = ` ${foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
  for (const [pattern, meaning] of WRITTEN_OUT) folded = folded.replace(pattern, meaning);
  return folded.replaceAll(` tinh ${province} `, ' tinh ').replace(/ va /g, ' ').replace(/\s+/g, ' ').trim();
}

function buildAgencyNames(catalog: Catalog): AgencyNames {
  const province = foldText(catalog.settings.province);
  const names = new Map<string, Agency>();
  const abbreviations = new Map<string, Agency>();
  const codes = new Map<string, Agency>();
  const units = new Map<string, Agency>();
  for (const agency of catalog.agencies) {
    for (const name of [agency.name, ...agency.aliases]) addName(names, foldAgencyName(name, province), agency);
    const whole = foldAgencyName(agency.name, province);
    // "Sở Tư pháp tỉnh" and "huyện Tây Sơn" are said for "Sở Tư pháp" and "UBND huyện Tây Sơn".
    if (agency.level === 'provincial' && !whole.endsWith(' tinh')) addName(names, `${whole} tinh`, agency);
    if (isPlace(agency)) addName(names, whole.replace(/^uy ban nhan dan /, ''), agency);
    for (const short of [...agency.abbreviations, agency.shortName]) {
      const folded = foldText(short)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
      if (folded !== '' && !abbreviations.has(folded)) abbreviations.set(folded, agency);
    }
    for (const code of agency.documentCodes) addName(codes, foldText(code).replace(/[^a-z0-9]/g, ''), agency);
    for (const unit of agency.units) addName(units, foldAgencyName(unit, province), agency);
  }
  const longest = Math.max(1, ...[...names.keys()].map((name) => name.split(' ').length));
  return { names, longest, abbreviations, codes, units, province };
}

function addName(names: Map<string, Agency>, name: string, agency: Agency): void {
  if (name !== '' && !names.has(name)) names.set(name, agency);
}

function isPlace(agency: Agency): boolean {
  return agency.level === 'district' || agency.level === 'commune';
}
