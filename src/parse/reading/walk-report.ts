import type { Catalog } from '../../model/catalog.ts';
import type { AgencyClaim, DocumentMarks, PeriodClaim } from '../../model/reading.ts';
import type { Remark } from '../../model/remark.ts';
import type { Source } from '../../model/source.ts';
import { foldText, tidyText } from '../../model/fold-text.ts';
import { findPlansNamed } from '../match/plan-names.ts';
import type { TaskIndex } from '../match/task-index.ts';
import { collectNothing, type Collected } from './collect.ts';
import { claimAgency } from './claim-agency.ts';
import { claimPeriod } from './claim-period.ts';
import type { Part } from './lay-out.ts';
import { readLetterhead } from './letterhead.ts';
import type { Passage } from './passage.ts';
import { withPlans, type ReportContext } from './report-context.ts';
import { classifySection } from './sections.ts';
import type { Head } from './sheet-periods.ts';
import { walkNarrative } from './walk-narrative.ts';
import { takeTaskRow } from './walk-tables.ts';

export type Walked = {
  readonly agency: AgencyClaim | null;
  readonly period: PeriodClaim | null;
  readonly document: DocumentMarks;
  readonly collected: Collected;
  /** it calls itself an invitation: what it says is no progress */
  readonly isInvitation: boolean;
  /** sheets left in the file from months before */
  readonly earlierSheets: ReadonlySet<string>;
  readonly remarks: readonly Remark[];
};

const NOTHING_ABOVE: ReportContext = { section: 'opening', plans: [], plansNamedBy: null, groupTitle: null };

/** Walks through a report in order: heads of documents and sheets, running text, task rows; gathers what it says where. */
export function walkReport(
  parts: readonly Part[],
  { file, catalog, index }: { file: string; catalog: Catalog; index: TaskIndex },
): Walked {
  const collected = collectNothing();
  const heads: Head[] = [];
  const opening: string[] = [];
  const otherMonths: Remark[] = [];
  const narrative = walkNarrative(NOTHING_ABOVE, { index, collected });
  let sheet: string | null | undefined;
  let table: number | null = null;
  for (let at = 0; at < parts.length;) {
    const part = parts[at];
    if (part === undefined) break;
    if (sheet === undefined || (part.sheet !== sheet && part.sheet !== null)) {
      sheet = part.sheet;
      narrative.begin();
      const taken = takeHead(at);
      if (taken > 0) {
        at += taken;
        continue;
      }
    }
    if (part.table !== table) {
      if (part.table !== null && part.kind !== 'passage') narrative.close();
      table = part.table;
    }
    takePart(part);
    at += 1;
  }
  narrative.close();
  const agency = claimAgency({ heads, opening, file, catalog });
  const period = claimPeriod({ heads, opening, file, catalog });
  const documentTitle = heads.find((each) => each.title !== null)?.title ?? null;
  return {
    agency: agency.value,
    period: period.value,
    document: {
      number: heads.find((each) => each.number !== null)?.number ?? null,
      symbol: heads.find((each) => each.symbol !== null)?.symbol ?? null,
      date: heads.find((each) => each.date !== null)?.date ?? null,
      title: documentTitle,
      announcesCorrection: /dinh chinh|thay the|gui lai|bo sung bao cao|ban sua/.test(foldText(documentTitle ?? '')),
    },
    collected,
    isInvitation: heads.some((head) => head.type?.endsWith('moi') === true || (head.symbol ?? '').startsWith('GM-')),
    earlierSheets: period.earlierSheets,
    remarks: [...agency.remarks, ...period.remarks, ...otherMonths],
  };

  /** The head of the document or of a sheet: its passages up to the first content; returns how many parts it took. */
  function takeHead(from: number): number {
    const passages: Passage[] = [];
    let to = from;
    for (; to < parts.length; to += 1) {
      const part = parts[to];
      if (part === undefined || (part.sheet !== parts[from]?.sheet && part.sheet !== null)) break;
      if (part.kind === 'passage') passages.push(part.passage);
      else if (part.kind !== 'aside' || (part.fate !== 'blank' && part.fate !== 'pageMarks')) break;
    }
    const head = readLetterhead(passages);
    heads.push({ ...head, sheet: parts[from]?.sheet ?? null });
    const title = [head.title ?? '', ...head.notes].join('\n');
    const named = findPlansNamed(title, index.planNames);
    const bySheet = findPlansNamed(parts[from]?.sheet ?? '', index.planNames);
    narrative.context = {
      ...NOTHING_ABOVE,
      plans: named,
      plansNamedBy: named.length === 0 ? null : parts[from]?.sheet === null ? 'document' : 'heading',
    };
    if (bySheet.length > 0) narrative.context = withPlans(narrative.context, bySheet);
    const section = classifySection(head.title ?? '') ?? classifySection(parts[from]?.sheet ?? '');
    if (section === 'nextMonth' || section === 'ownPlan') narrative.context = { ...narrative.context, section };
    const units = passages.slice(0, head.taken).map((passage) => passage.unit);
    collected.claims.push({ units, fate: 'letterhead' });
    let [seen, count] = [0, 0];
    for (let at = from; at < to && seen < head.taken; at += 1) {
      const part = parts[at];
      if (part?.kind === 'passage') seen += 1;
      else if (part?.kind === 'aside') collected.claims.push({ units: [part.unit], fate: part.fate });
      count += 1;
    }
    return count;
  }

  function takePart(part: Part): void {
    switch (part.kind) {
      case 'aside':
        collected.claims.push({ units: [part.unit], fate: part.fate });
        return;
      case 'header':
        collected.claims.push({ units: [part.unit], fate: 'headers' });
        for (const header of part.otherMonths) remarkOtherMonth(header, part.source);
        narrative.context = withPlans(narrative.context, findPlansNamed(part.text, index.planNames));
        return;
      case 'passage':
        if (narrative.context.section === 'opening' && opening.length < 6) opening.push(part.passage.text);
        narrative.take(part.passage);
        return;
      case 'group':
        takeGroup(part.unit, part.title);
        return;
      case 'task':
        takeTaskRow(part.row, { context: narrative.context, index, batch: `table ${part.table ?? 0}`, collected });
        return;
      case 'unread':
        takeUnread(part.unit, part.source);
        return;
    }
    part satisfies never;
  }

  /** Said once, however often the header comes again. */
  function remarkOtherMonth(header: string, source: Source): void {
    const message = `Cột “${header}” không thuộc kỳ báo cáo này nên không được tính.`;
    if (otherMonths.some((remark) => remark.message === message)) return;
    otherMonths.push({ code: 'column_of_other_month', message, source });
  }

  function takeGroup(unit: number, title: string): void {
    collected.claims.push({ units: [unit], fate: 'groupTitles' });
    const section = classifySection(title);
    const plans = findPlansNamed(title, index.planNames);
    const next =
      section === 'ownPlan' || section === 'nextMonth'
        ? section
        : plans.length > 0
          ? 'results'
          : narrative.context.section;
    narrative.context = { ...withPlans(narrative.context, plans), section: next, groupTitle: tidyText(title) };
  }

  /** Rows of a table that we do not understand wait for a person together. */
  function takeUnread(unit: number, source: Source): void {
    if (narrative.context.section === 'nextMonth') {
      collected.claims.push({ units: [unit], fate: 'nextMonth' });
      return;
    }
    const before = collected.loose.at(-1);
    if (before?.reason === 'unread_table' && before.units.at(-1) === unit - 1) {
      collected.loose[collected.loose.length - 1] = { ...before, units: [...before.units, unit] };
    } else collected.loose.push({ reason: 'unread_table', units: [unit], source });
  }
}
