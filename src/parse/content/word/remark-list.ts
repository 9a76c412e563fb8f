import type { Remark, RemarkCode } from '../../../model/remark.ts';
import type { Source } from '../../../model/source.ts';

/** Remarks of one document: one of each kind, at the first place, with the number of places. */
export type RemarkList = {
  add(code: RemarkCode, source: Source): void;
  list(): readonly Remark[];
};

/** @param sentences what each code means here, in Vietnamese, without the full stop */
export function makeRemarkList(sentences: Readonly<Partial<Record<RemarkCode, string>>>): RemarkList {
  const noticed = new Map<RemarkCode, { source: Source; places: number }>();
  return {
    add(code, source) {
      const seen = noticed.get(code);
      if (seen === undefined) noticed.set(code, { source, places: 1 });
      else seen.places += 1;
    },
    list: () =>
      [...noticed].map(([code, { source, places }]) => ({
        code,
        message: `${sentences[code] ?? code}${places > 1 ? ` (${places} chỗ)` : ''}.`,
        source,
      })),
  };
}
