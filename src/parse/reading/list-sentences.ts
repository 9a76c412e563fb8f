/** Ends of sentences; "TP. Quy Nhơn" and "12.000" are none. */
const END = /(?<=[^\s.]{2}[.!?;])\s+(?=[\p{Lu}–-])|\n+/u;

/** The sentences of a paragraph; parts between semicolons count when they begin like a sentence. */
export function listSentences(text: string): readonly string[] {
  return text
    .split(END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
