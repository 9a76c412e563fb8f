import { foldText, tidyText } from '../../model/fold-text.ts';
import type { TaskIndex } from '../match/task-index.ts';
import { findPlansNamed } from '../match/plan-names.ts';
import type { Collected } from './collect.ts';
import type { Mention, Said } from './mention.ts';
import type { TaskRow } from './table-part.ts';
import { isBareNothing } from './read-status.ts';
import { findCues, foldForCues } from './find-cues.ts';
import { queryAt, type ReportContext } from './report-context.ts';

/** "Nhiệm vụ số 14": the task is called by the plan's number. */
const CALLED = /^(?:nhiệm vụ|nv)\s*(?:số|thứ)?\s*(\d{1,3})(?!\d|\.\d)\s*[:.,–-]?\s*/iu;

/** Turns a task row of a table into a mention, or sets it aside where its section or its emptiness says so. */
export function takeTaskRow(
  row: TaskRow,
  {
    context,
    index,
    batch,
    collected,
  }: { context: ReportContext; index: TaskIndex; batch: string; collected: Collected },
): void {
  const { reading, units, source } = row;
  if (context.section === 'nextMonth') {
    collected.claims.push({ units, fate: 'nextMonth' });
    return;
  }
  const said = withoutFiller(reading.said);
  // Words in the column of numbers belong to the task: "Nhiệm vụ số 9".
  const words = tidyText(reading.number.split(' ').length > 2 ? `${reading.number} ${reading.task}` : reading.task);
  const called = CALLED.exec(words);
  const text = called === null ? words : words.slice(called[0].length);
  const number = called?.[1] ?? /^\D{0,4}(\d{1,3})(?:\.0)?\D{0,2}$/.exec(reading.number)?.[1];
  if (text === '' && number === undefined) {
    collected.loose.push({ reason: 'no_task_named', units, source });
    return;
  }
  const mention: Mention = {
    query: queryAt(context, {
      text,
      number: number === undefined ? null : Number(number),
      callsNumber: called !== null || (text === '' && number !== undefined),
      plans: findPlansNamed(`${reading.plan} ${reading.number.length > 4 ? reading.number : ''}`, index.planNames),
      group: tidyText(reading.group),
      lead: orNull(reading.lead),
      product: orNull(reading.product),
      deadline: orNull(reading.deadline),
    }),
    said,
    units,
    source,
    batch,
    place: 'table',
    blank: isBlank(said),
  };
  collected.mentions.push(mention);
}

/** Dots and dashes that stand for "fill in here". */
function withoutFiller(said: Said): Said {
  const written = (texts: readonly string[]): readonly string[] => texts.filter((text) => !/^[.…_\s]*$/.test(text));
  return {
    ...said,
    results: written(said.results),
    statuses: written(said.statuses),
    difficulties: written(said.difficulties),
    proposals: written(said.proposals),
    notes: written(said.notes).filter((text) => !isBareNothing(text)),
  };
}

/** The agency left the row blank: no result, status, percent, difficulty or proposal; a note counts when it tells status. */
function isBlank(said: Said): boolean {
  const silent = (texts: readonly string[]): boolean => texts.every(isBareNothing);
  return (
    said.results.length === 0 &&
    said.statuses.length === 0 &&
    said.percents.length === 0 &&
    said.ticks.length === 0 &&
    silent(said.difficulties) &&
    silent(said.proposals) &&
    !said.notes.some(tellsStatus)
  );
}

function tellsStatus(note: string): boolean {
  const { folded, plain } = foldForCues(note);
  return findCues(folded, plain).some((cue) => cue.kind !== 'harmless' && cue.kind !== 'kept_up');
}

function orNull(text: string): string | null {
  return foldText(text) === '' ? null : tidyText(text);
}
