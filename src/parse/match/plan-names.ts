import { foldText, foldWords } from '../../model/fold-text.ts';
import type { Plan, PlanCode } from '../../model/plan.ts';

/** How a plan is named: the two parts of its code ("1035", "qd-ubnd") and other names of several words, all folded. */
export type PlanNames = {
  readonly code: PlanCode;
  readonly number: string;
  readonly symbol: string;
  readonly phrases: readonly string[];
};

/** A number with, perhaps, the kind of document in front and the symbol behind. */
const NUMBERED =
  /(quyet dinh|qd|ke hoach|kh)?((?:\s|so\b|[.:_-]){0,6})(?<!\d)0?(\d{1,5})(?!\d)(?:\s*[/_-]\s*([a-z]{2,4}(?:\s*[-_]?\s*[a-z]{2,8})?))?(\s*\/)?/g;

/** Three digits and more name a plan by themselves; "12" needs its symbol or the word "quyết định" beside it. */
const TELLING_DIGITS = 3;

export function buildPlanNames(plan: Plan): PlanNames {
  const [number = '', symbol = ''] = foldText(plan.code).split('/');
  const phrases = [...plan.aliases, plan.title].map(foldWords).filter((phrase) => phrase.split(' ').length > 3);
  return { code: plan.code, number: number.trim(), symbol: lettersOf(symbol), phrases };
}

/** The plans that a title, sheet name or heading names, in catalogue order. */
export function findPlansNamed(text: string, names: readonly PlanNames[]): readonly PlanCode[] {
  const folded = foldText(text);
  const words = ` ${foldWords(text)} `;
  const numbered = [...folded.matchAll(NUMBERED)];
  return names
    .filter(
      (plan) =>
        numbered.some((found) => isNamedBy(found, plan)) ||
        plan.phrases.some((phrase) => words.includes(` ${phrase} `)),
    )
    .map((plan) => plan.code);
}

function isNamedBy(found: RegExpMatchArray, plan: PlanNames): boolean {
  const [, kind, , number, symbol, goesOn] = found;
  if (number !== plan.number) return false;
  if (symbol !== undefined) return plan.symbol.endsWith(lettersOf(symbol));
  if (goesOn !== undefined) return false;
  return kind === 'quyet dinh' || kind === 'qd' || number.length >= TELLING_DIGITS;
}

function lettersOf(text: string): string {
  return text.replace(/[^a-z]/g, '');
}
