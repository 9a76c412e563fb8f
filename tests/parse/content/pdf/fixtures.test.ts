import { PDFParse } from 'pdf-parse';
import { expect, it } from 'vitest';
import { InputError } from '../../../../src/model/errors.ts';
import { readContent } from '../../../../src/parse/content/read-content.ts';
import { describeRead } from '../describe-read.ts';
import { listFixtures } from '../read-fixture.ts';

const fixtures = listFixtures('pdf');
const readable = fixtures.filter(({ name }) => name !== '003-password');

it('has files of real programs to read', () => {
  expect(readable.length).toBeGreaterThanOrEqual(2);
});

it.each(fixtures)('reads $name as expected', async ({ file, expected }) => {
  const described = await readContent(file).then(describeRead, (error: unknown) => {
    if (error instanceof InputError) return { error: error.code };
    throw error;
  });
  expect(described).toEqual(expected);
});

/** Letters of a text in order of the alphabet: what is left when order, white space and line breaks do not count. */
function lettersOf(text: string): string {
  return Array.from(text.normalize('NFC').replace(/\s+/gu, '')).toSorted().join('');
}

it.each(readable)('has every letter of $name exactly once', async ({ file }) => {
  const { value } = await readContent(file);
  const read = value.blocks.map((block) =>
    block.kind === 'text'
      ? block.text
      : block.rows.flatMap((row) => row.cells.filter((cell) => cell.anchor === null).map((cell) => cell.text)).join(''),
  );
  const parser = new PDFParse({ data: file.bytes.slice() });
  const { text } = await parser.getText({ pageJoiner: '' });
  await parser.destroy();
  expect(lettersOf(read.join(''))).toBe(lettersOf(text));
});
