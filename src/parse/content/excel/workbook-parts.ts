import { InputError } from '../../../model/errors.ts';
import type { PackageParts } from '../../../model/file-format.ts';
import { readXml } from '../package-xml.ts';
import type { DateSystem } from './show-number.ts';

/** Where the parts of a workbook are, by following its relationships; names inside the package are the producer's choice. */
export type WorkbookParts = {
  /** in the order of the tabs; chart sheets and macro sheets are not among them */
  readonly sheets: readonly SheetPart[];
  readonly dates: DateSystem;
  readonly strings: Uint8Array | undefined;
  readonly styles: Uint8Array | undefined;
};

export type SheetPart = {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
  readonly bytes: Uint8Array;
};

export type Relationship = { readonly id: string; readonly type: string; readonly target: string };

/** @throws InputError 'corrupt' when the package has no workbook, 'unsupported' when it is a binary one (.xlsb) */
export function findWorkbookParts(parts: PackageParts): WorkbookParts {
  const workbookPath =
    listRelationships(parts, '').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (workbookPath.toLowerCase().endsWith('.bin')) {
    throw new InputError('unsupported', 'tệp .xlsb; đề nghị lưu lại thành .xlsx');
  }
  const workbook = findPart(parts, workbookPath);
  if (workbook === undefined) throw new InputError('corrupt', 'thiếu phần mô tả bảng tính');
  const { entries, dates } = readWorkbook(workbook, workbookPath);
  const relationships = listRelationships(parts, workbookPath);
  const targets = new Map(relationships.map((each) => [each.id, each]));

  const sheets: SheetPart[] = [];
  for (const { name, hidden, relationshipId } of entries) {
    const target = targets.get(relationshipId);
    if (target?.type !== 'worksheet') continue;
    const bytes = findPart(parts, target.target);
    if (bytes === undefined) throw new InputError('corrupt', `thiếu trang tính “${name}”`);
    sheets.push({ name, hidden, path: target.target, bytes });
  }
  const partOf = (type: string) => {
    const target = relationships.find((each) => each.type === type)?.target;
    return target === undefined ? undefined : findPart(parts, target);
  };
  return { sheets, dates, strings: partOf('sharedStrings'), styles: partOf('styles') };
}

/**
 * The relationships of a part ('' for the package itself), targets as paths from the package's root; links to places
 * outside the package are left out.
 */
export function listRelationships(parts: PackageParts, path: string): Relationship[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const bytes = findPart(parts, part);
  const found: Relationship[] = [];
  if (bytes === undefined) return found;
  readXml(bytes, {
    part,
    events: {
      open(name, attributes) {
        const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
        if (!name.endsWith('Relationship') || id === undefined || type === undefined || target === undefined) return;
        if (mode === 'External') return;
        found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolvePath(folder, target) });
      },
      close() {},
      text() {},
    },
  });
  return found;
}

/** Part names are compared without regard to case (ECMA-376-2, 6.2.2.3); some producers write backslashes. */
export function findPart(parts: PackageParts, path: string): Uint8Array | undefined {
  const exact = parts.get(path);
  if (exact !== undefined) return exact;
  const wanted = path.toLowerCase();
  for (const [name, bytes] of parts) {
    if (name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase() === wanted) return bytes;
  }
  return undefined;
}

function resolvePath(folder: string, target: string): string {
  const slashed = target.replaceAll('\\', '/').trim();
  const steps = slashed.startsWith('/') ? slashed.split('/') : `${folder}${slashed}`.split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

type WorkbookEntry = { readonly name: string; readonly hidden: boolean; readonly relationshipId: string };

function readWorkbook(bytes: Uint8Array, part: string): { entries: WorkbookEntry[]; dates: DateSystem } {
  const entries: WorkbookEntry[] = [];
  let dates: DateSystem = 1900;
  readXml(bytes, {
    part,
    events: {
      open(name, attributes) {
        if (name === 'x:workbookPr' || name === 'workbookPr') {
          const date1904 = attributes['date1904'];
          if (date1904 === '1' || date1904 === 'true') dates = 1904;
        } else if (name === 'x:sheet' || name === 'sheet') {
          const relationshipId = attributes['r:id'];
          if (relationshipId === undefined) return;
          const hidden = attributes['state'] === 'hidden' || attributes['state'] === 'veryHidden';
          entries.push({ name: (attributes['name'] ?? '').normalize('NFC'), hidden, relationshipId });
        }
      },
      close() {},
      text() {},
    },
  });
  return { entries, dates };
}
