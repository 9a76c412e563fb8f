import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { CatalogFile } from './catalog-files.ts';
import { describePath, type CatalogProblem, type Path } from './catalog-problem.ts';

/** A YAML file opened: plain values, and the way back from a value to its line. */
export type YamlDocument = {
  readonly file: string;
  readonly value: unknown;
  /** the problem at a place; a place that does not exist has the line of the nearest one above it */
  readonly problem: (severity: CatalogProblem['severity'], path: Path, message: string) => CatalogProblem;
};

/** How many faults of the notation are listed for one file; the rest usually follow from the first. */
const MAX_FAULTS = 5;

/** Opens a YAML file; the value is undefined where problems stand against its notation. */
export function readYamlDocument(file: CatalogFile): { document: YamlDocument; problems: readonly CatalogProblem[] } {
  const lines = new LineCounter();
  const opened = openYaml(file, lines);
  const root = opened.root;
  const document: YamlDocument = {
    file: file.name,
    value: opened.faults.length > 0 ? undefined : root?.toJS(),
    problem: (severity, path, message) => ({
      severity,
      file: file.name,
      place: describePath(path),
      line: root === undefined ? null : lines.linePos(findOffset(root, path)).line,
      message,
    }),
  };
  const problems = opened.faults.slice(0, MAX_FAULTS).map(({ offset, message }): CatalogProblem => {
    const line = offset === null ? null : lines.linePos(offset).line;
    return { severity: 'error', file: file.name, place: '', line, message };
  });
  return { document, problems };
}

type Fault = { readonly offset: number | null; readonly message: string };

function openYaml(file: CatalogFile, lines: LineCounter): { root?: Document; faults: readonly Fault[] } {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
  } catch {
    return { faults: [{ offset: null, message: 'the file is not UTF-8 text' }] };
  }
  const root = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const faults = [...root.errors, ...root.warnings].map((fault): Fault => {
    const key = source.slice(fault.pos[0]).match(/^[^\s:]+/)?.[0] ?? '';
    const message =
      fault.code === 'DUPLICATE_KEY' ? `the key "${key}" stands twice` : `not valid YAML: ${fault.message}`;
    return { offset: fault.pos[0], message };
  });
  if (faults.length === 0 && root.contents === null) faults.push({ offset: null, message: 'the file is empty' });
  // Aliases can blow a small file up to any size, and nothing in a catalogue needs them.
  visit(root, {
    Alias: (_key, node) => {
      faults.push({ offset: offsetOf(node) ?? 0, message: `the alias *${node.source} is not allowed in a catalogue` });
    },
  });
  return { root, faults };
}

/** Where the value at a path begins, or the nearest one above it that exists. */
function findOffset(root: Document, path: Path): number {
  let node: unknown = root.contents;
  let offset = offsetOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === String(step));
      if (pair === undefined) break;
      offset = offsetOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = offsetOf(node) ?? offset;
    } else {
      break;
    }
  }
  return offset;
}

function offsetOf(value: unknown): number | undefined {
  const node: Node | undefined = isNode(value) ? value : undefined;
  return node?.range?.[0];
}
