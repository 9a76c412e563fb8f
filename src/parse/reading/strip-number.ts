import { tidyText } from '../../model/fold-text.ts';

/** How headings are numbered, by rank: the lower the rank, the higher the heading. */
const NUMBERINGS: readonly (readonly [number, RegExp])[] = [
  [1, /^(?:phần|mục|PHẦN|MỤC|Phần|Mục)\s+(?:thứ\s+\p{L}+|THỨ\s+\p{L}+|[IVXL]+|\d{1,2}|[A-D])\s*[.:)/-]?\s*/u],
  [1, /^[A-D]\s*[.)/-]\s+/],
  [2, /^[IVXL]{1,5}\s*(?:[.)/]|[-–]\s)\s*/],
  [4, /^\d{1,2}\.\d{1,2}\.\d{1,2}\.?\s+/],
  [4, /^\d{1,2}\.\d{1,2}\.?[)\s]\s*/],
  [3, /^\d{1,3}\s*(?:[.)/](?!\d)|[-–]\s)\s*/],
  [5, /^\(\d{1,2}\)\s*/],
  [5, /^[a-zđ]\s*[.)/]\s+/],
  [5, /^[a-zđ]\)\s*/],
  [6, /^[-–•*+●○▪➢✓]\s*/u],
];

/** Rank of a text without number: it belongs to what stands above it. */
export const BODY_RANK = 9;

/** The typed number in front of a heading or an item: its rank, its number where it counts, and the rest. */
export function readNumber(text: string): { rank: number; number: number | null; rest: string } {
  const tidy = tidyText(text);
  for (const [rank, pattern] of NUMBERINGS) {
    const found = pattern.exec(tidy)?.[0];
    if (found === undefined) continue;
    const digits = /(\d{1,3})\D*$/.exec(found)?.[1];
    return { rank, number: rank === 3 && digits !== undefined ? Number(digits) : null, rest: tidy.slice(found.length) };
  }
  return { rank: BODY_RANK, number: null, rest: tidy };
}

export function stripNumber(text: string): string {
  return readNumber(text).rest;
}
