import { foldText, tidyText } from '../../model/fold-text.ts';
import type { TaskIndex } from '../match/task-index.ts';
import { findPlansNamed } from '../match/plan-names.ts';
import { isTailText } from './classify-row.ts';
import type { Collected } from './collect.ts';
import { closeMention, isPlainTask, namesAnother, namesTask, splitByTask, type OpenMention } from './open-mention.ts';
import type { Passage } from './passage.ts';
import {
  isClosing,
  isCoverNote,
  isGroupTitle,
  isOpening,
  isSignature,
  looksLikeHeading,
  pointsToAnnex,
  rankOf,
} from './passage-shape.ts';
import { readHeadline } from './read-headline.ts';
import { isBareNothing } from './read-status.ts';
import { withPlans, type ReportContext } from './report-context.ts';
import { classifySection } from './sections.ts';
import { BODY_RANK, readNumber } from './strip-number.ts';

const LONGEST_ANNEX_TITLE_WORDS = 30;
const LONGEST_LABEL_WORDS = 14;
/** A heading wrapped to a second line has few words there. */
const LONGEST_WRAP_WORDS = 3;
const LEAST_STATEMENT_WORDS = 4;

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
    if (tail || isTailText(passage.text) || isSignature(passage.text)) {
      close();
      tail = true;
      leaveSections(text);
      return aside(passage, 'letterhead');
    }
    const below = mention !== undefined && rankOf(passage) > mention.rank;
    if (isClosing(folded) || (!below && pointsToAnnex(folded))) {
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
    if (section === 'opening' && (isOpening(folded) || isCoverNote(folded))) {
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
    return (rankOf(passage) <= 3 && classifySection(passage.text) !== null) || isPlainTask(passage.text, index);
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
    walk.context = withPlans(before, text.startsWith('(') ? [] : findPlansNamed(text, index.planNames));
    if (section === 'nextMonth' || section === 'ownPlan') walk.context = { ...walk.context, section };
    aside(passage, 'letterhead');
    return true;
  }

  /** A heading that opens a part of the report; what it says behind a colon is content already. */
  function takeSection(passage: Passage, rank: number, isHeading: boolean): boolean {
    const { title, rest } = splitHeading(passage.text);
    const text = tidyText(passage.text);
    const section = classifySection(title);
    if (section === null) return false;
    const short = title.split(' ').length <= LONGEST_LABEL_WORDS && (rest !== '' || !/[.;]$/.test(text));
    const deeper = mention !== undefined && rank > mention.rank && !passage.bold && passage.headingLevel === null;
    if (deeper && (section === 'difficulties' || section === 'proposals' || section === 'results')) return false;
    if (!isHeading && !(short && section !== 'results')) return false;
    if ((section === 'results' || section === 'ownPlan') && isPlainTask(text, index)) return false;
    close();
    const plans = findPlansNamed(title, index.planNames);
    walk.context = { ...withPlans(walk.context, plans), section, groupTitle: null };
    if (rest === '') aside(passage, 'groupTitles');
    else if (section === 'difficulties' || section === 'proposals') takeStatement(passage, section, rest);
    else if (section === 'nextMonth') aside(passage, 'nextMonth');
    else if (section === 'closing') aside(passage, 'boilerplate');
    else takeBody(passage, rank, isHeading);
    return true;
  }

  function takeStatement(passage: Passage, section: 'difficulties' | 'proposals', text: string): void {
    const said = readNumber(text).rest.replace(/^[*+]+\s*/, '');
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
    // Before any task a "Đề nghị các đơn vị …" is what a letter asks for, not a report's proposal.
    const opened = collected.mentions.length > 0 ? openedBy(passage.text) : null;
    if (opened !== null) return takeStatement(passage, opened, tidyText(passage.text));
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

/** A sentence by itself is a proposal or a difficulty by its first words: "Đề nghị VNPT sửa lỗi trùng mã học sinh." */
function openedBy(text: string): 'difficulties' | 'proposals' | null {
  const folded = foldText(readNumber(text).rest).replace(/^[*+\s-]+/, '');
  if (folded.split(' ').length < LEAST_STATEMENT_WORDS || /\btong hop\b/.test(folded)) return null;
  if (/^(?:kinh )?(?:de nghi|kien nghi|de xuat)\b/.test(folded)) return 'proposals';
  return /^(?:kho khan|vuong mac|gap kho khan)\b/.test(folded) ? 'difficulties' : null;
}

/** "PHẦN II: KHÓ KHĂN: kinh phí hạn hẹp" → the heading, and what it says already behind a colon or on the next line. */
function splitHeading(written: string): { title: string; rest: string } {
  const text = tidyText(written);
  // The colon of "PHẦN I: KẾT QUẢ" belongs to the number.
  const numbered = text.length - readNumber(text).rest.length;
  const colon = text.indexOf(':', numbered);
  const [line = '', ...others] = written
    .split('\n')
    .map(tidyText)
    .filter((each) => each !== '');
  const beforeColon = colon > 0 ? text.slice(0, colon) : text;
  if (
    others.length > 0 &&
    line.length < beforeColon.length &&
    classifySection(line) !== null &&
    beforeColon.split(' ').length > line.split(' ').length + LONGEST_WRAP_WORDS
  ) {
    return { title: line, rest: others.join(' ') };
  }
  return colon > 0 ? { title: beforeColon, rest: tidyText(text.slice(colon + 1)) } : { title: text, rest: '' };
}
