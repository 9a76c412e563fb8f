/** Delimiters in the order of preference where a file shows no difference. */
const DELIMITERS = [';', ',', '\t', '|'] as const;
/** Enough records to tell delimiters apart. */
const SAMPLE_RECORDS = 100;

/** The fields of each record, as many as `rows` at most; `more` when the text has further ones. */
export type CsvRecords = { readonly records: readonly (readonly string[])[]; readonly more: boolean };

/**
 * Reads delimited text (RFC 4180, with quotes as Excel writes them). The delimiter is the one that Excel's "sep=" line
 * names, else the one that gives most records the same number of fields, more than one.
 */
export function readCsv(text: string, { rows }: { rows: number }): CsvRecords {
  const named = /^sep=(.)\n/i.exec(text);
  if (named !== null) return parse(text.slice(named[0].length), { delimiter: named[1] ?? ';', rows });
  return parse(text, { delimiter: findDelimiter(text), rows });
}

function findDelimiter(text: string): string {
  let best: string = DELIMITERS[1];
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(parse(text, { delimiter, rows: SAMPLE_RECORDS }).records);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** How many records have the most usual number of fields, when that is more than one. */
function scoreOf(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

function parse(text: string, { delimiter, rows }: { delimiter: string; rows: number }): CsvRecords {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const field = readField(text, at, delimiter);
    record.push(field.text);
    at = field.end + 1;
    if (field.end < text.length && text[field.end] === delimiter) continue;
    if (records.length >= rows) return { records, more: true };
    records.push(record);
    record = [];
    if (field.end >= text.length) break;
  }
  // the line feed at the end of the last record begins none
  if (records.at(-1)?.length === 1 && records.at(-1)?.[0] === '') records.pop();
  return { records, more: false };
}

/** The field that begins at `at`, and where its delimiter, line feed or the end of the text is. */
function readField(text: string, at: number, delimiter: string): { text: string; end: number } {
  if (text[at] !== '"') {
    let end = at;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
    return { text: text.slice(at, end), end };
  }
  let field = '';
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { text: field + text.slice(from), end: text.length };
    field += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      let end = quote + 1;
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
      return { text: field + text.slice(quote + 1, end), end };
    }
    field += '"';
    from = quote + 2;
  }
}
