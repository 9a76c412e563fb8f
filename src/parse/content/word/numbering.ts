import { decodeLegacyFont } from '../legacy-font.ts';
import { type ElementReader, isOn, numberIn, readElements } from './element-reader.ts';
import { readRunProperties, type RunProperties } from './properties.ts';

/** One level of a list (ECMA-376 17.9.6). */
export type ListLevel = {
  start: number;
  format: string;
  customFormat: string | null;
  /** "%1.%2." */
  text: string;
  /** restarts after this level, counted from 1, or one above it; 0 never; null after any level above its own */
  restartAfter: number | null;
  /** shows the numbers of the levels above as decimals */
  legal: boolean;
  /** whether anything stands between number and text */
  gap: boolean;
  paragraphStyleId: string | null;
};

/** A list as paragraphs refer to it by numId. */
export type List = {
  /** lists of the same key count on together, as in Word */
  readonly key: string;
  /** by level, 0 first */
  readonly levels: readonly (ListLevel | undefined)[];
  readonly startOverrides: readonly (number | undefined)[];
};

/** numbering.xml: the lists by numId. */
export type Numbering = { list(numId: string): List | undefined };

const LEVELS = 9;
/** Characters of a level's text; it is written out for every paragraph of the list. */
const MAX_TEXT = 200;

export function readNumbering(bytes: Uint8Array | undefined, part: string): Numbering {
  const abstracts = new Map<string, AbstractList>();
  const instances = new Map<string, Instance>();
  const root: ElementReader = {
    open(name, attributes) {
      if (name === 'w:abstractNum') {
        const abstract: AbstractList = { levels: [], styleLink: null, numStyleLink: null };
        abstracts.set(attributes['w:abstractNumId'] ?? '', abstract);
        return readAbstract(abstract);
      }
      if (name === 'w:num') {
        const instance: Instance = { abstractId: '', levels: [], startOverrides: [] };
        instances.set(attributes['w:numId'] ?? '', instance);
        return readInstance(instance);
      }
      return undefined;
    },
  };
  if (bytes !== undefined) readElements(bytes, { part, root: { open: () => root } });

  const byStyleLink = new Map([...abstracts.values()].map((abstract) => [abstract.styleLink, abstract]));
  const lists = new Map<string, List>();
  return {
    list(numId) {
      const known = lists.get(numId);
      if (known !== undefined) return known;
      const instance = instances.get(numId);
      if (instance === undefined) return undefined;
      const list = resolveList(instance, abstracts, byStyleLink);
      if (list !== undefined) lists.set(numId, list);
      return list;
    },
  };
}

type AbstractList = {
  readonly levels: (ListLevel | undefined)[];
  /** the list that defines a numbering style */
  styleLink: string | null;
  /** the numbering style whose list stands for this one */
  numStyleLink: string | null;
};

type Instance = {
  abstractId: string;
  readonly levels: (ListLevel | undefined)[];
  readonly startOverrides: (number | undefined)[];
};

function resolveList(
  instance: Instance,
  abstracts: ReadonlyMap<string, AbstractList>,
  byStyleLink: ReadonlyMap<string | null, AbstractList>,
): List | undefined {
  const named = abstracts.get(instance.abstractId);
  if (named === undefined) return undefined;
  // Levels borrowed from a numbering style are counted apart from it: the key stays the list's own.
  const borrowed = named.numStyleLink === null ? undefined : byStyleLink.get(named.numStyleLink);
  const inheritedLevels = (borrowed ?? named).levels;
  const levels = Array.from({ length: LEVELS }, (_, level) => {
    const [own, inherited] = [instance.levels[level], inheritedLevels[level]];
    // Word ignores lvlRestart inside an override ([MS-OI29500] 2.1.282 b).
    return own === undefined ? inherited : { ...own, restartAfter: inherited?.restartAfter ?? null };
  });
  return { key: instance.abstractId, levels, startOverrides: instance.startOverrides };
}

function readAbstract(abstract: AbstractList): ElementReader {
  return {
    open(name, attributes) {
      if (name === 'w:styleLink') abstract.styleLink = attributes['w:val'] ?? null;
      if (name === 'w:numStyleLink') abstract.numStyleLink = attributes['w:val'] ?? null;
      return name === 'w:lvl' ? readLevel(abstract.levels, numberIn(attributes, 'w:ilvl')) : undefined;
    },
  };
}

function readInstance(instance: Instance): ElementReader {
  let level: number | undefined;
  const override: ElementReader = {
    open(name, attributes) {
      if (name === 'w:startOverride' && isLevel(level)) instance.startOverrides[level] = numberIn(attributes) ?? 0;
      return name === 'w:lvl' ? readLevel(instance.levels, level) : undefined;
    },
  };
  return {
    open(name, attributes) {
      if (name === 'w:abstractNumId') instance.abstractId = attributes['w:val'] ?? '';
      if (name !== 'w:lvlOverride') return undefined;
      level = numberIn(attributes, 'w:ilvl');
      return override;
    },
  };
}

function isLevel(level: number | undefined): level is number {
  return level !== undefined && level >= 0 && level < LEVELS;
}

function readLevel(levels: (ListLevel | undefined)[], index: number | undefined): ElementReader | undefined {
  if (!isLevel(index)) return undefined;
  const run: RunProperties = {};
  const level: ListLevel = {
    // The standard says 0 when w:start is missing; Word always writes it, and the programs that forget it mean 1.
    start: 1,
    format: 'decimal',
    customFormat: null,
    text: '',
    restartAfter: null,
    legal: false,
    gap: true,
    paragraphStyleId: null,
  };
  const content: ElementReader = {
    open(name, attributes) {
      switch (name) {
        case 'w:start':
          level.start = numberIn(attributes) ?? level.start;
          break;
        case 'w:numFmt':
          level.format = attributes['w:val'] ?? 'decimal';
          level.customFormat = attributes['w:format'] ?? null;
          break;
        case 'w:lvlText':
          level.text = (attributes['w:val'] ?? '').slice(0, MAX_TEXT);
          break;
        case 'w:lvlRestart':
          level.restartAfter = numberIn(attributes) ?? null;
          break;
        case 'w:isLgl':
          level.legal = isOn(attributes);
          break;
        case 'w:suff':
          level.gap = attributes['w:val'] !== 'nothing';
          break;
        case 'w:pStyle':
          level.paragraphStyleId = attributes['w:val'] ?? null;
          break;
        case 'w:rPr':
          return readRunProperties(run);
        case 'mc:AlternateContent': // custom formats ("001") stand in the Choice, a stand-in for old programs in the Fallback
        case 'mc:Choice':
          return content;
        default: // indents, alignment, picture bullets, …
      }
      return undefined;
    },
  };
  return {
    open: (name, attributes) => content.open?.(name, attributes),
    close() {
      level.text = (decodeLegacyFont(level.text, run.font ?? '') ?? level.text).normalize('NFC');
      levels[index] = level;
    },
  };
}
