import type { z } from 'zod';
import type { Path } from './catalog-problem.ts';

type Issue = z.core.$ZodIssue;

/**
 * What a schema found wrong, in words for the person who keeps the catalogue.
 * @param issue with its input, which the library gives when asked (`reportInput`)
 * @returns one finding per wrong value; unknown keys get one each, at the key itself
 */
export function describeIssue(issue: Issue): readonly { readonly path: Path; readonly message: string }[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: `"${key}" is not a key of this place` }));
  }
  return [{ path, message: describe(issue) }];
}

function describe(issue: Issue): string {
  // A block without its `kind` fails as a union; its input is the whole block.
  if (issue.code === 'invalid_union' && 'options' in issue) return mustBeOneOf(issue.options ?? []);
  if (issue.input === undefined) return 'is missing';
  const given = describeKind(issue.input);
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}, not ${given}`;
    case 'invalid_value':
      return `${mustBeOneOf(issue.values)}, not ${given}`;
    case 'too_small':
      if (issue.origin === 'string') return 'is blank';
      return issue.origin === 'array'
        ? `needs at least ${issue.minimum}`
        : `must be at least ${issue.minimum}, not ${given}`;
    case 'too_big':
      return `must be at most ${issue.maximum}, not ${given}`;
    case 'invalid_format':
      return `${issue.message}, not ${given}`;
    case 'custom':
      return typeof issue.input === 'string' ? `${issue.message}, not ${given}` : issue.message;
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return issue.message;
  }
  return issue satisfies never;
}

/** The names of the schema library beside the words of a person who writes YAML. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text (in quotes where it looks like a number)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a block of keys',
};

function describeKind(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a block of keys' : JSON.stringify(value);
}

function mustBeOneOf(options: readonly unknown[]): string {
  return `must be one of ${options.map(String).join(', ')}`;
}
