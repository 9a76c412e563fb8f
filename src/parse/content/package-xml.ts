import { SaxesParser } from 'saxes';
import { InputError } from '../../model/errors.ts';

/** Attributes by canonical name ("w:val", "r:id"); those without a prefix by their bare name ("Id"). */
export type XmlAttributes = Readonly<Record<string, string>>;

export type XmlEvents = {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  /** character data, CDATA included, in one or several pieces */
  text(text: string): void;
};

/** Documents of real offices nest some dozens of elements and declare some forty prefixes. */
const MAX_DEPTH = 1000;
const MAX_PREFIXES = 200;
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
 * @throws InputError 'corrupt' on malformed XML, on undeclared prefixes, on a document type declaration (so on entities),
 *   on a text encoding that Office packages do not have; 'too_deep' beyond 1,000 levels
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
    const parent = scopes.at(-1) ?? ROOT_SCOPE;
    let declares = false;
    let renames = false;
    for (const name in tag.attributes) {
      if (isDeclaration(name)) declares = true;
      else if (parent.attributeName(name) !== name) renames = true;
    }
    const scope = declares ? openScope(tag.attributes, parent) : parent;
    const name = scope?.elementName(tag.name);
    const attributes = renames || declares ? scope && renameAttributes(tag.attributes, scope) : tag.attributes;
    if (scope === undefined || name === undefined || attributes === undefined) throw corrupt('sai tiền tố XML');
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

/** The namespace declarations in effect, with the names worked out under them; undefined for an undeclared prefix. */
type Scope = {
  /** what to write in place of each declared prefix; "" is the default namespace */
  readonly prefixes: ReadonlyMap<string, string>;
  elementName(raw: string): string | undefined;
  attributeName(raw: string): string | undefined;
};

const ROOT_SCOPE = makeScope(new Map([['xml', 'xml:']]));

function isDeclaration(name: string): boolean {
  return name.startsWith('xmlns') && (name.length === 'xmlns'.length || name.startsWith(':', 'xmlns'.length));
}

/** The scope inside a tag that declares namespaces; undefined when there are too many. */
function openScope(attributes: XmlAttributes, parent: Scope): Scope | undefined {
  const prefixes = new Map(parent.prefixes);
  for (const name in attributes) {
    if (!isDeclaration(name)) continue;
    const uri = (attributes[name] ?? '').trim();
    const known = PREFIX_BY_NAMESPACE.get(uri);
    prefixes.set(name.slice('xmlns:'.length), known === undefined ? (uri === '' ? '' : `{${uri}}`) : `${known}:`);
    if (prefixes.size > MAX_PREFIXES) return undefined;
  }
  return makeScope(prefixes);
}

function makeScope(prefixes: ReadonlyMap<string, string>): Scope {
  function naming(withoutPrefix: string): (raw: string) => string | undefined {
    const known = new Map<string, string>();
    return (raw) => {
      const seen = known.get(raw);
      if (seen !== undefined) return seen;
      const colon = raw.indexOf(':');
      const start = colon < 0 ? withoutPrefix : prefixes.get(raw.slice(0, colon));
      if (start === undefined) return undefined;
      const name = start + raw.slice(colon + 1);
      known.set(raw, name);
      return name;
    };
  }
  // An attribute without prefix has no namespace, not the default one.
  return { prefixes, elementName: naming(prefixes.get('') ?? ''), attributeName: naming('') };
}

function renameAttributes(raw: XmlAttributes, scope: Scope): XmlAttributes | undefined {
  const renamed: Record<string, string> = Object.create(null);
  for (const key in raw) {
    const name = isDeclaration(key) ? key : scope.attributeName(key);
    if (name === undefined) return undefined;
    renamed[name] = raw[key] ?? '';
  }
  return renamed;
}
