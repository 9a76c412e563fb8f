import type { PackageParts } from '../../../../src/model/file-format.ts';
import type { Block, Cell, Content, TableBlock, TextBlock } from '../../../../src/model/content.ts';
import type { Read } from '../../../../src/model/remark.ts';
import { readWord } from '../../../../src/parse/content/word/read-word.ts';

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Parts = {
  readonly body?: string;
  /** children of w:styles */
  readonly styles?: string;
  /** children of w:numbering */
  readonly numbering?: string;
  /** children of w:footnotes */
  readonly footnotes?: string;
  /** children of w:hdr and w:ftr, by relationship id */
  readonly headers?: Readonly<Record<string, string>>;
  readonly footers?: Readonly<Record<string, string>>;
};

/** A Word document of a few elements; its parts are written with the usual prefixes. */
export function aDocument({
  body = '',
  styles,
  numbering,
  footnotes,
  headers = {},
  footers = {},
}: Parts): PackageParts {
  const parts = new Map<string, Uint8Array>();
  const related: string[] = [];
  const put = (path: string, xml: string) => parts.set(path, new TextEncoder().encode(xml));
  const relate = (id: string, type: string, path: string, root: string, inner: string) => {
    related.push(`<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${path}"/>`);
    put(`word/${path}`, `<w:${root} ${NAMESPACES}>${inner}</w:${root}>`);
  };
  if (styles !== undefined) relate('rIdStyles', 'styles', 'styles.xml', 'styles', styles);
  if (numbering !== undefined) relate('rIdNumbering', 'numbering', 'numbering.xml', 'numbering', numbering);
  if (footnotes !== undefined) relate('rIdFootnotes', 'footnotes', 'footnotes.xml', 'footnotes', footnotes);
  for (const [id, inner] of Object.entries(headers)) relate(id, 'header', `header-${id}.xml`, 'hdr', inner);
  for (const [id, inner] of Object.entries(footers)) relate(id, 'footer', `footer-${id}.xml`, 'ftr', inner);
  put(
    '_rels/.rels',
    relationships(`<Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/>`),
  );
  put('word/_rels/document.xml.rels', relationships(related.join('')));
  put('word/document.xml', `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`);
  return parts;
}

export function relationships(inner: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
}

export function read(parts: Parts): Read<Content> {
  return readWord(aDocument(parts), { file: 'bao-cao.docx' });
}

/** The text blocks' words, each after its automatic number: "1. Kết quả". */
export function linesOf(parts: Parts): string[] {
  return read(parts)
    .value.blocks.filter((block): block is TextBlock => block.kind === 'text')
    .map((block) => (block.number === null ? block.text : `${block.number} ${block.text}`));
}

/** The words of each table's cells, row by row. */
export function gridOf(parts: Parts, table = 0): string[][] {
  return tableOf(parts, table).rows.map((row) => row.cells.map((cell) => cell.text));
}

export function tableOf(parts: Parts, table = 0): TableBlock {
  const found = read(parts).value.blocks.filter((block): block is TableBlock => block.kind === 'table')[table];
  if (found === undefined) throw new Error('no such table');
  return found;
}

export function cellOf(parts: Parts, row: number, column: number): Cell {
  const found = tableOf(parts).rows[row]?.cells[column];
  if (found === undefined) throw new Error('no such cell');
  return found;
}

export function firstBlock(parts: Parts): Block {
  const found = read(parts).value.blocks[0];
  if (found === undefined) throw new Error('no block');
  return found;
}

export function remarkCodes(parts: Parts): string[] {
  return read(parts).remarks.map((remark) => remark.code);
}

/** <w:p> of one run, or of the runs given; `properties` are children of w:pPr. */
export function p(content: string, properties = ''): string {
  const runs = content.includes('<') || content === '' ? content : r(content);
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** <w:r> with a text; `properties` are children of w:rPr. */
export function r(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function numbered(text: string, numId: number, level = 0): string {
  return p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);
}

export function tbl(...rows: string[]): string {
  return `<w:tbl>${rows.join('')}</w:tbl>`;
}

/** <w:tr>; cells are texts or whole elements, `properties` are children of w:trPr. */
export function tr(cells: readonly string[], properties = ''): string {
  const inner = cells.map((cell) => (cell.startsWith('<') ? cell : tc(cell))).join('');
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${inner}</w:tr>`;
}

/** <w:tc>; `properties` are children of w:tcPr. */
export function tc(content: string, properties = ''): string {
  const inner = content.startsWith('<') ? content : p(content);
  return `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${inner}</w:tc>`;
}

/** <w:abstractNum> and the <w:num> of the same number; a level is [format, text] or the children of w:lvl. */
export function list(id: number, levels: readonly (string | readonly [string, string])[]): string {
  return abstractList(id, levels) + instance(id, id);
}

export function abstractList(id: number, levels: readonly (string | readonly [string, string])[], extra = ''): string {
  const written = levels.map((level, at) => {
    const inner =
      typeof level === 'string'
        ? level
        : `<w:start w:val="1"/><w:numFmt w:val="${level[0]}"/><w:lvlText w:val="${level[1]}"/>`;
    return `<w:lvl w:ilvl="${at}">${inner}</w:lvl>`;
  });
  return `<w:abstractNum w:abstractNumId="${id}">${extra}${written.join('')}</w:abstractNum>`;
}

export function instance(numId: number, abstractId: number, overrides = ''): string {
  return `<w:num w:numId="${numId}"><w:abstractNumId w:val="${abstractId}"/>${overrides}</w:num>`;
}
