import { findTask, type Catalog } from '../../model/catalog.ts';
import type { Content } from '../../model/content.ts';
import type { TaskReading } from '../../model/progress-record.ts';
import type { Reading, UnmatchedRow } from '../../model/reading.ts';
import type { Remark } from '../../model/remark.ts';
import { taskKeyText } from '../../model/plan.ts';
import { matchTasks } from '../match/match-tasks.ts';
import type { TaskMatch } from '../match/task-query.ts';
import { taskIndexOf } from '../match/task-index.ts';
import { claim, closeLedger, listUnclaimed, openLedger, type Fate, type Ledger } from './ledger.ts';
import { describeLooseRows, describeTaskRow } from './describe-task-row.ts';
import { layOut } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { mergeRecords } from './merge-records.ts';
import { recordMention } from './record-mention.ts';
import { remarkMatches } from './remark-matches.ts';
import { listUnits, type Unit } from './units.ts';
import { walkReport } from './walk-report.ts';

/** How one row or passage was understood, for people who ask why. */
export type MentionExplanation = { readonly mention: Mention; readonly match: TaskMatch };

export type ReportExplanation = {
  readonly reading: Reading;
  readonly mentions: readonly MentionExplanation[];
  /** every unit of account with where it ended */
  readonly units: readonly { readonly unit: Unit; readonly fate: Fate }[];
};

/** Reads a report and keeps how each row was decided. */
export function explainReport(
  content: Content,
  { file, catalog }: { file: string; catalog: Catalog },
): ReportExplanation {
  const index = taskIndexOf(catalog);
  const list = listUnits(content);
  const ledger = openLedger(list.units.length);
  const parts = layOut(content, list, index);
  const walked = walkReport(parts, { file, catalog, index });
  for (const { units, fate } of walked.collected.claims) claim(ledger, units, fate);
  const matched = matchMentions(walked.collected.mentions, { catalog, agencyId: walked.agency?.id ?? null });
  const made = recordAll(matched, {
    catalog,
    ledger,
    units: list.units,
    earlierSheets: walked.earlierSheets,
  });
  const unmatched = [...made.unmatched];
  const isInvitation = walked.isInvitation && made.records.length === 0;
  for (const { reason, units, source } of walked.collected.loose) {
    claim(ledger, units, isInvitation ? 'boilerplate' : 'unmatched');
    if (isInvitation) continue;
    const rows = listTexts(units, list.units);
    const text = reason === 'no_task_named' ? describeLooseRows(rows) : rows.join('\n');
    unmatched.push({ text, reason, candidates: [], source });
  }
  for (const id of listUnclaimed(ledger)) {
    const unit = list.units[id];
    if (unit === undefined) continue;
    claim(ledger, [id], unit.text === '' ? 'blank' : 'unmatched');
    if (unit.text !== '')
      unmatched.push({ text: unit.text, reason: 'no_task_named', candidates: [], source: unit.source });
  }
  const { rows, setAside } = closeLedger(ledger);
  const { difficulties, proposals } = walked.collected;
  const reading: Reading = {
    agency: walked.agency,
    period: walked.period,
    document: walked.document,
    records: made.records,
    unmatched,
    general: {
      difficulties: difficulties.map(({ text, source }) => ({ text, source })),
      proposals: proposals.map(({ text, source }) => ({ text, source })),
    },
    setAside,
    rows,
    remarks: [
      ...walked.remarks,
      ...remarkMatches(matched, { catalog, agencyId: walked.agency?.id ?? null, period: walked.period }),
      ...made.remarks,
    ],
  };
  const fates = list.units.map((unit) => ({ unit, fate: ledger.fates[unit.id] ?? 'unmatched' }));
  return { reading, mentions: matched, units: fates };
}

function matchMentions(
  mentions: readonly Mention[],
  context: { catalog: Catalog; agencyId: string | null },
): readonly MentionExplanation[] {
  const batches = new Map<string, Mention[]>();
  for (const mention of mentions) batches.set(mention.batch, [...(batches.get(mention.batch) ?? []), mention]);
  const matches = new Map<Mention, TaskMatch>();
  for (const batch of batches.values()) {
    const found = matchTasks(
      batch.map((mention) => mention.query),
      context,
    );
    for (const [at, mention] of batch.entries()) {
      const match = found[at];
      if (match !== undefined) matches.set(mention, match);
    }
  }
  return mentions.flatMap((mention) => {
    const match = matches.get(mention);
    return match === undefined ? [] : [{ mention, match }];
  });
}

function recordAll(
  matched: readonly MentionExplanation[],
  {
    catalog,
    ledger,
    units,
    earlierSheets,
  }: { catalog: Catalog; ledger: Ledger; units: readonly Unit[]; earlierSheets: ReadonlySet<string> },
): { records: readonly TaskReading[]; unmatched: readonly UnmatchedRow[]; remarks: readonly Remark[] } {
  const made: { record: TaskReading; place: Mention['place'] }[] = [];
  const unmatched: UnmatchedRow[] = [];
  const remarks: Remark[] = [];
  const seen = new Set<string>();
  for (const { mention, match } of matched) {
    if (mention.source.sheet !== undefined && earlierSheets.has(mention.source.sheet)) {
      claim(ledger, mention.units, 'earlierMonths');
      continue;
    }
    if (mention.blank) {
      claim(ledger, mention.units, 'blank');
      continue;
    }
    const task = match.task === null ? undefined : findTask(catalog, match.task);
    const rows = listTexts(mention.units, units);
    if (task === undefined || match.task === null) {
      claim(ledger, mention.units, 'unmatched');
      const reason =
        match.verdict === 'accepted' || match.verdict === 'probable' || match.verdict === 'repeated'
          ? 'no_task_found'
          : match.verdict;
      const text = mention.place === 'table' ? describeTaskRow(mention, rows) : rows.join('\n');
      unmatched.push({ text, reason, candidates: match.candidates, source: mention.source });
      continue;
    }
    const repetition = [taskKeyText(match.task), ...rows].join('\n');
    if (seen.has(repetition)) {
      claim(ledger, mention.units, 'duplicates');
      continue;
    }
    seen.add(repetition);
    const recorded = recordMention(mention, task, match);
    claim(ledger, mention.units, 'recorded');
    made.push({ record: recorded.record, place: mention.place });
    remarks.push(...recorded.remarks);
  }
  const merged = mergeRecords(made);
  return { records: merged.records, unmatched, remarks: [...remarks, ...merged.remarks] };
}

function listTexts(ids: readonly number[], units: readonly Unit[]): readonly string[] {
  return ids.map((id) => units[id]?.text ?? '');
}
