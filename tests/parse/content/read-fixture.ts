import { readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { FileFormat } from '../../../src/model/file-format.ts';
import type { FileToRead } from '../../../src/parse/content/read-content.ts';

/** A folder fixtures/<kind>/NNN-slug: a file and what is to be read from it. */
export type Fixture = { readonly name: string; readonly file: FileToRead; readonly expected: unknown };

/** The fixtures of a kind, in order of their names. */
export function listFixtures(kind: string): Fixture[] {
  const root = new URL(`../../../fixtures/${kind}/`, import.meta.url);
  return readdirSync(root)
    .toSorted()
    .map((name) => {
      const folder = new URL(`${name}/`, root);
      const input = readdirSync(folder).find((each) => each.startsWith('input.'));
      if (input === undefined) throw new Error(`${kind}/${name} has no input`);
      const bytes = new Uint8Array(readFileSync(new URL(input, folder)));
      const format = input.slice('input.'.length) as FileFormat; // the fixture's name is its format
      const parts = bytes[0] === 0x50 && bytes[1] === 0x4b ? new Map(Object.entries(unzipSync(bytes))) : null;
      const expected: unknown = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
      return { name, file: { format, bytes, parts, file: input }, expected };
    });
}
