import { repairWord } from './word-repair.ts';
import { readTaskWords } from './task-words.ts';
import { termsOf, type IndexedTask, type TaskIndex, type Terms } from './task-index.ts';

/** How alike a text and a task are. */
export type TextLikeness = {
  /** position of the task in the index */
  readonly at: number;
  /** 0–1: how much of the text the task has */
  readonly covered: number;
  /** 0–1: how much of the task the text has */
  readonly complete: number;
  /** weight of what they share: much in common says more than the shares alone */
  readonly shared: number;
};

/** A short name in the catalogue is nearly as good as the task's whole text, when the text says hardly more than it. */
const ALIAS_COMPLETE = 0.8;
const ALIAS_LIKENESS = 0.85;
/** A word put right by guess counts less than one that was written. */
const REPAIRED_SHARE = 0.7;

/** Compares a text with every task that shares a word with it; in index order. */
export function compareText(text: string, index: TaskIndex): readonly TextLikeness[] {
  const written = readTaskWords(text);
  const guessed = new Set<string>();
  const words = written.flatMap((word) => {
    const repaired = repairWord(index.repair, word);
    for (const each of repaired) guessed.add(each);
    return repaired.length === 0 ? [word] : repaired;
  });
  const shared = new Map<number, number>();
  let total = 0;
  const terms = termsOf(words);
  for (const term of terms.keys()) {
    const weight = index.weightOf(term) * (guessed.has(term) ? REPAIRED_SHARE : 1);
    const holders = index.holders.get(term);
    // A pair that no task has is only two words in an unusual order; the words themselves are counted.
    if (holders === undefined && term.includes(' ')) continue;
    total += weight;
    for (const at of holders ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
  }
  const likeness: TextLikeness[] = [];
  for (const [at, weight] of shared) {
    const task = index.tasks[at];
    if (task === undefined) continue;
    const covered = total === 0 ? 0 : weight / total;
    const alias = covered >= ALIAS_LIKENESS / 2 ? likeAlias(task, terms, total, index.weightOf) : 0;
    likeness.push({
      at,
      covered,
      complete: Math.max(completeOf(task, weight), ALIAS_COMPLETE * alias),
      shared: weight,
    });
  }
  return likeness.toSorted((one, other) => one.at - other.at);
}

function completeOf(task: IndexedTask, shared: number): number {
  return task.weight === 0 ? 0 : Math.min(1, shared / task.weight);
}

/** 1 when the text is one of the task's short names, else 0. */
function likeAlias(task: IndexedTask, terms: Terms, total: number, weightOf: (term: string) => number): number {
  const like = task.aliases.some(({ terms: alias, weight }) => {
    let both = 0;
    for (const term of alias.keys()) if (terms.has(term)) both += weightOf(term);
    return (2 * both) / (total + weight) >= ALIAS_LIKENESS;
  });
  return like ? 1 : 0;
}
