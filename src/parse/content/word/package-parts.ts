import { InputError } from '../../../model/errors.ts';
import type { PackageParts } from '../../../model/file-format.ts';
import { type ElementReader, readElements } from './element-reader.ts';

/** One related part of another part (ECMA-376-2, 8.3); targets outside the package are not listed. */
export type Relationship = {
  readonly id: string;
  /** the last step of its type's address, the same in Transitional and Strict files: "styles", "header" */
  readonly type: string;
  /** the path of the part */
  readonly target: string;
};

/**
 * The relationships of a part in file order; of the package itself when the path is "".
 * @throws InputError 'corrupt' when they are there but cannot be read
 */
export function readRelationships(parts: PackageParts, path: string): readonly Relationship[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const bytes = findPart(parts, part);
  if (bytes === undefined) return [];
  const relationships: Relationship[] = [];
  const list: ElementReader = {
    open(name, attributes) {
      if (name !== 'rel:Relationship' || attributes['TargetMode'] === 'External') return undefined;
      const type = attributes['Type'] ?? '';
      relationships.push({
        id: attributes['Id'] ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolveTarget(folder, attributes['Target'] ?? ''),
      });
      return undefined;
    },
  };
  readElements(bytes, { part, root: { open: () => list } });
  return relationships;
}

/** A part by its path; names of parts do not tell case apart (ECMA-376-2, 7.3.4), and some zips hold backslashes. */
export function findPart(parts: PackageParts, path: string): Uint8Array | undefined {
  const exact = parts.get(path);
  if (exact !== undefined) return exact;
  const wanted = normalPath(path);
  for (const [name, bytes] of parts) {
    if (normalPath(name) === wanted) return bytes;
  }
  return undefined;
}

/** The first related part of a type, named by the type where it is missing. */
export function findRelated(
  parts: PackageParts,
  related: readonly Relationship[],
  type: string,
): { readonly part: string; readonly bytes: Uint8Array | undefined } {
  const part = related.find((each) => each.type === type)?.target;
  return { part: part ?? type, bytes: part === undefined ? undefined : findPart(parts, part) };
}

/** The path of the part that is the document: usually word/document.xml, but free to be called otherwise. */
export function findMainPart(parts: PackageParts): { readonly path: string; readonly bytes: Uint8Array } {
  const path =
    readRelationships(parts, '').find((each) => each.type === 'officeDocument')?.target ?? 'word/document.xml';
  const bytes = findPart(parts, path);
  if (bytes === undefined) throw new InputError('corrupt', 'không có phần văn bản chính');
  return { path, bytes };
}

function normalPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** Targets are relative to the folder of the part, or absolute within the package. */
function resolveTarget(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
