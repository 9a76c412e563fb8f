import { compareText, type TextLikeness } from './compare-text.ts';
import { foldDeadline, wordSet, type IndexedTask, type TaskIndex } from './task-index.ts';
import type { TaskQuery } from './task-query.ts';

/** One reason for or against a candidate: log-odds, and what to tell a person. */
export type Evidence = { readonly weight: number; readonly words: string };

export type Weighed = {
  readonly task: IndexedTask;
  /** log-odds, comparable with those of the other candidates and with NO_TASK */
  readonly score: number;
  readonly likeness: TextLikeness;
  readonly evidence: readonly Evidence[];
};

/** What the rows of one table together tell about each: whether they keep the plan's numbers, which plans they follow. */
export type TableHabits = {
  /** weight of an equal number */
  readonly numberWeight: number;
  /** share of the clear rows that belong to a plan */
  readonly planShare: ReadonlyMap<string, number>;
};

/** The score of "this is a task of no plan"; a candidate must be clearly above it. */
export const NO_TASK = 4;

/** Weights of the likeness of texts; set on the developing seeds of bench/match-accuracy.ts. */
const COVERED_WEIGHT = 14;
const COVERED_AT_ZERO = 0.6;
const COMPLETE_WEIGHT = 4;
const SHARED_WEIGHT = 3;
const SHARED_ENOUGH = 40;
/** A few words that a task happens to have prove little, unless they are the whole task. */
const SHARED_TO_TRUST = 15;

const OTHER_PLAN_THAN_NAMED = { row: -6, heading: -4.5, document: -2.5 } as const;
const CANDIDATES_KEPT = 8;
const CALLED_BY_NUMBER = 9;

/** Likeness of texts alone, best first: what a row says before its table is known. */
export function weighText(text: string, index: TaskIndex): readonly Weighed[] {
  const weighed = compareText(text, index).flatMap((likeness) => {
    const task = index.tasks[likeness.at];
    if (task === undefined) return [];
    const covered = COVERED_WEIGHT * (likeness.covered - COVERED_AT_ZERO);
    const trust = Math.min(1, Math.max(likeness.shared / SHARED_TO_TRUST, likeness.complete));
    const score =
      (covered > 0 ? covered * trust : covered) +
      COMPLETE_WEIGHT * likeness.complete +
      (SHARED_WEIGHT * Math.min(likeness.shared, SHARED_ENOUGH)) / SHARED_ENOUGH;
    return [{ task, score, likeness, evidence: [] }];
  });
  return weighed.toSorted((one, other) => other.score - one.score);
}

/** All evidence for the best candidates of a row, best first. */
export function weighEvidence(
  query: TaskQuery,
  byText: readonly Weighed[],
  { habits, agencyId, index }: { habits: TableHabits; agencyId: string | null; index: TaskIndex },
): readonly Weighed[] {
  const group = wordSet(query.groupTitle);
  const lead = query.lead === null ? null : wordSet(query.lead);
  const product = query.product === null ? null : wordSet(query.product);
  const deadline = query.deadline === null ? null : foldDeadline(query.deadline);
  return [...byText, ...listCalled(query, byText, index)]
    .filter((weighed, rank) => rank < CANDIDATES_KEPT || weighed.task.task.number === query.number)
    .map((weighed) => {
      const evidence = [
        describeLikeness(weighed),
        weighNumber(query, weighed.task, habits),
        weighPlan(query, weighed.task, habits),
        weighGroup(group, weighed.task),
        weighLead(lead, weighed.task, agencyId),
        weighProduct(product, weighed.task),
        weighDeadline(deadline, weighed.task),
      ].filter((each) => each !== undefined);
      return { ...weighed, evidence, score: evidence.reduce((sum, each) => sum + each.weight, 0) };
    })
    .toSorted((one, other) => other.score - one.score);
}

function describeLikeness({ score, likeness }: Weighed): Evidence {
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  return {
    weight: score,
    words: `lời văn: ${percent(likeness.covered)} từ ngữ của dòng có trong nhiệm vụ, ${percent(likeness.complete)} từ ngữ của nhiệm vụ có trong dòng`,
  };
}

/** Tasks that are called by their number and share no word with the row. */
function listCalled(query: TaskQuery, byText: readonly Weighed[], index: TaskIndex): readonly Weighed[] {
  if (!query.callsNumber) return [];
  return index.tasks.flatMap((task, at) => {
    const called = task.task.number === query.number && query.plans.includes(task.plan.code);
    if (!called || byText.some((each) => each.task === task)) return [];
    return [{ task, score: 0, likeness: { at, covered: 0, complete: 0, shared: 0 }, evidence: [] }];
  });
}

function weighNumber(query: TaskQuery, { plan, task }: IndexedTask, habits: TableHabits): Evidence | undefined {
  if (query.number !== task.number) return undefined;
  if (query.callsNumber && query.plans.includes(plan.code)) {
    return { weight: CALLED_BY_NUMBER, words: `gọi đúng số nhiệm vụ ${task.number}` };
  }
  if (habits.numberWeight === 0) return undefined;
  return { weight: habits.numberWeight, words: `trùng số thứ tự ${task.number}` };
}

function weighPlan(query: TaskQuery, { plan }: IndexedTask, habits: TableHabits): Evidence | undefined {
  if (query.plansNamedBy !== null && query.plans.length > 0) {
    return query.plans.includes(plan.code)
      ? { weight: 0, words: `tệp nêu ${plan.code}` }
      : {
          weight: OTHER_PLAN_THAN_NAMED[query.plansNamedBy],
          words: `tệp nêu kế hoạch khác: ${query.plans.join(', ')}`,
        };
  }
  const share = habits.planShare.get(plan.code);
  if (share === undefined) return undefined;
  return {
    weight: Math.max(-2.5, Math.log(share)),
    words: `${Math.round(share * 100)}% số dòng rõ của bảng thuộc ${plan.code}`,
  };
}

function weighGroup(written: ReadonlySet<string>, { group, groupWords }: IndexedTask): Evidence | undefined {
  if (group === undefined || shareOfWords(groupWords, written) < 0.7) return undefined;
  return { weight: 0.8, words: `cùng nhóm “${group.title}”` };
}

function weighLead(
  written: ReadonlySet<string> | null,
  { task, leadWords }: IndexedTask,
  agencyId: string | null,
): Evidence | undefined {
  if (written !== null) {
    const same = shareOfWords(written, leadWords);
    if (same >= 0.75) return { weight: 1, words: 'cùng cơ quan chủ trì' };
    if (same < 0.3) return { weight: -0.7, words: `cơ quan chủ trì khác (${task.leadAsWritten})` };
  }
  const leads = task.leads.some((duty) => duty.kind === 'agency' && duty.agencyId === agencyId);
  return leads ? { weight: 0.8, words: 'cơ quan báo cáo chủ trì nhiệm vụ này' } : undefined;
}

function weighProduct(written: ReadonlySet<string> | null, { productWords }: IndexedTask): Evidence | undefined {
  if (written === null || productWords.size === 0 || shareOfWords(productWords, written) < 0.75) return undefined;
  return { weight: 0.7, words: 'sản phẩm giống kế hoạch' };
}

function weighDeadline(written: string | null, { task, deadline }: IndexedTask): Evidence | undefined {
  if (written === null || written !== deadline) return undefined;
  return { weight: 0.7, words: `cùng thời hạn “${task.deadlineAsWritten}”` };
}

/** Dice share of two sets of words. */
function shareOfWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const word of one) if (other.has(word)) both += 1;
  return one.size + other.size === 0 ? 0 : (2 * both) / (one.size + other.size);
}
