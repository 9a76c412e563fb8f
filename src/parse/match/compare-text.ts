import { repairWord } from './word-repair.ts';
import { readTaskWords } from './task-words.ts';
import { termsOf, type TaskIndex } from './task-index.ts';

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
  for (const term of termsOf(words).keys()) {
    const weight = index.weightOf(term) * (guessed.has(term) ? REPAIRED_SHARE : 1);
    const holders = index.holders.get(term);
    // A pair that no task has is only two words in an unusual order; the words themselves are counted.
    if (holders === undefined && term.includes(' ')) continue;
    total += weight;
    for (const at of holders ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
  }
  const likeness: TextLikeness[] = [];
  for (const [at, weight] of [...shared].toSorted(([one], [other]) => one - other)) {
    const task = index.tasks[at];
    if (task === undefined) continue;
    likeness.push({
      at,
      covered: total === 0 ? 0 : weight / total,
      complete: Math.min(1, task.weight === 0 ? 0 : weight / task.weight),
      shared: weight,
    });
  }
  return likeness;
}
