import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/catalog/catalog-problem.ts';
import { checkCatalog } from '../../src/catalog/check-catalog.ts';
import { sentencesFor, SMALL_CATALOG, writeCatalog } from './small-catalog.ts';

describe('the files of a catalogue', () => {
  it('names a folder that is not there', async () => {
    const dir = `${await writeCatalog({})}/nowhere`;
    expect((await checkCatalog(dir)).map(describeProblem)).toEqual([`.: there is no catalogue folder at ${dir}`]);
  });

  it('names everything that an empty folder lacks', async () => {
    expect(await sentencesFor({})).toEqual([
      'agencies.yaml: the file is missing',
      'calendar.yaml: the file is missing',
      'indicators.yaml: the file is missing',
      'plans: no plan was found: plans/YEAR/*.yaml',
      'report.yaml: the file is missing',
    ]);
  });

  it('names an empty file, a file that is not text and a file that is too large', async () => {
    const files = {
      ...SMALL_CATALOG,
      'calendar.yaml': '# nothing yet\n',
      'indicators.yaml': new Uint8Array([0x61, 0x3a, 0x20, 0xc3, 0x28]),
      'report.yaml': `# ${'x'.repeat(600 * 1024)}`,
    };
    expect(await sentencesFor(files)).toEqual([
      'calendar.yaml: the file is empty',
      'indicators.yaml: the file is not UTF-8 text',
      'report.yaml: the file is larger than 512 kB',
    ]);
  });

  it('warns of files that lie where nothing reads them', async () => {
    const never =
      'is never read; a catalogue has agencies.yaml, calendar.yaml, indicators.yaml, report.yaml and plans/YEAR/*.yaml';
    const files = {
      ...SMALL_CATALOG,
      'agency.yaml': 'a: 1',
      'plans/2025/3.yml': 'a: 1',
      'plans/drafts/4.yaml': 'a: 1',
      'plans/5.yaml': 'a: 1',
      'plans/README.md': 'How to add a plan',
    };
    expect(await sentencesFor(files)).toEqual([
      `agency.yaml: warning: ${never}`,
      `plans/2025/3.yml: warning: ${never}`,
      `plans/5.yaml: warning: ${never}`,
      `plans/drafts: warning: ${never}`,
    ]);
  });

  it('ends quickly on a file that nests thousands of lists', async () => {
    const [first] = await sentencesFor({ ...SMALL_CATALOG, 'calendar.yaml': '['.repeat(20_000) });
    expect(first).toMatch(/^calendar\.yaml:1: not valid YAML: /);
  });
});
