import type { Catalog } from '../../model/catalog.ts';
import type { Agency } from '../../model/agency.ts';
import { foldText, tidyText } from '../../model/fold-text.ts';
import type { AgencyClaim } from '../../model/reading.ts';
import { agencyNamesOf, foldAgencyName, type AgencyNames } from './agency-names.ts';
import { findAgencies } from './find-agencies.ts';
import type { Letterhead } from './letterhead.ts';
import { capitalise, spellPlace } from './spell-place.ts';

const BY_NAME_AND_SYMBOL = 0.995;
const BY_NAME = 0.98;
const UNKNOWN_NAME = 0.9;
const BY_SYMBOL = 0.9;
const BY_TITLE = 0.85;
const BY_NOTE_SYMBOL = 0.85;

const BODY_WORDS =
  /^(?:so|ban|chi cuc|cuc|cong an|hoi|truong|trung tam|vien|bao hiem|ngan hang|kho bac|cong ty|dai|bao|lien minh|lien doan|mat tran|uy ban mat tran|toa an|vien kiem sat|bo chi huy|tinh doan|doan|thanh tra|buu dien|vien thong|tap doan|dien luc)\b/;
/** Parts of an agency: what they send is the agency's. */
const PART_WORDS =
  /^(?:phong|ban|to|trung tam|chi cuc|doi|bo phan|pc ?\d|pc\d|cong an (?:huyen|xa|phuong|thi xa|thanh pho|thi tran)|van phong|thanh tra|doan|hoi|tram|khoa)\b/;

/**
 * Who sends a report, by its letterhead: the lowest body named there; a part of an agency (a phòng, PC06) credits the
 * agency above it. Then the document symbol, then the title.
 */
export function findSender(head: Letterhead, catalog: Catalog): AgencyClaim | null {
  const names = agencyNamesOf(catalog);
  const bySymbol = findBySymbol(head.symbol, names);
  const byName = head.sender === null ? findInLines(head.issuer, names) : findNamed(head.sender, names);
  if (byName !== undefined) {
    const agrees = byName.agency !== null && byName.agency === bySymbol;
    return {
      id: byName.agency?.id ?? null,
      name: byName.name,
      confidence: byName.agency === null ? UNKNOWN_NAME : agrees ? BY_NAME_AND_SYMBOL : BY_NAME,
      evidence: 'letterhead',
    };
  }
  if (bySymbol !== undefined)
    return { id: bySymbol.id, name: bySymbol.name, confidence: BY_SYMBOL, evidence: 'symbol' };
  return findInTitle(head, names);
}

/** The agency whose code a document symbol carries: BC-STP, BC-CAT-PC06. "UBND" is shared by all places. */
function findBySymbol(symbol: string | null, names: AgencyNames): Agency | undefined {
  for (const part of (symbol ?? '').split('-').slice(1)) {
    const agency = names.codes.get(foldText(part).replace(/[^a-z0-9]/g, ''));
    if (agency !== undefined) return agency;
  }
  return undefined;
}

/** "Đơn vị: SNV": behind a label an abbreviation is a name as well. */
function findNamed(sender: string, names: AgencyNames): Found | undefined {
  const whole = findInLines([sender], names);
  if (whole !== undefined) return whole;
  const [short] = findAgencies(sender, names);
  return short === undefined ? undefined : { agency: short.agency, name: short.name };
}

type Found = { agency: Agency | null; name: string };

function findInLines(written: readonly string[], names: AgencyNames): Found | undefined {
  const lines = written.map(tidyText).filter((line) => line !== '');
  if (lines.length === 0) return undefined;
  const text = lines.join(' ');
  const folded = foldAgencyName(text, names.province);
  const office = findOffice(lines, names);
  if (office !== undefined) return office;
  const found = findAgencies(text, names).filter((named) => named.inFull);
  const last = found.at(-1);
  const below = findBelow(lines, folded, last?.lastWord ?? -1, names);
  if (below !== undefined && (last === undefined || !below.isPart)) return { agency: below.agency, name: below.name };
  if (last === undefined) return undefined;
  return { agency: last.agency, name: last.agency?.name ?? spellPlace(last.name, text) };
}

/** "UBND TỈNH BÌNH ĐỊNH / VĂN PHÒNG": the office of the body above. */
function findOffice(lines: readonly string[], names: AgencyNames): Found | undefined {
  const last = foldAgencyName(lines.at(-1) ?? '', names.province);
  if (last !== 'van phong' || lines.length < 2) return undefined;
  const name = `van phong ${foldAgencyName(lines.slice(0, -1).join(' '), names.province)}`;
  const agency = names.names.get(name);
  return agency === undefined ? undefined : { agency, name: agency.name };
}

/** A body in the lines below the last one that the roster knows. */
function findBelow(
  lines: readonly string[],
  folded: string,
  lastWord: number,
  names: AgencyNames,
): { agency: Agency | null; name: string; isPart: boolean } | undefined {
  const rest = folded
    .split(' ')
    .slice(lastWord + 1)
    .join(' ');
  const line = lines.find((each, at) => {
    const own = foldAgencyName(each, names.province);
    return BODY_WORDS.test(own) && rest.includes(own) && !/^(?:tinh|huyen)\b/.test(own) && at >= 0;
  });
  if (line === undefined) return undefined;
  const own = foldAgencyName(line, names.province);
  const unit = names.units.get(own);
  if (unit !== undefined) return { agency: unit, name: unit.name, isPart: false };
  const from = lines.indexOf(line);
  return { agency: null, name: spellName(lines.slice(from).join(' ')), isPart: PART_WORDS.test(own) && lastWord >= 0 };
}

function findInTitle(head: Letterhead, names: AgencyNames): AgencyClaim | null {
  const texts = [head.title ?? '', ...head.notes];
  for (const text of texts) {
    const symbol =
      /\/\s*([A-ZĐ]{2,4}\s*-\s*[A-ZĐƯa-zđư&]+(?:-[A-ZĐ0-9]+)*)/u.exec(text)?.[1]?.replace(/\s/g, '') ?? null;
    const bySymbol = findBySymbol(symbol, names);
    if (bySymbol !== undefined)
      return { id: bySymbol.id, name: bySymbol.name, confidence: BY_NOTE_SYMBOL, evidence: 'symbol' };
  }
  for (const text of texts) {
    const found = findAgencies(text, names).findLast((named) => named.inFull);
    if (found !== undefined) {
      return {
        id: found.agency?.id ?? null,
        name: found.agency?.name ?? spellPlace(found.name, text),
        confidence: BY_TITLE,
        evidence: 'title',
      };
    }
  }
  return null;
}

/** "HỘI NÔNG DÂN TỈNH BÌNH ĐỊNH" → "Hội nông dân tỉnh Bình Định": a name in capitals as it would stand in a sentence. */
function spellName(text: string): string {
  const tidy = tidyText(text);
  if (tidy !== tidy.toUpperCase()) return tidy;
  let inPlace = false;
  return tidy
    .split(' ')
    .map((word, at) => {
      const folded = foldText(word);
      const level = ['tinh', 'huyen', 'xa', 'phuong', 'tran', 'pho'].includes(folded);
      const spelled = at === 0 || inPlace ? capitalise(word) : word.toLowerCase();
      if (level) inPlace = true;
      return level ? word.toLowerCase() : spelled;
    })
    .join(' ');
}
