import type { TaskIndex } from '../match/task-index.ts';
import { NO_TASK } from '../match/weigh-evidence.ts';
import { findCues, foldForCues } from './find-cues.ts';
import { listSentences } from './list-sentences.ts';
import { NOTHING_SAID, type Mention, type Said } from './mention.ts';
import type { Passage } from './passage.ts';
import { readHeadline, type Headline } from './read-headline.ts';
import { queryAt, type ReportContext } from './report-context.ts';
import { splitParts } from './split-parts.ts';
import { withoutEcho } from './without-echo.ts';

/** A task of running text while what is said of it is still being gathered. */
export type OpenMention = {
  readonly rank: number;
  readonly headline: Headline;
  readonly lines: string[];
  readonly units: number[];
  readonly passage: Passage;
  readonly context: ReportContext;
};

/** A text this likely names a task by itself. */
const NAMES_A_TASK = NO_TASK + 1.5;
/** Below another task, a part must be far likelier to be a task of its own. */
const NAMES_ANOTHER_TASK = NO_TASK + 5;
const NAMES_ANOTHER_COVERED = 0.85;

/** Sentences of one paragraph that speak of different tasks, each with the sentences that follow it. */
export function splitByTask(text: string, index: TaskIndex): readonly { headline: Headline; lines: string[] }[] {
  const found: { headline: Headline; lines: string[] }[] = [];
  for (const sentence of listSentences(text)) {
    const headline = readHeadline(sentence, index);
    const before = found.at(-1);
    const starts = (headline.best?.score ?? 0) >= NAMES_A_TASK && headline.best?.task !== before?.headline.best?.task;
    if (starts) found.push({ headline, lines: headline.said === '' ? [] : [headline.said] });
    else if (before === undefined) return [];
    else before.lines.push(sentence);
  }
  return found;
}

/** Its words name a task, or it calls one by number where one plan is named. */
export function namesTask({ best, callsNumber }: Headline, { plans }: ReportContext): boolean {
  return (best !== undefined && best.score >= NAMES_A_TASK) || (callsNumber && plans.length === 1);
}

/** Names another task than the one above it, beyond doubt. */
export function namesAnother({ best }: Headline, above: Headline): boolean {
  return (
    best !== undefined &&
    best.task !== above.best?.task &&
    best.score >= NAMES_ANOTHER_TASK &&
    best.likeness.covered >= NAMES_ANOTHER_COVERED
  );
}

/** Whether a text that looks like the heading of a section is a task all the same. */
export function isPlainTask(text: string, index: TaskIndex): boolean {
  const { best } = readHeadline(text, index);
  return best !== undefined && best.score >= NAMES_ANOTHER_TASK;
}

/** The mention with all that was gathered. */
export function closeMention({ headline, lines, units, passage, context }: OpenMention): Mention {
  const said = readLines(headline, lines);
  return {
    query: queryAt(context, { text: headline.task, number: headline.number, callsNumber: headline.callsNumber }),
    said,
    units,
    source: passage.source,
    batch: 'narrative',
    place: 'narrative',
    blank: said.results.length === 0 && said.difficulties.length === 0 && said.proposals.length === 0,
  };
}

function readLines(headline: Headline, lines: readonly string[]): Said {
  const parts = splitParts(lines.join('\n'));
  if (lines.length > 0) return { ...NOTHING_SAID, ...parts };
  // "Đã hoàn thành việc rà soát biểu mẫu điện tử": the sentence names the task and says how far it is.
  const left = withoutEcho(headline.task, [headline.best?.task.task.text ?? '']);
  const { folded, plain } = foldForCues(left);
  const tells = findCues(folded, plain).some(
    (cue) => cue.kind !== 'harmless' && (cue.past || cue.negated || cue.kind !== 'done'),
  );
  return tells ? { ...NOTHING_SAID, results: [headline.task] } : NOTHING_SAID;
}
