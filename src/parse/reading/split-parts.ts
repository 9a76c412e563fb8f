import { foldText, tidyText } from '../../model/fold-text.ts';

/** The parts that one cell or passage can hold, texts as written without their labels. */
export type Parts = {
  readonly results: readonly string[];
  readonly difficulties: readonly string[];
  readonly proposals: readonly string[];
};

type Part = keyof Parts;

/** A label is short; a longer stretch before a colon is a sentence. */
const LONGEST_LABEL_WORDS = 14;
const MARKER = /^(?:\(?[a-dđ1-4]\)?\s*[.)/:-]\s*|\([a-d1-4]\)\s*|[-+*•–]\s*)/;
const LABELS: readonly (readonly [Part, RegExp])[] = [
  ['difficulties', /^(?:(?:nhung |mot so |ve )?(?:kho khan|vuong mac|ton tai|han che|nguyen nhan))\b/],
  ['proposals', /^(?:de xuat|kien nghi|huong xu ly|huong giai quyet|giai phap thao go|de nghi)\b/],
  ['results', /^(?:ket qua|tinh hinh thuc hien|tinh hinh|noi dung thuc hien|noi dung|da thuc hien|tien do)\b/],
];

/**
 * Splits a text that holds result, difficulty and proposal under labels: "a. Kết quả: … b. Khó khăn, vướng mắc: … c. Đề
 * xuất: …". What stands before the first label belongs to `first`.
 */
export function splitParts(text: string, first: Part = 'results'): Parts {
  const parts: Record<Part, string[]> = { results: [], difficulties: [], proposals: [] };
  let open: Part = first;
  for (const line of listLines(text)) {
    const label = readLabel(line);
    if (label === undefined) parts[open].push(line);
    else {
      open = label.part;
      if (label.rest !== '') parts[open].push(label.rest);
    }
  }
  return {
    results: joinPart(parts.results),
    difficulties: joinPart(parts.difficulties),
    proposals: joinPart(parts.proposals),
  };
}

/** The label at the beginning of a line and what follows it. */
function readLabel(line: string): { part: Part; rest: string } | undefined {
  const tidy = tidyText(line);
  const marker = MARKER.exec(foldText(tidy))?.[0] ?? '';
  const bare = tidy.slice(marker.length);
  const part = LABELS.find(([, pattern]) => pattern.test(foldText(bare)))?.[0];
  if (part === undefined) return undefined;
  const colon = bare.indexOf(':');
  if (colon >= 0 && bare.slice(0, colon).split(' ').length <= LONGEST_LABEL_WORDS) {
    return { part, rest: tidyText(bare.slice(colon + 1)) };
  }
  // "b. Khó khăn, vướng mắc và kiến nghị" alone on its line
  const alone = /^\(?[a-d]/.test(marker) && part !== 'results' && bare.split(' ').length <= LONGEST_LABEL_WORDS;
  return alone ? { part, rest: '' } : undefined;
}

/** Lines, also where labels follow each other on one line. */
function listLines(text: string): readonly string[] {
  return text
    .replace(/([.;:!?…])[ \t]+(?=\(?[a-dđ]\)?\s*[.)]\s)/gu, '$1\n')
    .replace(
      /(?<!(?:^|[\s(])[a-dđ1-4])([.;])[ \t]+(?=(?:Khó khăn|Vướng mắc|Tồn tại|Hạn chế|Nguyên nhân|Đề xuất|Kiến nghị|Hướng xử lý)[^:.;\n]{0,45}:)/gu,
      '$1\n',
    )
    .split('\n')
    .filter((line) => tidyText(line) !== '');
}

function joinPart(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.join('\n')];
}
