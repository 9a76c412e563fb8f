import { readXml, type XmlAttributes } from '../package-xml.ts';
import { escapeXml, spreadsheetName } from './write-xml.ts';

/** The styles of a workbook cut down to number formats, fonts and cell formats. */
export type RewrittenStyles = {
  readonly xml: string;
  /** exceljs leaves the first cell format unread, so the last one here is its copy: the style of cells that name none */
  readonly defaultStyle: number;
};

/** What of a style says something about a cell's text, by the path of element names. */
const KEPT: ReadonlySet<string> = new Set([
  'styleSheet',
  'styleSheet/numFmts',
  'styleSheet/numFmts/numFmt',
  'styleSheet/fonts',
  'styleSheet/fonts/font',
  'styleSheet/fonts/font/b',
  'styleSheet/fonts/font/strike',
  'styleSheet/fonts/font/name',
  'styleSheet/cellXfs',
  'styleSheet/cellXfs/xf',
]);

/**
 * Writes styles.xml anew so that exceljs reads it rightly: `val="0"` of <b> and <strike> is obeyed, escaped characters of
 * number formats are quoted (exceljs drops the backslash and "0\%" would become a percentage), the rest is left out.
 */
export function rewriteStyles(bytes: Uint8Array | undefined): RewrittenStyles {
  if (bytes === undefined) return { xml: '', defaultStyle: 0 };
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  const path: string[] = [];
  let keptDepth = 0;
  let formats = 0;
  let firstFormat = '';
  readXml(bytes, {
    part: 'styles.xml',
    events: {
      open(name, attributes) {
        path.push(spreadsheetName(name));
        if (keptDepth !== path.length - 1 || !KEPT.has(path.join('/')) || isOff(attributes)) return;
        keptDepth = path.length;
        const local = path.at(-1) ?? '';
        const tag = `<${local}${attributesOf(local, attributes)}>`;
        out.push(tag);
        if (local !== 'xf') return;
        if (formats === 0) firstFormat = `${tag}</xf>`;
        formats += 1;
      },
      close() {
        if (keptDepth === path.length) {
          const local = path.at(-1) ?? '';
          if (local === 'cellXfs') out.push(firstFormat);
          out.push(`</${local}>`);
          keptDepth -= 1;
        }
        path.pop();
      },
      text() {},
    },
  });
  return { xml: out.join(''), defaultStyle: formats };
}

/** <b val="0"/> says that the words are not bold. */
export function isOff(attributes: XmlAttributes): boolean {
  return attributes['val'] === '0' || attributes['val'] === 'false' || attributes['val'] === 'off';
}

function attributesOf(local: string, attributes: XmlAttributes): string {
  const kept: Record<string, string | undefined> = {};
  if (local === 'numFmt') {
    kept['numFmtId'] = attributes['numFmtId'];
    kept['formatCode'] = quoteEscapes(attributes['formatCode'] ?? '');
  }
  if (local === 'xf') {
    kept['numFmtId'] = attributes['numFmtId'];
    kept['fontId'] = attributes['fontId'];
  }
  if (local === 'name') kept['val'] = attributes['val'];
  return Object.entries(kept)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(value)}"`))
    .join('');
}

/** "0\%" becomes "0"%"": the same meaning in the notation that survives. */
function quoteEscapes(code: string): string {
  return code.replace(/"[^"]*"?|\\(.)/gu, (whole, escaped: string | undefined) =>
    escaped === undefined ? whole : escaped === '"' ? '' : `"${escaped}"`,
  );
}
