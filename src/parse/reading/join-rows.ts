import { tidyText } from '../../model/fold-text.ts';
import type { TaskIndex } from '../match/task-index.ts';
import { NO_TASK, weighText } from '../match/weigh-evidence.ts';
import { hasSaid } from './classify-row.ts';
import { isGroupTitle } from './passage-shape.ts';
import { classifySection } from './sections.ts';
import type { Said } from './mention.ts';
import type { TablePart, TaskRow } from './table-part.ts';
import type { TableRowReading } from './table-row.ts';

/** A text this much above "no task" names a task by itself. */
const NAMES_A_TASK = NO_TASK + 2;
const HELPED_BY = 0.03;
const PART_NEEDS_MORE = 4;
/** A longer run is no broken row. */
const MOST_ROWS_JOINED = 40;

/** Joins rows that continue the row above: broken by a page, merged, or listing its parts. */
export function joinRows(parts: readonly TablePart[], index: TaskIndex): readonly TablePart[] {
  const joined: TablePart[] = [];
  for (const part of parts) {
    const before = findLastTask(joined);
    if (part.kind === 'task' && before !== undefined && continues(before.row, part.row, index)) {
      joined[before.at] = { kind: 'task', row: joinTwo(before.row, part.row) };
    } else joined.push(part.kind === 'task' ? readBareWords(part, index) : part);
  }
  return joined;
}

/**
 * Words alone in the task column that name no task are a title or a sentence under the table: "Ghi nhận: phần mềm chậm
 * vào giờ cao điểm."
 */
function readBareWords(part: Extract<TablePart, { kind: 'task' }>, index: TaskIndex): TablePart {
  const { reading, units, source } = part.row;
  const [unit] = units;
  if (unit === undefined || !isBareWords(reading) || namesTask(reading.task, index)) return part;
  if (isGroupTitle(reading.task, index)) return { kind: 'group', unit, title: tidyText(reading.task) };
  return { kind: 'passage', passage: { ...LOOSE, unit, text: reading.task, source, sheet: source.sheet ?? null } };
}

const LOOSE = {
  number: null,
  headingLevel: null,
  listLevel: null,
  bold: false,
  centred: false,
  place: 'body',
} as const;

function isBareWords(reading: TableRowReading): boolean {
  const { number, task, plan, group, lead, product, deadline } = reading;
  const others = [number, plan, group, lead, product, deadline];
  return /\p{L}/u.test(task) && others.every((text) => text === '') && !hasSaid(reading) && !reading.continuesMerge;
}

function namesTask(text: string, index: TaskIndex): boolean {
  if (/^(?:nhiệm vụ|nv)\s*(?:số|thứ)?\s*\d/iu.test(tidyText(text))) return true;
  return (weighText(text, index)[0]?.score ?? 0) >= NAMES_A_TASK;
}

/** The task above, with nothing but header rows of a new page between. */
function findLastTask(parts: readonly TablePart[]): { at: number; row: TaskRow } | undefined {
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const part = parts[at];
    if (part?.kind === 'task') return { at, row: part.row };
    if (part?.kind === 'header') continue;
    if (part?.kind !== 'aside' || (part.fate !== 'headers' && part.fate !== 'blank')) return undefined;
  }
  return undefined;
}

function continues(above: TaskRow, row: TaskRow, index: TaskIndex): boolean {
  const { reading } = row;
  if (above.units.length >= MOST_ROWS_JOINED) return false;
  if (reading.continuesMerge) return true;
  // "- Khó khăn chung: …" under the table is no part of its last task.
  if (isBareWords(reading) && opensStatement(reading.task)) return false;
  if (reading.number !== '' && !isPartNumber(above.reading.number, reading.number)) return false;
  if (reading.task === '') return reading.number === '' && hasSaid(reading);
  if (reading.number === '' && !row.numbered) return false;
  const [own] = weighText(reading.task, index);
  const [whole] = weighText(above.reading.task, index);
  const together = weighText(`${above.reading.task} ${reading.task}`, index).find((each) => each.task === whole?.task);
  const helps =
    (together?.likeness.complete ?? 0) > (whole?.likeness.complete ?? 0) + HELPED_BY &&
    (together?.likeness.covered ?? 0) > 0.8;
  if (helps) return true;
  // A numbered part of the task above must name another task very plainly to be one of its own.
  const plainly = reading.number === '' ? NAMES_A_TASK : NAMES_A_TASK + PART_NEEDS_MORE;
  if (own !== undefined && own.score >= plainly && own.task !== whole?.task) return false;
  return reading.number !== '' || /^(?:[\p{Ll}+*•–-]|\()/u.test(reading.task);
}

function opensStatement(text: string): boolean {
  const section = classifySection(text.split(':')[0] ?? '');
  return text.includes(':') && (section === 'difficulties' || section === 'proposals');
}

/** "9.1", "a)", "-" under 9 number its parts. */
function isPartNumber(above: string, number: string): boolean {
  const whole = /^\d+/.exec(above)?.[0];
  if (whole !== undefined && new RegExp(`^${whole}[.,]\\d`).test(number)) return true;
  return /^(?:[a-zđ][.)]?|[-+*•])$/.test(number);
}

function joinTwo(above: TaskRow, row: TaskRow): TaskRow {
  const [one, other] = [above.reading, row.reading];
  const reading: TableRowReading = {
    ...one,
    task: joinTexts(one.task, other.continuesMerge ? '' : other.task),
    plan: joinTexts(one.plan, other.plan),
    group: joinTexts(one.group, other.group),
    lead: joinTexts(one.lead, other.lead),
    product: joinTexts(one.product, other.product),
    deadline: joinTexts(one.deadline, other.deadline),
    said: joinSaid(one.said, other.said),
  };
  return { ...above, reading, units: [...above.units, ...row.units] };
}

function joinSaid(one: Said, other: Said): Said {
  return {
    results: joinLists(one.results, other.results),
    statuses: joinLists(one.statuses, other.statuses),
    percents: one.percents.length > 0 ? one.percents : other.percents,
    ticks: [...new Set([...one.ticks, ...other.ticks])],
    difficulties: joinLists(one.difficulties, other.difficulties),
    proposals: joinLists(one.proposals, other.proposals),
    notes: joinLists(one.notes, other.notes),
  };
}

/** A text broken in the middle of a sentence becomes one again; a merged cell's text is not said twice. */
function joinLists(one: readonly string[], other: readonly string[]): readonly string[] {
  const added = other.filter((text) => !one.some((each) => tidyText(each) === tidyText(text)));
  const [first, ...rest] = added;
  const last = one.at(-1);
  if (first === undefined || last === undefined) return [...one, ...added];
  return [...one.slice(0, -1), joinTexts(last, first), ...rest];
}

function joinTexts(one: string, other: string): string {
  if (one === '' || other === '' || tidyText(one) === tidyText(other)) return one === '' ? other : one;
  return /[.;:!?]\s*$/.test(one) || /^[\p{Lu}+*•–-]/u.test(other) ? `${one}\n${other}` : `${one} ${other}`;
}
