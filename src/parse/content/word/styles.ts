import { type ElementReader, isOn, readElements } from './element-reader.ts';
import {
  type ParagraphProperties,
  readParagraphProperties,
  readRunProperties,
  type RunProperties,
} from './properties.ts';

/** styles.xml with its chains of basedOn followed (ECMA-376 17.7). */
export type StyleSheet = {
  /** a paragraph style; the document's default one when the id is missing or unknown */
  paragraphStyle(styleId: string | undefined): ParagraphStyle;
  /** how a run looks whose paragraph has this style and whose own rPr says this */
  look(style: ParagraphStyle, direct: RunProperties): RunLook;
};

export type ParagraphStyle = {
  /** its own id and those it is based on, nearest first */
  readonly ids: readonly string[];
  /** 1–9, or null for body text */
  readonly headingLevel: number | null;
  readonly centred: boolean;
  readonly numId: string | null;
  readonly listLevel: number | null;
  readonly run: RunProperties;
};

export type RunLook = {
  readonly bold: boolean;
  readonly struck: boolean;
  readonly hidden: boolean;
  readonly capitals: boolean;
  readonly font: string;
};

export function readStyles(bytes: Uint8Array | undefined, part: string): StyleSheet {
  const defaults: Declared = { name: '', basedOn: null, paragraph: { mark: {} }, run: {} };
  const paragraphStyles = new Map<string, Declared>();
  const characterStyles = new Map<string, Declared>();
  let defaultStyleId = '';

  const styles: ElementReader = {
    open(name, attributes) {
      if (name === 'w:docDefaults') return readDefaults(defaults);
      if (name !== 'w:style') return undefined;
      const id = attributes['w:styleId'] ?? '';
      const declared: Declared = { name: '', basedOn: null, paragraph: { mark: {} }, run: {} };
      const type = attributes['w:type'] ?? 'paragraph';
      if (type === 'paragraph') paragraphStyles.set(id, declared);
      if (type === 'character') characterStyles.set(id, declared);
      if (type === 'paragraph' && attributes['w:default'] !== undefined && isOn(attributes, 'w:default')) {
        defaultStyleId = id;
      }
      return readStyle(declared);
    },
  };
  if (bytes !== undefined) readElements(bytes, { part, root: { open: () => styles } });

  const resolved = new Map<string, ParagraphStyle>();
  const characterRuns = new Map<string, RunProperties>();
  const looks = new Map<ParagraphStyle, Map<string, RunLook>>();

  function paragraphStyle(styleId: string | undefined): ParagraphStyle {
    const id = styleId !== undefined && paragraphStyles.has(styleId) ? styleId : defaultStyleId;
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const style = resolveParagraphStyle(chainOf(id, paragraphStyles), defaults);
    resolved.set(id, style);
    return style;
  }

  function characterRun(styleId: string): RunProperties {
    const known = characterRuns.get(styleId);
    if (known !== undefined) return known;
    const run = mergeRuns(chainOf(styleId, characterStyles).map(([, declared]) => declared.run));
    characterRuns.set(styleId, run);
    return run;
  }

  function baseLook(style: ParagraphStyle, characterStyleId: string): RunLook {
    const known = looks.get(style)?.get(characterStyleId);
    if (known !== undefined) return known;
    const base = combineLooks(defaults.run, style.run, characterRun(characterStyleId));
    looks.set(style, (looks.get(style) ?? new Map<string, RunLook>()).set(characterStyleId, base));
    return base;
  }

  function look(style: ParagraphStyle, direct: RunProperties): RunLook {
    const base = baseLook(style, direct.styleId ?? '');
    return {
      bold: direct.bold ?? base.bold,
      struck: direct.struck ?? base.struck,
      hidden: direct.hidden ?? base.hidden,
      capitals: direct.capitals ?? base.capitals,
      font: direct.font ?? base.font,
    };
  }

  return { paragraphStyle, look };
}

type Declared = {
  name: string;
  basedOn: string | null;
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
};

function readDefaults(defaults: Declared): ElementReader {
  const reader: ElementReader = {
    open(name) {
      if (name === 'w:rPrDefault' || name === 'w:pPrDefault') return reader;
      if (name === 'w:rPr') return readRunProperties(defaults.run);
      return name === 'w:pPr' ? readParagraphProperties(defaults.paragraph) : undefined;
    },
  };
  return reader;
}

function readStyle(declared: Declared): ElementReader {
  return {
    open(name, attributes) {
      if (name === 'w:name') declared.name = attributes['w:val'] ?? '';
      if (name === 'w:basedOn') declared.basedOn = attributes['w:val'] ?? null;
      if (name === 'w:rPr') return readRunProperties(declared.run);
      return name === 'w:pPr' ? readParagraphProperties(declared.paragraph) : undefined;
    },
  };
}

/** Far beyond any real chain: a hostile one would be walked again for each of its styles. */
const MAX_CHAIN = 50;

/** A style and those it is based on; a chain that bites its tail ends there. */
function chainOf(id: string, styles: ReadonlyMap<string, Declared>): (readonly [string, Declared])[] {
  const chain = new Map<string, Declared>();
  let next: string | null = id;
  while (next !== null && !chain.has(next) && chain.size < MAX_CHAIN) {
    const declared = styles.get(next);
    if (declared === undefined) break;
    chain.set(next, declared);
    next = declared.basedOn;
  }
  return [...chain];
}

function resolveParagraphStyle(chain: readonly (readonly [string, Declared])[], defaults: Declared): ParagraphStyle {
  const declared = chain.map(([, style]) => style);
  const paragraphs = [...declared, defaults].map((style) => style.paragraph);
  const first = <T>(pick: (properties: ParagraphProperties) => T | undefined): T | undefined =>
    paragraphs.map(pick).find((value) => value !== undefined);
  const outlineLevel = first((each) => each.outlineLevel);
  return {
    ids: chain.map(([id]) => id),
    headingLevel: outlineLevel === undefined ? headingLevelByName(declared) : headingLevelOf(outlineLevel),
    centred: first((each) => each.centred) ?? false,
    numId: first((each) => each.numId) ?? null,
    listLevel: first((each) => each.listLevel) ?? null,
    run: mergeRuns(declared.map((style) => style.run)),
  };
}

/** Outline levels are written from 0, headings are counted from 1; 9 means body text (17.3.1.20). */
export function headingLevelOf(outlineLevel: number): number | null {
  return outlineLevel >= 0 && outlineLevel <= 8 ? outlineLevel + 1 : null;
}

/** Exporters that forget the outline level still name their styles after Word's, in English or as Vietnamese Word shows them. */
const HEADING_NAME = /^(?:(?:heading|tiêu đề|đầu đề) ([1-9])|title|tiêu đề)$/;

function headingLevelByName(chain: readonly Declared[]): number | null {
  for (const { name } of chain) {
    const match = HEADING_NAME.exec(name.normalize('NFC').trim().toLowerCase());
    if (match !== null) return Number(match[1] ?? 1);
  }
  return null;
}

/** @param chain nearest first */
function mergeRuns(chain: readonly RunProperties[]): RunProperties {
  return chain.reduceRight<RunProperties>((merged, run) => ({ ...merged, ...run }), {});
}

/**
 * Toggle properties (17.7.3): set by the paragraph's and by the character style they cancel each other out; set by the
 * document defaults they stay on.
 */
function combineLooks(defaults: RunProperties, paragraph: RunProperties, character: RunProperties): RunLook {
  const toggle = (property: 'bold' | 'struck' | 'hidden' | 'capitals') =>
    defaults[property] === true || (paragraph[property] === true) !== (character[property] === true);
  return {
    bold: toggle('bold'),
    struck: toggle('struck'),
    hidden: toggle('hidden'),
    capitals: toggle('capitals'),
    font: character.font ?? paragraph.font ?? defaults.font ?? '',
  };
}
