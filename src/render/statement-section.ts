import type { Consolidation, GeneralStatement } from '../model/consolidation.ts';
import {
  bold,
  heading,
  italic,
  paragraph,
  plain,
  reference,
  type Block,
  joinSpeaker,
  quotation,
  type Line,
} from './block.ts';
import { listLines } from './clean-text.ts';
import { describePlan, planAnnexLabel, type ReportFrame } from './report-frame.ts';
import { shortenText } from './shorten-text.ts';

/** A statement is whole in the body up to here, or wherever no annex holds it whole. */
const MAX_BODY_TEXT = 700;

const KINDS = {
  difficulty: { heading: 'III. Khó khăn, vướng mắc', noun: 'khó khăn, vướng mắc' },
  proposal: { heading: 'IV. Đề xuất, kiến nghị', noun: 'đề xuất, kiến nghị' },
} as const;

/** Section III (difficulties) or IV (proposals): by agency, as written, with the task it was written beside. */
export function buildStatementSection(
  consolidation: Consolidation,
  { kind, frame }: { kind: GeneralStatement['kind']; frame: ReportFrame },
): readonly Block[] {
  const statements = consolidation.statements.filter((each) => each.kind === kind);
  const { heading: title, noun } = KINDS[kind];
  if (statements.length === 0) return [heading(1, title), paragraph(describeNone(consolidation, noun))];
  const whole = listAnnexedTexts(consolidation);
  return [
    heading(1, title),
    paragraph(`Các cơ quan, đơn vị, địa phương nêu ${noun} như sau (ghi theo nguyên văn báo cáo):`),
    ...groupByAgency(statements).flatMap((ofAgency) => quoteAgency(ofAgency, { consolidation, frame, whole })),
  ];
}

/** Honest words for an empty section: silence of the reports is not the absence of difficulties. */
function describeNone(consolidation: Consolidation, noun: string): string {
  const hasReports = consolidation.plans.some((picture) =>
    picture.groups.some((group) => group.standings.some((standing) => standing.records.length > 0)),
  );
  return hasReports
    ? `Các báo cáo đã tổng hợp không nêu ${noun}.`
    : `Chưa có báo cáo nào được tổng hợp nên chưa có thông tin về ${noun}.`;
}

type QuoteContext = {
  readonly consolidation: Consolidation;
  readonly frame: ReportFrame;
  readonly whole: ReadonlySet<string>;
};

function quoteAgency(statements: readonly GeneralStatement[], context: QuoteContext): readonly Block[] {
  const [first] = statements;
  if (first === undefined) return [];
  const name = bold(first.agency.name);
  if (statements.length === 1) return quoteStatement(first, { lead: [plain('- '), name], after: ': ', context });
  return [
    paragraph('- ', name, ':'),
    ...statements.flatMap((each) => quoteStatement(each, { lead: [plain('+ ')], after: '', context })),
  ];
}

function quoteStatement(
  statement: GeneralStatement,
  { lead, after, context }: { lead: Line; after: string; context: QuoteContext },
): readonly Block[] {
  const task = describeTask(statement, context);
  const isAnnexed = task !== null && context.whole.has(annexedKey(statement.task, statement.text));
  const shown = isAnnexed ? shortenText(statement.text, MAX_BODY_TEXT) : statement.text;
  const pointer = isAnnexed && shown !== statement.text ? [italic(` (toàn văn tại ${task.annex})`)] : [];
  const beside = task === null ? [] : [italic(`(${task.words}) `)];
  const number = reference(context.frame.sources.numberOfRow(statement));
  const speaker = [...lead, plain(after), ...beside];
  return quotation(joinSpeaker(speaker, listLines(shown), [...pointer, number]));
}

function describeTask(
  { task }: GeneralStatement,
  { consolidation, frame }: QuoteContext,
): { words: string; annex: string } | null {
  const plan = consolidation.plans.find((picture) => picture.plan.code === task?.plan)?.plan;
  if (task === null || plan === undefined) return null;
  return { words: `nhiệm vụ số ${task.task}, ${describePlan(plan)}`, annex: planAnnexLabel(frame, plan) };
}

/** The texts that stand whole beside their task in an annex. */
function listAnnexedTexts({ plans }: Consolidation): ReadonlySet<string> {
  const records = plans.flatMap((picture) =>
    picture.groups.flatMap((group) => group.standings.flatMap((standing) => standing.records)),
  );
  return new Set(
    records.flatMap(({ record }) =>
      [record.difficulties, record.proposals].flatMap((text) => (text === null ? [] : [annexedKey(record, text)])),
    ),
  );
}

function annexedKey(task: GeneralStatement['task'], text: string): string {
  return `${task?.plan}#${task?.task} ${text}`;
}

/** Statements of one agency together, agencies in the order of their first statement. */
function groupByAgency(statements: readonly GeneralStatement[]): readonly (readonly GeneralStatement[])[] {
  const groups = new Map<string, GeneralStatement[]>();
  for (const statement of statements) {
    const group = groups.get(statement.agency.id) ?? [];
    group.push(statement);
    groups.set(statement.agency.id, group);
  }
  return [...groups.values()];
}
