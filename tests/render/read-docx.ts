import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** An element of a part; `name` keeps its prefix ("w:p"). */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
};

/** The parts of a .docx by path, in the order of the zip. Each XML part is parsed: one that is not well-formed throws. */
export function readParts(bytes: Uint8Array): ReadonlyMap<string, Element> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, parseXml(strFromU8(part))]));
}

/** The body of word/document.xml. */
export function readBody(bytes: Uint8Array): Element {
  const part = readParts(bytes).get('word/document.xml');
  const body = part === undefined ? undefined : listElements(part, 'w:body')[0];
  if (body === undefined) throw new Error('the document has no body');
  return body;
}

/** The text of every paragraph of the document, in order, one a line. */
export function readText(bytes: Uint8Array): string {
  return listElements(readBody(bytes), 'w:p').map(textOf).join('\n');
}

/** Every table as rows of cell texts; paragraphs of a cell are lines. */
export function readTables(bytes: Uint8Array): readonly (readonly (readonly string[])[])[] {
  return listElements(readBody(bytes), 'w:tbl').map((table) =>
    listElements(table, 'w:tr').map((row) =>
      listElements(row, 'w:tc').map((cell) => listElements(cell, 'w:p').map(textOf).join('\n')),
    ),
  );
}

/** All elements of a name below an element, in document order. */
export function listElements(root: Element, name: string): readonly Element[] {
  return root.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return [...(child.name === name ? [child] : []), ...listElements(child, name)];
  });
}

/** The words of an element: what stands in w:t, nothing else. */
export function textOf(root: Element): string {
  return listElements(root, 'w:t').map(wordsOf).join('');
}

/** The words directly inside an element. */
export function wordsOf(element: Element): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

function parseXml(xml: string): Element {
  type Open = { name: string; attributes: Record<string, string>; children: (Element | string)[] };
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Open = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root;
}
