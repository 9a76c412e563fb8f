import { expect, it } from 'vitest';
import { readContent } from '../../../../src/parse/content/read-content.ts';
import { describeRead } from '../describe-read.ts';
import { listFixtures } from '../read-fixture.ts';

const fixtures = listFixtures('excel');

it('has workbooks of real programs to read', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(3);
});

it.each(fixtures)('reads $name as expected', async ({ file, expected }) => {
  expect(describeRead(await readContent(file))).toEqual(expected);
});
