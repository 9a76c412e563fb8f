import { readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Block, Cell } from '../../../../src/model/content.ts';
import { readWord } from '../../../../src/parse/content/word/read-word.ts';

const FOLDER = new URL('../../../../fixtures/word/', import.meta.url);

const fixtures = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** What expected.json holds: the blocks without what is false, null or plain, cells as text. */
function outline(block: Block): unknown {
  if (block.kind === 'table') {
    return {
      table: block.rows.map((row) => row.cells.map(outlineCell)),
      headerRows: block.rows.filter((row) => row.repeatsAsHeader).length,
    };
  }
  const { text, number, headingLevel, listLevel, bold, centred, place } = block;
  const marks = { place, number, headingLevel, listLevel, bold, centred };
  const told = Object.entries(marks).filter(([, value]) => value !== null && value !== false && value !== 'body');
  return { text, ...Object.fromEntries(told) };
}

/** "^0,2" repeats the cell of row 0, column 2; "~60~" is struck through. */
function outlineCell({ text, anchor, struck }: Cell): string {
  if (anchor !== null) return `^${anchor.row},${anchor.column}`;
  return struck ? `~${text}~` : text;
}

describe('Word documents of other programs', () => {
  test('there are some', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(4);
  });

  test.each(fixtures.map((entry) => entry.name))('%s is read as expected', (name) => {
    const read = (file: string) => readFileSync(new URL(`${name}/${file}`, FOLDER));
    const parts = new Map(Object.entries(unzipSync(read('input.docx'))));
    const { value, remarks } = readWord(parts, { file: 'input.docx' });
    const outlined = { blocks: value.blocks.map(outline), remarks: remarks.map((remark) => remark.code) };
    expect(outlined).toEqual(JSON.parse(read('expected.json').toString('utf8')));
  });
});
