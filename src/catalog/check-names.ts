import { foldMarks, foldWords } from '../model/fold-text.ts';
import type { AgenciesFile, AgencyEntry } from './agencies-schema.ts';
import type { CatalogProblem, Path } from './catalog-problem.ts';
import type { Parsed } from './parse-catalog.ts';

/** A name, symbol or address by which a report may point at an agency or a group. */
type Pointer = {
  readonly ownerId: string;
  readonly ownerName: string;
  readonly path: Path;
  readonly written: string;
  /** compared without diacritics, as clerks type file names */
  readonly folded: string;
  /** null: a group, which always exists */
  readonly agency: AgencyEntry | null;
};

/**
 * Checks that no name, abbreviation, document code or mail address points at two agencies that exist at the same time.
 * Names that differ in diacritics alone are a warning: an unsigned file name cannot tell them apart.
 */
export function checkNames(file: Parsed<AgenciesFile>): readonly CatalogProblem[] {
  const { agencies, groups } = file.value;
  const names = [
    ...agencies.flatMap((agency, index) => [
      ...pointersOf(agency, { agency, path: ['agencies', index], field: 'name' }),
      ...pointersOf(agency, { agency, path: ['agencies', index], field: 'shortName' }),
      ...pointersOf(agency, { agency, path: ['agencies', index], field: 'aliases' }),
      ...pointersOf(agency, { agency, path: ['agencies', index], field: 'abbreviations' }),
    ]),
    ...groups.flatMap((group, index) => [
      ...pointersOf(group, { agency: null, path: ['groups', index], field: 'name' }),
      ...pointersOf(group, { agency: null, path: ['groups', index], field: 'aliases' }),
    ]),
  ];
  const codes = agencies.flatMap((agency, index) =>
    pointersOf(agency, { agency, path: ['agencies', index], field: 'documentCodes' }),
  );
  const addresses = agencies.flatMap((agency, index) =>
    pointersOf(agency, { agency, path: ['agencies', index], field: 'addresses' }),
  );
  return [names, codes, addresses].flatMap((pointers) => checkPointers(file, pointers));
}

function pointersOf<F extends string>(
  owner: { readonly id: string; readonly name: string } & Readonly<Record<F, string | readonly string[]>>,
  { agency, path, field }: { readonly agency: AgencyEntry | null; readonly path: Path; readonly field: F },
): readonly Pointer[] {
  const written = owner[field];
  const base = { ownerId: owner.id, ownerName: owner.name, agency };
  if (typeof written === 'string') {
    return [{ ...base, path: [...path, field], written, folded: foldWords(written) }];
  }
  return written.map((each, at) => ({ ...base, path: [...path, field, at], written: each, folded: foldWords(each) }));
}

function checkPointers({ document }: Parsed<AgenciesFile>, pointers: readonly Pointer[]): readonly CatalogProblem[] {
  const problems: CatalogProblem[] = [];
  const byFolded = new Map<string, Pointer[]>();
  for (const pointer of pointers) {
    const before = byFolded.get(pointer.folded) ?? [];
    const other = before.find((each) => each.ownerId !== pointer.ownerId && overlap(each.agency, pointer.agency));
    if (other !== undefined) {
      const same = foldMarks(other.written) === foldMarks(pointer.written);
      const message = same
        ? `"${pointer.written}" points at ${other.ownerName} too, which exists at the same time`
        : `"${pointer.written}" cannot be told from "${other.written}" of ${other.ownerName} without diacritics`;
      problems.push(document.problem(same ? 'error' : 'warning', pointer.path, message));
    }
    byFolded.set(pointer.folded, [...before, pointer]);
  }
  return problems;
}

function overlap(one: AgencyEntry | null, other: AgencyEntry | null): boolean {
  if (one === null || other === null) return true;
  const isBefore = (a: AgencyEntry, b: AgencyEntry): boolean =>
    a.validTo !== null && b.validFrom !== null && a.validTo < b.validFrom;
  return !isBefore(one, other) && !isBefore(other, one);
}
