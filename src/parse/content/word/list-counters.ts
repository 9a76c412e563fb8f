import { formatNumber } from './number-format.ts';
import type { List, ListLevel, Numbering } from './numbering.ts';
import type { ParagraphStyle } from './styles.ts';
import type { ParagraphProperties } from './properties.ts';

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
  const valuesByKey = new Map<string, (number | undefined)[]>();
  const overridesUsed = new Set<string>();

  function next(properties: ParagraphProperties, style: ParagraphStyle): ListLabel | undefined {
    const numId = properties.numId ?? style.numId;
    if (numId === null || numId === '0') return undefined;
    const list = numbering.list(numId);
    if (list === undefined) return undefined;
    const at = levelOf(list, properties, style);
    const level = list.levels[at];
    if (level === undefined) return undefined;

    // Lists made from one definition count on together; a start override takes effect when its list first comes to that
    // level, and again wherever the level restarts (ECMA-376 17.9.27).
    const values = valuesByKey.get(list.key) ?? [];
    valuesByKey.set(list.key, values);
    const override = list.startOverrides[at];
    const before = values[at];
    const continues = before !== undefined && (override === undefined || overridesUsed.has(`${numId}/${at}`));
    values[at] = continues ? before + 1 : (override ?? level.start);
    if (override !== undefined) overridesUsed.add(`${numId}/${at}`);
    for (let below = at + 1; below < values.length; below += 1) {
      if (restartsAfter(list.levels[below], at)) values[below] = undefined;
    }
    return describeLabel(list, level, at, values);
  }

  return { next };
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

function describeLabel(list: List, level: ListLevel, at: number, values: readonly (number | undefined)[]): ListLabel {
  const isBullet = level.format === 'bullet';
  return {
    number: isBullet ? bulletOf(level.text) : numberText(list, level, at, values).trim() || null,
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
 * Fills "%1.%2." in. A level that was not met yet counts as its start; a bullet has no number to show; legal numbering
 * shows the levels above its own as decimals, so that "Chương II" has its "2.1" (17.9.4).
 */
function numberText(list: List, level: ListLevel, at: number, values: readonly (number | undefined)[]): string {
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const shown = list.levels[index];
    if (shown === undefined || index > at) return '';
    const value = values[index] ?? list.startOverrides[index] ?? shown.start;
    const plain = level.legal && index < at && shown.format !== 'bullet' && shown.format !== 'none';
    return formatNumber(value, plain ? 'decimal' : shown.format, shown.customFormat);
  });
}
