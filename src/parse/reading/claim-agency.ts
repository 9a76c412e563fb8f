import type { Catalog } from '../../model/catalog.ts';
import type { AgencyClaim } from '../../model/reading.ts';
import type { Read, Remark } from '../../model/remark.ts';
import { findAgencyInText } from './find-agency-in-text.ts';
import { findSender } from './find-sender.ts';
import type { Letterhead } from './letterhead.ts';

const BY_OPENING = 0.7;
const BY_FILE_NAME = 0.6;

/** Who sent the report: the strongest evidence of its heads, else its opening words, else its file's name. */
export function claimAgency({
  heads,
  opening,
  file,
  catalog,
}: {
  heads: readonly Letterhead[];
  opening: readonly string[];
  file: string;
  catalog: Catalog;
}): Read<AgencyClaim | null> {
  const claims = heads.map((head) => findSender(head, catalog)).filter((claim) => claim !== null);
  const best = claims.toSorted((one, other) => other.confidence - one.confidence)[0];
  const remarks: Remark[] = [];
  const others = claims.filter(
    (claim) => claim.evidence === 'letterhead' && best !== undefined && claim.name !== best.name,
  );
  if (others.length > 0) {
    const names = [...new Set([best, ...others].map((claim) => claim?.name ?? ''))].join(', ');
    remarks.push({ code: 'several_agencies', message: `Tệp nêu nhiều cơ quan: ${names}.`, source: { file } });
  }
  const claim = best ?? findInOpening(opening, catalog) ?? findInFileName(file, catalog);
  if (claim !== null && claim.id === null) {
    remarks.push({
      code: 'name_not_in_roster',
      message: `“${claim.name}” không có trong danh mục cơ quan báo cáo.`,
      source: { file },
    });
  }
  return { value: claim, remarks };
}

/** "…, Sở Tư pháp báo cáo kết quả thực hiện … như sau:" */
function findInOpening(opening: readonly string[], catalog: Catalog): AgencyClaim | null {
  for (const text of opening) {
    const before = /^(.*?)\s(?:kính\s)?báo cáo\s/iu.exec(text)?.[1];
    const last = before?.split(/[,;]/).at(-1);
    const claim = last === undefined ? null : findAgencyInText(last, catalog, 'text');
    if (claim !== null) return { ...claim, confidence: BY_OPENING };
  }
  return null;
}

function findInFileName(file: string, catalog: Catalog): AgencyClaim | null {
  const name = (file.split('/').at(-1) ?? '').replace(/\.[a-z0-9]{2,5}$/i, '');
  const claim = findAgencyInText(name, catalog, 'file_name');
  return claim === null ? null : { ...claim, confidence: BY_FILE_NAME };
}
