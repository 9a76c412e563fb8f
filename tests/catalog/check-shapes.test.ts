import { describe, expect, it } from 'vitest';
import { sentencesFor, SMALL_CATALOG, smallCatalogWith, type Slip } from './small-catalog.ts';

const PLAN = 'plans/2025/1-qd-ubnd.yaml';
const AGENCIES = 'agencies.yaml';

const SLIPS: readonly Slip[] = [
  ['a key that does not exist', PLAN, '    product: Báo cáo', '    produkt: Báo cáo\n    product: Báo cáo',
    `${PLAN}:18 tasks[0].produkt: "produkt" is not a key of this place`],
  ['a missing key', PLAN, '    leadAsWritten: Các sở\n', '',
    `${PLAN}:25 tasks[1].leadAsWritten: is missing`],
  ['a blank text', PLAN, 'text: Tuyên truyền Đề án 06', 'text: " "',
    `${PLAN}:27 tasks[1].text: is blank`],
  ['an empty value', PLAN, 'text: Tuyên truyền Đề án 06', 'text:',
    `${PLAN}:27 tasks[1].text: must be text (in quotes where it looks like a number), not empty`],
  ['a name that YAML takes for a number', PLAN, 'aliases: [QĐ 1]', 'aliases: [1035]',
    `${PLAN}:7 aliases[0]: must be text (in quotes where it looks like a number), not 1035`],
  ['a text where a list belongs', AGENCIES, 'documentCodes: [STC]', 'documentCodes: STC',
    `${AGENCIES}:19 agencies[0].documentCodes: must be a list, not "STC"`],
  ['a level that does not exist', AGENCIES, 'level: district\n    validTo', 'level: quận\n    validTo',
    `${AGENCIES}:35 agencies[2].level: must be one of provincial, police_military, district, commune, central, organisation, not "quận"`],
  ['a day that does not exist', AGENCIES, 'validTo: 2025-02-28', 'validTo: 2025-02-30',
    `${AGENCIES}:28 agencies[1].validTo: must be a day that exists, as YYYY-MM-DD, not "2025-02-30"`],
  ['a month that does not exist', PLAN, 'month: 2025-04', 'month: 2025-13',
    `${PLAN}:20 tasks[0].deadline.month: must be a month, as YYYY-MM, not "2025-13"`],
  ['a deadline of an unknown kind', PLAN, '{ kind: continuous }', '{ kind: weekly }',
    `${PLAN}:33 tasks[1].deadline.kind: must be one of month, months, monthly, continuous, whole_year, within_year, after_event, external_roadmap, quarter`],
  ['a due day that not every month has', 'calendar.yaml', 'dueDay: 10', 'dueDay: 31',
    'calendar.yaml:1 dueDay: must be at most 28, not 31'],
  ['an id with capitals and accents', AGENCIES, 'id: cac-so\n', 'id: Các-Sở\n',
    `${AGENCIES}:7 groups[0].id: must be an id: lower-case letters, digits, hyphens, not "Các-Sở"`],
  ['a count of agencies without a day', AGENCIES, 'to: 2025-06-30, source', 'to: null, source',
    `${AGENCIES}:5 levelCounts[0]: needs a first or a last day`],
  ['a key that stands twice', 'calendar.yaml', 'workingDayRule: none', 'workingDayRule: none\ndueDay: 11',
    'calendar.yaml:3: the key "dueDay" stands twice'],
  ['broken YAML', 'report.yaml', 'place: Bình Định', 'place: "Bình Định',
    'report.yaml:9: not valid YAML: Missing closing "quote'],
  ['an alias of YAML, which can blow up', 'calendar.yaml', 'holidays: [2025-01-01]', 'holidays: [&x 2025-01-01, *x]',
    'calendar.yaml:3: the alias *x is not allowed in a catalogue'],
  ['a tag of YAML', 'calendar.yaml', 'dueDay: 10', 'dueDay: !!js/function 10',
    'calendar.yaml:1: not valid YAML: Unresolved tag: tag:yaml.org,2002:js/function'],
]; // prettier-ignore

describe('a catalogue file that is not in shape', () => {
  it('is not found where nothing is wrong', async () => {
    expect(await sentencesFor(SMALL_CATALOG)).toEqual([]);
  });

  it.each(SLIPS)('is told by its place: %s', async (_name, file, from, to, ...says) => {
    expect(await sentencesFor(smallCatalogWith(file, from, to))).toEqual(says);
  });

  it('lists the faults of all files at once', async () => {
    const files = { ...SMALL_CATALOG, 'calendar.yaml': 'dueDay: 10', 'report.yaml': 'issuer: UBND' };
    const places = (await sentencesFor(files)).map((sentence) => sentence.split(' ').slice(0, 2).join(' '));
    expect(places).toEqual(expect.arrayContaining(['calendar.yaml:1 workingDayRule:', 'report.yaml:1 issuer:']));
  });
});
