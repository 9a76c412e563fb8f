import { foldText, tidyText } from '../../model/fold-text.ts';
import { ABBREVIATIONS, CAPITAL_ABBREVIATIONS, JOINED_ABBREVIATIONS } from './abbreviations.ts';

/** A typed number in front of a task: "9.", "9)", "III -", "a)", "Nhiệm vụ số 9:", "- ". */
const LEADING_NUMBER =
  /^(?:[-+*•]\s*)?(?:(?:nhiem vu|nv)\s*(?:so|thu)?\s*\d{1,3}\s*[:.)\-–]?\s*|\(?(?:\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|[a-z])\)?\s*[.)/:]\s*|[-+*•]\s+)/;

/**
 * The words of a task as they are compared: folded, abbreviations written out, a typed number in front left out.
 * "1. Ứng dụng CSDL Hộ tịch" → ung dung co so du lieu ho tich
 */
export function readTaskWords(text: string): readonly string[] {
  const tidy = tidyText(text);
  const shouting = tidy === tidy.toUpperCase();
  let folded = foldText(tidy);
  const numbered = LEADING_NUMBER.exec(folded)?.[0].length ?? 0;
  // Folding keeps one character per letter, so the same cut is right in both; guarded because other scripts may not.
  const original = folded.length === tidy.length ? tidy.slice(numbered) : '';
  folded = folded.slice(numbered);
  for (const [pattern, meaning] of JOINED_ABBREVIATIONS) folded = folded.replace(pattern, meaning);
  const capitals = shouting ? new Set<string>() : listCapitals(original);
  const words: string[] = [];
  for (const word of folded.match(/[a-z0-9%]+/g) ?? []) {
    const written =
      ABBREVIATIONS.get(word) ?? (capitals.has(word) ? CAPITAL_ABBREVIATIONS.get(word.toUpperCase()) : undefined);
    if (written === undefined) words.push(word);
    else words.push(...written.split(' '));
  }
  return words;
}

/** The short words that stand in capitals, folded: "KH" → kh. */
function listCapitals(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (word.length <= 3 && word === word.toUpperCase()) found.add(foldText(word));
  }
  return found;
}
