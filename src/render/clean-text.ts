/** Line ends of every platform, form feeds, and the two separators of Unicode. */
const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;

/**
 * What must not reach a .docx: control characters and lone surrogates (not characters of XML 1.0, section 2.2), and the
 * marks that turn the reading direction, by which a text can be made to show something else than it says.
 */
const UNSHOWN = /[\p{Cc}\p{Cs}\uFFFE\uFFFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Text fit for one line of a document; white space inside stays as it is, line ends and tabs become spaces. */
export function cleanLine(text: string): string {
  return listLineParts(text).join(' ');
}

/** The lines of a text, each fit for a document and trimmed; blank lines are left out. */
export function listLines(text: string): readonly string[] {
  return listLineParts(text)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function listLineParts(text: string): readonly string[] {
  return text.split(LINE_END).map((line) => line.replaceAll('\t', ' ').replace(UNSHOWN, ''));
}
