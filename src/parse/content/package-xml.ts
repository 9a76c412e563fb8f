import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { InputError } from '../../model/errors.ts';

/** Attributes by canonical name ("w:val", "r:id"); those without a prefix by their bare name ("Id"). */
export type XmlAttributes = Readonly<Record<string, string>>;

export type XmlEvents = {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  /** character data, CDATA included, in one or several pieces */
  text(text: string): void;
};

/**
 * Office files of real offices nest some dozens of elements deep; what goes further wants to exhaust a stack.
 * Attributes are limited because namespaces are looked up for each.
 */
const MAX_DEPTH = 1000;
const MAX_ATTRIBUTES = 1000;
const CHUNK_BYTES = 256 * 1024;

/**
 * The namespaces of Office documents, Transitional and Strict (ISO/IEC 29500-1 and -4), by the prefix under which they are
 * reported. What prefix a file declares is its own choice: .NET exporters write <x:workbook>, others <ns0:document>.
 */
const PREFIX_BY_NAMESPACE: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'x'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 'x'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'ct'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/spreadsheetml/2009/9/main', 'x14'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

/**
 * Reads one XML part of an Office package as events with prefix-independent names: "w:p" is WordprocessingML's p whatever
 * the file calls it; an element of another namespace is "{uri}local".
 * Nothing outside the bytes is ever looked up; an exception of a handler ends the reading and is passed on.
 * @param part the path of the part, for the error's detail
 * @throws InputError 'corrupt' on malformed XML, on a document type declaration (so on entities), on a text encoding that
 *   Office packages do not have; 'too_deep' beyond 1,000 levels
 */
export function readXml(bytes: Uint8Array, { part, events }: { part: string; events: XmlEvents }): void {
  const corrupt = (detail: string, cause?: unknown) => new InputError('corrupt', `${part}: ${detail}`, { cause });
  const scopes: Scope[] = [ROOT_SCOPE];
  const names: string[] = [];
  // Namespaces are resolved here: the parser's own way makes an object of each attribute and takes half as long again.
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw corrupt('XML không hợp lệ', error);
  });
  parser.on('doctype', () => {
    throw corrupt('có khai báo DOCTYPE');
  });
  parser.on('opentag', (tag) => {
    if (names.length >= MAX_DEPTH) throw new InputError('too_deep', `${part}: hơn ${MAX_DEPTH} lớp`);
    const scope = openScope(tag, scopes.at(-1) ?? ROOT_SCOPE);
    if (scope === undefined) throw corrupt('XML không hợp lệ');
    const name = scope.elementName(tag.name);
    const attributes = name === undefined ? undefined : scope.attributes(tag.attributes);
    if (name === undefined || attributes === undefined) throw corrupt('tiền tố XML chưa khai báo');
    scopes.push(scope);
    names.push(name);
    events.open(name, attributes);
  });
  parser.on('closetag', () => {
    scopes.pop();
    events.close(names.pop() ?? '');
  });
  const text = (piece: string) => {
    if (names.length > 0) events.text(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);

  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    parser.write(decode(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES < bytes.length));
  }
  parser.close();

  function decode(chunk: Uint8Array, stream: boolean): string {
    try {
      return decoder.decode(chunk, { stream });
    } catch (error) {
      throw corrupt('sai bảng mã', error);
    }
  }
}

/** Parts of Office packages are UTF-8 or UTF-16 (ECMA-376-2, 8.1.5); UTF-16 begins with its mark. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The namespace declarations in effect, with the names already worked out under them. */
type Scope = {
  readonly prefixes: ReadonlyMap<string, string>;
  /** undefined: the prefix was never declared */
  elementName(raw: string): string | undefined;
  attributes(raw: XmlAttributes): XmlAttributes | undefined;
};

const ROOT_SCOPE = makeScope(new Map([['xml', 'xml:']]));

/** The scope inside a tag: its parent's own unless the tag declares namespaces; undefined when it has too many attributes. */
function openScope(tag: SaxesTagPlain, parent: Scope): Scope | undefined {
  let prefixes: Map<string, string> | undefined;
  let count = 0;
  for (const name in tag.attributes) {
    count += 1;
    if (count > MAX_ATTRIBUTES) return undefined;
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    prefixes ??= new Map(parent.prefixes);
    const uri = (tag.attributes[name] ?? '').trim();
    const known = PREFIX_BY_NAMESPACE.get(uri);
    prefixes.set(name.slice('xmlns:'.length), known === undefined ? (uri === '' ? '' : `{${uri}}`) : `${known}:`);
  }
  return prefixes === undefined ? parent : makeScope(prefixes);
}

/** @param prefixes what to write in place of each declared prefix; "" is the default namespace */
function makeScope(prefixes: ReadonlyMap<string, string>): Scope {
  const elementNames = new Map<string, string>();
  const attributeNames = new Map<string, string>();

  function canonical(raw: string, bare: string): string | undefined {
    const colon = raw.indexOf(':');
    if (colon < 0) return bare + raw;
    const start = prefixes.get(raw.slice(0, colon));
    return start === undefined ? undefined : start + raw.slice(colon + 1);
  }

  function elementName(raw: string): string | undefined {
    const seen = elementNames.get(raw);
    if (seen !== undefined) return seen;
    const name = canonical(raw, prefixes.get('') ?? '');
    if (name !== undefined) elementNames.set(raw, name);
    return name;
  }

  function attributeName(raw: string): string | undefined {
    const seen = attributeNames.get(raw);
    if (seen !== undefined) return seen;
    const name = raw.startsWith('xmlns') ? raw : canonical(raw, '');
    if (name !== undefined) attributeNames.set(raw, name);
    return name;
  }

  function attributes(raw: XmlAttributes): XmlAttributes | undefined {
    let sameNames = true;
    for (const key in raw) {
      const name = attributeName(key);
      if (name === undefined) return undefined;
      if (name !== key) sameNames = false;
    }
    if (sameNames) return raw;
    const renamed: Record<string, string> = Object.create(null);
    for (const key in raw) renamed[attributeName(key) ?? key] = raw[key] ?? '';
    return renamed;
  }

  return { prefixes, elementName, attributes };
}
