import type { Catalog } from '../../model/catalog.ts';
import { foldWords } from '../../model/fold-text.ts';
import { taskKeyText, type Plan, type PlanGroup, type Task } from '../../model/plan.ts';
import { WEAK_WORDS } from './abbreviations.ts';
import { buildPlanNames, type PlanNames } from './plan-names.ts';
import { readTaskWords } from './task-words.ts';
import { buildWordRepair, type WordRepair } from './word-repair.ts';

/** A bag of words and of neighbouring pairs, each with how often it stands there. */
export type Terms = ReadonlyMap<string, number>;

export type IndexedTask = {
  readonly plan: Plan;
  readonly task: Task;
  readonly key: string;
  readonly group: PlanGroup | undefined;
  readonly terms: Terms;
  /** weight of all its terms */
  readonly weight: number;
  /** words of what stands beside it in the plan, for comparing columns */
  readonly productWords: ReadonlySet<string>;
  readonly leadWords: ReadonlySet<string>;
  readonly groupWords: ReadonlySet<string>;
  /** folded, without leading zeros */
  readonly deadline: string;
  /** its short names: as terms, with their weight */
  readonly aliases: readonly { readonly terms: Terms; readonly weight: number }[];
};

/** Everything about the plans that matching asks for again and again; built once per catalogue. */
export type TaskIndex = {
  readonly tasks: readonly IndexedTask[];
  /** which tasks have a term, as positions in `tasks` */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  readonly repair: WordRepair;
  readonly planNames: readonly PlanNames[];
  readonly weightOf: (term: string) => number;
};

/** What an unknown word weighs beside one that stands in a single task. */
const UNKNOWN_WORD_WEIGHT = 0.55;
const WEAK_WORD_WEIGHT = 0.12;
/** A pair says less than its two words, which are counted already. */
const PAIR_WEIGHT = 0.5;

const indexes = new WeakMap<Catalog, TaskIndex>();

/** The index of a catalogue, built at the first question. */
export function taskIndexOf(catalog: Catalog): TaskIndex {
  const known = indexes.get(catalog);
  if (known !== undefined) return known;
  const built = buildTaskIndex(catalog);
  indexes.set(catalog, built);
  return built;
}

/** The terms of a text: its words, and pairs of neighbours that carry meaning. */
export function termsOf(words: readonly string[]): Map<string, number> {
  const terms = new Map<string, number>();
  let before: string | undefined;
  for (const word of words) {
    terms.set(word, (terms.get(word) ?? 0) + 1);
    if (WEAK_WORDS.has(word)) continue;
    if (before !== undefined) {
      const pair = `${before} ${word}`;
      terms.set(pair, (terms.get(pair) ?? 0) + 1);
    }
    before = word;
  }
  return terms;
}

function buildTaskIndex(catalog: Catalog): TaskIndex {
  const written = catalog.plans.flatMap((plan) =>
    plan.tasks.map((task) => ({
      plan,
      task,
      terms: termsOf(readTaskWords([task.text, ...task.aliases].join('\n'))),
      own: termsOf(readTaskWords(task.text)),
    })),
  );
  const holders = new Map<string, number[]>();
  for (const [at, { terms }] of written.entries()) {
    for (const term of terms.keys()) {
      const list = holders.get(term);
      if (list === undefined) holders.set(term, [at]);
      else list.push(at);
    }
  }
  const count = written.length;
  const weights = new Map(
    [...holders].map(([term, list]) => [term, weighTerm(term, Math.log(1 + count / list.length))]),
  );
  const unknown = Math.log(1 + count) * UNKNOWN_WORD_WEIGHT;
  const weightOf = (term: string): number => weights.get(term) ?? weighTerm(term, unknown);
  const words = [...holders.keys()].filter((term) => !term.includes(' '));
  return {
    tasks: written.map(({ plan, task, terms, own }) => {
      const group = plan.groups.find((each) => each.id === task.groupId);
      return {
        plan,
        task,
        key: taskKeyText({ plan: plan.code, task: task.number }),
        group,
        terms,
        weight: weigh(own, weightOf),
        productWords: wordSet(task.product),
        leadWords: wordSet(task.leadAsWritten),
        groupWords: wordSet(group?.title),
        deadline: foldDeadline(task.deadlineAsWritten),
        aliases: task.aliases.map((alias) => {
          const aliasTerms = termsOf(readTaskWords(alias));
          return { terms: aliasTerms, weight: weigh(aliasTerms, weightOf) };
        }),
      };
    }),
    holders,
    repair: buildWordRepair(words),
    planNames: catalog.plans.map(buildPlanNames),
    weightOf,
  };
}

/** A term's share of its rarity: pairs and weak words count less. */
function weighTerm(term: string, rarity: number): number {
  if (term.includes(' ')) return rarity * PAIR_WEIGHT;
  return WEAK_WORDS.has(term) ? rarity * WEAK_WORD_WEIGHT : rarity;
}

/** The words of a short text, for comparing with another. */
export function wordSet(text: string | null | undefined): ReadonlySet<string> {
  return new Set(readTaskWords(text ?? ''));
}

/** "Tháng 02/2025" and "tháng 2 / 2025" are the same deadline. */
export function foldDeadline(text: string): string {
  return foldWords(text).replace(/\b0(?=\d)/g, '');
}

function weigh(terms: Terms, weightOf: (term: string) => number): number {
  let sum = 0;
  for (const term of terms.keys()) sum += weightOf(term);
  return sum;
}
