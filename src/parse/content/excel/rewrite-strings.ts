import { readXml } from '../package-xml.ts';
import { isOff } from './rewrite-styles.ts';
import { escapeXml, spreadsheetName } from './write-xml.ts';

/** What a string consists of: plain text, or runs with their own font. Phonetic guides (rPh) are left out. */
const STRING_ELEMENTS: ReadonlySet<string> = new Set(['t', 'r', 'rPr', 'b', 'strike', 'rFont']);

export type RewrittenStrings = { readonly xml: string; readonly count: number };

/** Writes sharedStrings.xml anew: one <si> for each of the file, in order, without prefixes, with the fonts of its runs. */
export function rewriteStrings(bytes: Uint8Array | undefined): RewrittenStrings {
  if (bytes === undefined) return { xml: '<?xml version="1.0" encoding="UTF-8"?><sst/>', count: 0 };
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8"?><sst>'];
  let string: StringWriter | undefined;
  let count = 0;
  readXml(bytes, {
    part: 'sharedStrings.xml',
    events: {
      open(name, attributes) {
        const local = spreadsheetName(name);
        if (string !== undefined) string.open(local, attributes);
        else if (local === 'si') {
          string = writeString(out, 'si');
          count += 1;
        }
      },
      close() {
        if (string?.close() === true) string = undefined;
      },
      text(text) {
        string?.text(text);
      },
    },
  });
  out.push('</sst>');
  return { xml: out.join(''), count };
}

export type StringWriter = {
  open(local: string, attributes: Readonly<Record<string, string>>): void;
  /** @returns true when the string itself ended */
  close(): boolean;
  text(text: string): void;
};

/** Copies the inside of one <si> or <is> as its events come in. An empty one gets an empty text: SheetJS miscounts without. */
export function writeString(out: string[], element: 'si' | 'is'): StringWriter {
  const open: { readonly local: string; readonly kept: boolean }[] = [{ local: element, kept: true }];
  out.push(`<${element}>`);
  const start = out.length;
  return {
    open(local, attributes) {
      const kept = open.at(-1)?.kept === true && STRING_ELEMENTS.has(local) && !isOff(attributes);
      open.push({ local, kept });
      if (!kept) return;
      const font = local === 'rFont' ? ` val="${escapeXml(attributes['val'] ?? '')}"` : '';
      out.push(`<${local}${font}>`);
    },
    close() {
      const closed = open.pop();
      if (open.length === 0 && out.length === start) out.push('<t></t>');
      if (closed?.kept === true) out.push(`</${closed.local}>`);
      return open.length === 0;
    },
    text(text) {
      const inside = open.at(-1);
      if (inside?.kept === true && inside.local === 't') out.push(escapeXml(text));
    },
  };
}
