import { formatNumber } from './number-format.ts';
import type { List, ListLevel, Numbering } from './numbering.ts';
import type { ParagraphProperties } from './properties.ts';
import type { ParagraphStyle } from './styles.ts';

/** The automatic number of one paragraph. */
export type ListLabel = {
  /** "1.", "II.", "a)", "-"; null when the level shows nothing */
  readonly number: string | null;
  /** 0 first */
  readonly level: number;
  readonly isBullet: boolean;
  /** what to write between number and text where both become one string */
  readonly gap: '' | ' ';
};

/**
 * Counts the automatic numbers of one story; to be asked once for each paragraph, in document order. Word counts the body,
 * the headers with the footers, the footnotes, the endnotes and each text box apart from one another.
 */
export type ListCounters = {
  next(properties: ParagraphProperties, style: ParagraphStyle): ListLabel | undefined;
};

export function makeListCounters(numbering: Numbering): ListCounters {
  const countsByKey = new Map<string, Counts>();
  const overridesUsed = new Set<string>();

  function next(properties: ParagraphProperties, style: ParagraphStyle): ListLabel | undefined {
    const numId = properties.numId ?? style.numId;
    if (numId === null || numId === '0') return undefined;
    const list = numbering.list(numId);
    if (list === undefined) return undefined;
    const at = levelOf(list, properties, style);
    const level = list.levels[at];
    if (level === undefined) return undefined;

    const counts = countsByKey.get(list.key) ?? [];
    countsByKey.set(list.key, counts);
    countUp(counts, list, at, takesOverride(numId, list, at));
    return describeLabel(list, level, at, counts);
  }

  /** A start override takes effect when its list first comes to that level (ECMA-376 17.9.27). */
  function takesOverride(numId: string, list: List, at: number): boolean {
    if (list.startOverrides[at] === undefined || overridesUsed.has(`${numId}/${at}`)) return false;
    overridesUsed.add(`${numId}/${at}`);
    return true;
  }

  return { next };
}

/** Where each level of a list stands; undefined before it was ever met. Lists made from one definition share theirs. */
type Counts = (Count | undefined)[];
/** `restarted`: set back by a level above; it shows its start, and has it when it comes. */
type Count = { value: number; restarted: boolean };

function countUp(counts: Counts, list: List, at: number, takesOverride: boolean): void {
  const count = counts[at];
  // A list that begins below its top has used the levels above up: "1.1" is followed by "2.", not by "1.".
  if (count === undefined) {
    for (let above = at - 1; above >= 0 && counts[above] === undefined; above -= 1) {
      counts[above] = { value: startOf(list, above), restarted: false };
    }
  }
  if (count === undefined || takesOverride) counts[at] = { value: startOf(list, at), restarted: false };
  else if (count.restarted) count.restarted = false;
  else count.value += 1;

  for (let below = at + 1; below < counts.length; below += 1) {
    if (counts[below] !== undefined && restartsAfter(list.levels[below], at)) {
      counts[below] = { value: startOf(list, below), restarted: true };
    }
  }
}

function startOf(list: List, at: number): number {
  return list.startOverrides[at] ?? list.levels[at]?.start ?? 1;
}

/** A style's numbering is at the level that names the style, whatever its own w:ilvl says (17.9.23). */
function levelOf(list: List, properties: ParagraphProperties, style: ParagraphStyle): number {
  if (properties.listLevel !== undefined) return properties.listLevel;
  for (const id of properties.numId === undefined ? style.ids : []) {
    const linked = list.levels.findIndex((level) => level?.paragraphStyleId === id);
    if (linked >= 0) return linked;
  }
  return style.listLevel ?? 0;
}

/** Word restarts a level after the level named in lvlRestart and after all above it ([MS-OI29500] 2.1.282 c, d). */
function restartsAfter(level: ListLevel | undefined, used: number): boolean {
  const restartAfter = level?.restartAfter ?? null;
  return restartAfter === null || used < restartAfter;
}

function describeLabel(list: List, level: ListLevel, at: number, counts: Counts): ListLabel {
  const isBullet = level.format === 'bullet';
  return {
    number: isBullet ? bulletOf(level.text) : numberText(list, level, at, counts).trim() || null,
    level: at,
    isBullet,
    gap: level.gap ? ' ' : '',
  };
}

/** Bullets are glyphs of symbol fonts and mean no more than a dash; "+" is kept, as reports set their third level with it. */
function bulletOf(text: string): string | null {
  if (text === '') return null;
  return text === '+' ? '+' : '-';
}

/**
 * Fills "%1.%2." in. A bullet has no number to show; legal numbering shows the levels above its own as decimals, so that
 * "Chương II" has its "2.1" (17.9.4).
 */
function numberText(list: List, level: ListLevel, at: number, counts: Counts): string {
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const shown = list.levels[index];
    if (shown === undefined || index > at) return '';
    const value = counts[index]?.value ?? startOf(list, index);
    const plain = level.legal && index < at && shown.format !== 'bullet' && shown.format !== 'none';
    return formatNumber(value, plain ? 'decimal' : shown.format, shown.customFormat);
  });
}
