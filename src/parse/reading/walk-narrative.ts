import { foldText, tidyText } from '../../model/fold-text.ts';
import type { TaskIndex } from '../match/task-index.ts';
import { findPlansNamed } from '../match/plan-names.ts';
import { NO_TASK } from '../match/weigh-evidence.ts';
import { isTailText } from './classify-row.ts';
import type { Collected } from './collect.ts';
import { NOTHING_SAID, type Mention, type Said } from './mention.ts';
import type { Passage } from './passage.ts';
import { listSentences } from './list-sentences.ts';
import { readHeadline, type Headline } from './read-headline.ts';
import { isBareNothing } from './read-status.ts';
import { queryAt, withPlans, type ReportContext } from './report-context.ts';
import { classifySection } from './sections.ts';
import { splitParts } from './split-parts.ts';
import { BODY_RANK, readNumber } from './strip-number.ts';
import { withoutEcho } from './without-echo.ts';
import { findCues, foldForCues } from './find-cues.ts';

/** A text this likely names a task by itself; below another task, a part must be far likelier to be one of its own. */
const NAMES_A_TASK = NO_TASK + 1.5;
const NAMES_ANOTHER_TASK = NO_TASK + 5;
const NAMES_ANOTHER_COVERED = 0.85;
const LONGEST_HEADING_WORDS = 45;
const LONGEST_ANNEX_TITLE_WORDS = 30;

type OpenMention = {
  rank: number;
  headline: Headline;
  lines: string[];
  units: number[];
  passage: Passage;
  context: ReportContext;
};
type OpenTopic = { rank: number; units: number[]; passage: Passage; own: boolean };

/** Reads running text in order: headings open sections, tasks and topics; what follows belongs to the one above it. */
export type NarrativeWalk = {
  context: ReportContext;
  readonly take: (passage: Passage) => void;
  /** ends what is open: a table begins */
  readonly close: () => void;
  /** ends what is open and forgets where it stood: a new sheet begins */
  readonly begin: () => void;
};

export function walkNarrative(
  first: ReportContext,
  { index, collected }: { index: TaskIndex; collected: Collected },
): NarrativeWalk {
  let mention: OpenMention | undefined;
  let topic: OpenTopic | undefined;
  let tail = false;
  let inAnnexHead = false;
  const walk: NarrativeWalk = { context: first, take, close, begin };
  return walk;

  function begin(): void {
    close();
    tail = false;
    inAnnexHead = false;
  }

  function take(passage: Passage): void {
    const text = tidyText(passage.text);
    const folded = foldText(text);
    if (takeAnnexHead(passage, text)) return;
    if (tail && takesUpAgain(passage)) tail = false;
    if (tail || isTailText(passage.text)) {
      close();
      tail = true;
      leaveSections(text);
      return aside(passage, 'letterhead');
    }
    if (isClosing(folded) || pointsToAnnex(folded)) {
      close();
      if (isClosing(folded)) leaveSections(text);
      return aside(passage, 'boilerplate');
    }
    const rank = rankOf(passage);
    const isHeading = looksLikeHeading(passage, rank);
    if (takeSection(passage, rank, isHeading)) return;
    const { section } = walk.context;
    if (section === 'nextMonth') return aside(passage, 'nextMonth');
    if (section === 'closing') return aside(passage, 'boilerplate');
    if (section === 'difficulties' || section === 'proposals') return takeStatement(passage, section, text);
    const plans = findPlansNamed(text, index.planNames);
    if (section === 'opening' && isOpening(folded)) {
      if (walk.context.plansNamedBy === null && plans.length > 0)
        walk.context = { ...walk.context, plans, plansNamedBy: 'document' };
      return aside(passage, 'boilerplate');
    }
    if (takeMention(passage, rank)) return;
    if (isHeading && rank <= 3 && plans.length > 0) {
      close();
      walk.context = {
        ...withPlans(walk.context, plans),
        groupTitle: null,
        section: section === 'ownPlan' ? 'results' : section,
      };
      return aside(passage, 'groupTitles');
    }
    if (isHeading && isGroupTitle(text, index)) {
      close();
      walk.context = { ...walk.context, groupTitle: text };
      return aside(passage, 'groupTitles');
    }
    takeBody(passage, rank, isHeading);
  }

  /** A numbered heading of a part, or a task, behind what looked like a signature: the report goes on. */
  function takesUpAgain(passage: Passage): boolean {
    return (rankOf(passage) <= 3 && classifySection(passage.text) !== null) || isTaskHeading(passage.text);
  }

  /** Behind the end of the text its sections say nothing of what follows; a title there may still name a plan. */
  function leaveSections(text: string): void {
    const { section } = walk.context;
    walk.context = { ...walk.context, section: section === 'opening' ? section : 'results', groupTitle: null };
    if (tail) walk.context = withPlans(walk.context, findPlansNamed(text, index.planNames));
  }

  /** "Phụ lục II" begins anew: what stood above it says nothing of it, its title may name plan and section. */
  function takeAnnexHead(passage: Passage, text: string): boolean {
    const opens =
      /^(?:phu luc|bieu(?: mau| so)?)\b/.test(foldText(text)) &&
      text.split(' ').length <= LONGEST_ANNEX_TITLE_WORDS &&
      !text.endsWith('.');
    const goesOn =
      inAnnexHead &&
      (/^\(.*\)$/.test(text) || looksLikeHeading(passage, BODY_RANK) || passage.centred) &&
      readNumber(text).rank === BODY_RANK;
    inAnnexHead = opens || goesOn;
    if (!inAnnexHead) return false;
    close();
    tail = false;
    const section = classifySection(text);
    const before = opens ? { ...walk.context, section: 'results' as const, groupTitle: null } : walk.context;
    walk.context = withPlans(before, /^\(/.test(text) ? [] : findPlansNamed(text, index.planNames));
    if (section === 'nextMonth' || section === 'ownPlan') walk.context = { ...walk.context, section };
    aside(passage, 'letterhead');
    return true;
  }

  /** A heading that opens a part of the report; what it says behind a colon is content already. */
  function takeSection(passage: Passage, rank: number, isHeading: boolean): boolean {
    const text = tidyText(passage.text);
    // The colon of "PHẦN I: KẾT QUẢ" belongs to the number.
    const numbered = text.length - readNumber(text).rest.length;
    const colon = text.indexOf(':', numbered);
    const title = colon > 0 ? text.slice(0, colon) : text;
    const section = classifySection(title);
    if (section === null) return false;
    const short = title.split(' ').length <= 14 && (colon > 0 || !/[.;]$/.test(text));
    const deeper = mention !== undefined && rank > mention.rank && !passage.bold && passage.headingLevel === null;
    if (deeper && (section === 'difficulties' || section === 'proposals' || section === 'results')) return false;
    if (!isHeading && !(short && section !== 'results')) return false;
    if ((section === 'results' || section === 'ownPlan') && isTaskHeading(text)) return false;
    close();
    const plans = findPlansNamed(title, index.planNames);
    walk.context = { ...withPlans(walk.context, plans), section, groupTitle: null };
    const rest = colon > 0 ? tidyText(text.slice(colon + 1)) : '';
    if (rest === '') aside(passage, 'groupTitles');
    else if (section === 'difficulties' || section === 'proposals') takeStatement(passage, section, rest);
    else if (section === 'nextMonth') aside(passage, 'nextMonth');
    else if (section === 'closing') aside(passage, 'boilerplate');
    else takeBody(passage, rank, isHeading);
    return true;
  }

  function isTaskHeading(text: string): boolean {
    const { best } = readHeadline(text, index);
    return best !== undefined && best.score >= NAMES_ANOTHER_TASK;
  }

  function takeStatement(passage: Passage, section: 'difficulties' | 'proposals', text: string): void {
    const said = readNumber(text).rest;
    if (isBareNothing(said)) return aside(passage, 'boilerplate');
    collected[section].push({ text: said, source: passage.source, unit: passage.unit });
    collected.claims.push({ units: [passage.unit], fate: 'recorded' });
  }

  function takeMention(passage: Passage, rank: number): boolean {
    if (mention === undefined || rank <= mention.rank) {
      const several = splitByTask(passage.text, index);
      if (several.length > 1) {
        close();
        for (const { headline, lines } of several) {
          mention = { rank, headline, lines, units: [passage.unit], passage, context: walk.context };
          close();
        }
        return true;
      }
    }
    const headline = readHeadline(passage.text, index);
    if (!namesTask(headline, walk.context)) return false;
    if (mention !== undefined && rank > mention.rank && !namesAnother(headline, mention.headline)) return false;
    close();
    mention = {
      rank,
      headline,
      lines: headline.said === '' ? [] : [headline.said],
      units: [passage.unit],
      passage,
      context: walk.context,
    };
    return true;
  }

  function takeBody(passage: Passage, rank: number, isHeading: boolean): void {
    if (mention !== undefined && rank > mention.rank) {
      mention.lines.push(passage.text);
      mention.units.push(passage.unit);
      return;
    }
    if (mention !== undefined) close();
    if (topic !== undefined && rank > topic.rank) {
      topic.units.push(passage.unit);
      return;
    }
    close();
    const own = walk.context.section === 'ownPlan';
    topic = { rank: isHeading ? rank : BODY_RANK, units: [passage.unit], passage, own };
    if (!isHeading) close();
  }

  function close(): void {
    if (mention !== undefined) collected.mentions.push(closeMention(mention));
    if (topic !== undefined) {
      const { units, passage, own } = topic;
      collected.loose.push({
        reason: own ? 'own_plan_task' : 'no_task_named',
        units,
        source: passage.source,
      });
    }
    mention = undefined;
    topic = undefined;
  }

  function aside(passage: Passage, fate: 'letterhead' | 'boilerplate' | 'groupTitles' | 'nextMonth'): void {
    collected.claims.push({ units: [passage.unit], fate });
  }
}

/** Sentences of one paragraph that speak of different tasks, each with the sentences that follow it. */
function splitByTask(text: string, index: TaskIndex): readonly { headline: Headline; lines: string[] }[] {
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

function namesTask({ best, callsNumber }: Headline, { plans }: ReportContext): boolean {
  return (best !== undefined && best.score >= NAMES_A_TASK) || (callsNumber && plans.length === 1);
}

function namesAnother({ best }: Headline, above: Headline): boolean {
  return (
    best !== undefined &&
    best.task !== above.best?.task &&
    best.score >= NAMES_ANOTHER_TASK &&
    best.likeness.covered >= NAMES_ANOTHER_COVERED
  );
}

function closeMention({ headline, lines, units, passage, context }: OpenMention): Mention {
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

function rankOf(passage: Passage): number {
  if (passage.number !== null) {
    const typed = readNumber(`${passage.number} x`).rank;
    return typed === BODY_RANK ? 6 : typed;
  }
  const { rank } = readNumber(passage.text);
  if (rank !== BODY_RANK) return rank;
  if (passage.headingLevel !== null) return Math.min(passage.headingLevel + 1, 5);
  return BODY_RANK;
}

function looksLikeHeading(passage: Passage, rank: number): boolean {
  const words = tidyText(passage.text).split(' ').length;
  if (words > LONGEST_HEADING_WORDS) return false;
  const letters = passage.text.match(/\p{L}/gu) ?? [];
  const shouted = letters.length > 5 && letters.every((letter) => letter === letter.toUpperCase());
  return rank <= 5 || passage.headingLevel !== null || passage.bold || shouted;
}

function isGroupTitle(text: string, index: TaskIndex): boolean {
  const words = new Set(foldText(readNumber(text).rest).match(/[a-z0-9]+/g) ?? []);
  return index.tasks.some(({ group }) => {
    const title = new Set(foldText(group?.title ?? '').match(/[a-z0-9]+/g) ?? []);
    const both = [...title].filter((word) => words.has(word)).length;
    return title.size > 0 && (2 * both) / (title.size + words.size) >= 0.7;
  });
}

/** "Thực hiện Quyết định số 1035/QĐ-UBND …, Sở Tư pháp báo cáo kết quả như sau:" */
function isOpening(folded: string): boolean {
  return (
    /^(?:thuc hien|can cu|theo|tiep tuc thuc hien|trien khai thuc hien|nham)\b/.test(folded) ||
    /(?:bao cao|nhu sau)[^.]{0,60}:?$/.test(folded)
  );
}

/** "Chi tiết tại phụ lục kèm theo." */
function pointsToAnnex(folded: string): boolean {
  return (
    /(?:chi tiet|cu the|tai|theo|o|co) (?:cac |bang )?(?:phu luc|bieu)\b|(?:phu luc|bieu)(?: [a-z0-9]+)? (?:kem theo|dinh kem)/.test(
      folded,
    ) &&
    folded.split(' ').length <= 45 &&
    !/\d+ ?%|\d+\/\d+ [a-z]/.test(folded.replace(/\d+\/\d*\/?[a-z]+-[a-z]+/g, ''))
  );
}

function isClosing(folded: string): boolean {
  if (/^(?:tren day la|kinh mong)/.test(folded)) return true;
  return (
    /kinh (?:bao cao|de nghi|gui|trinh)[^.]{0,120}(?:tong hop|xem xet|theo doi|\.\/)/.test(folded) ||
    /kinh bao cao\.\/\.$/.test(folded)
  );
}
