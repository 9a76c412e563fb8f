import { foldWords } from '../../model/fold-text.ts';
import { compareText, type TextLikeness } from './compare-text.ts';
import type { IndexedTask, TaskIndex } from './task-index.ts';
import type { TaskQuery } from './task-query.ts';
import { readTaskWords } from './task-words.ts';

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

const OTHER_PLAN_THAN_NAMED = { row: -6, heading: -4.5, document: -2.5 } as const;
const CANDIDATES_KEPT = 8;

/** Likeness of texts alone, best first: what a row says before its table is known. */
export function weighText(text: string, index: TaskIndex): readonly Weighed[] {
  const weighed = compareText(text, index).flatMap((likeness) => {
    const task = index.tasks[likeness.at];
    if (task === undefined) return [];
    const score =
      COVERED_WEIGHT * (likeness.covered - COVERED_AT_ZERO) +
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
  { habits, agencyId }: { habits: TableHabits; agencyId: string | null },
): readonly Weighed[] {
  return byText
    .filter((weighed, rank) => rank < CANDIDATES_KEPT || weighed.task.task.number === query.number)
    .map((weighed) => {
      const evidence = [
        describeLikeness(weighed),
        weighNumber(query, weighed.task, habits),
        weighPlan(query, weighed.task, habits),
        weighGroup(query, weighed.task),
        weighLead(query, weighed.task, agencyId),
        weighLike(query.product, weighed.task.product, 'sản phẩm giống kế hoạch'),
        weighDeadline(query, weighed.task),
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

function weighNumber(query: TaskQuery, { task }: IndexedTask, habits: TableHabits): Evidence | undefined {
  if (query.number !== task.number || habits.numberWeight === 0) return undefined;
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

function weighGroup(query: TaskQuery, { group }: IndexedTask): Evidence | undefined {
  if (query.groupTitle === null || group === undefined) return undefined;
  const same = shareOfWords(readTaskWords(group.title), readTaskWords(query.groupTitle));
  if (same >= 0.7) return { weight: 0.8, words: `cùng nhóm “${group.title}”` };
  return undefined;
}

function weighLead(query: TaskQuery, { task }: IndexedTask, agencyId: string | null): Evidence | undefined {
  if (query.lead !== null) {
    const same = shareOfWords(readTaskWords(query.lead), readTaskWords(task.leadAsWritten));
    if (same >= 0.75) return { weight: 1, words: 'cùng cơ quan chủ trì' };
    if (same < 0.3) return { weight: -0.7, words: `cơ quan chủ trì khác (${task.leadAsWritten})` };
  }
  const leads = task.leads.some((duty) => duty.kind === 'agency' && duty.agencyId === agencyId);
  return leads ? { weight: 0.8, words: 'cơ quan báo cáo chủ trì nhiệm vụ này' } : undefined;
}

function weighLike(written: string | null, planned: ReadonlyMap<string, number>, words: string): Evidence | undefined {
  if (written === null || planned.size === 0) return undefined;
  const same = shareOfWords(
    [...planned.keys()].filter((term) => !term.includes(' ')),
    readTaskWords(written),
  );
  return same >= 0.75 ? { weight: 0.7, words } : undefined;
}

function weighDeadline(query: TaskQuery, { task }: IndexedTask): Evidence | undefined {
  if (query.deadline === null) return undefined;
  const same = foldWords(query.deadline).replace(/\b0/g, '') === foldWords(task.deadlineAsWritten).replace(/\b0/g, '');
  return same ? { weight: 0.7, words: `cùng thời hạn “${task.deadlineAsWritten}”` } : undefined;
}

/** Dice share of two lists of words. */
function shareOfWords(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [new Set(one), new Set(other)];
  const both = [...left].filter((word) => right.has(word)).length;
  return left.size + right.size === 0 ? 0 : (2 * both) / (left.size + right.size);
}
