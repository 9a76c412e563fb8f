import type { Remark, RemarkCode } from '../../../model/remark.ts';
import type { Source } from '../../../model/source.ts';

/** Remarks of one document: one of each kind, at the first place, with the number of places. */
export type RemarkList = {
  /** @param places how many, where they are counted already */
  add(code: RemarkCode, source: Source, places?: number): void;
  list(): readonly Remark[];
};

/** @param sentences what each code means here, in Vietnamese, without the full stop */
export function makeRemarkList(sentences: Readonly<Partial<Record<RemarkCode, string>>>): RemarkList {
  const noticed = new Map<RemarkCode, { source: Source; places: number }>();
  return {
    add(code, source, places = 1) {
      const seen = noticed.get(code);
      if (seen === undefined) noticed.set(code, { source, places });
      else seen.places += places;
    },
    list: () =>
      [...noticed].map(([code, { source, places }]) => ({
        code,
        message: `${sentences[code] ?? code}${places > 1 ? ` (${places} chỗ)` : ''}.`,
        source,
      })),
  };
}
