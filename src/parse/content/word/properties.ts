import { type ElementReader, isOn, numberIn } from './element-reader.ts';

/** What one rPr says of its run, or of a style; a missing field says nothing. */
export type RunProperties = {
  styleId?: string;
  bold?: boolean;
  struck?: boolean;
  hidden?: boolean;
  capitals?: boolean;
  font?: string;
  /** of a paragraph mark: its deletion is tracked, so the paragraph runs on into the next (ECMA-376 17.13.5.15) */
  deleted?: boolean;
};

/** What one pPr says of its paragraph, or of a style; a missing field says nothing. */
export type ParagraphProperties = {
  styleId?: string;
  /** 0–8; 9 is body text */
  outlineLevel?: number;
  centred?: boolean;
  /** "0" takes inherited numbering away */
  numId?: string;
  listLevel?: number;
  /** the paragraph mark's own run properties */
  readonly mark: RunProperties;
};

export function readRunProperties(into: RunProperties): ElementReader {
  return {
    open(name, attributes) {
      switch (name) {
        case 'w:rStyle':
          into.styleId = attributes['w:val'] ?? '';
          break;
        case 'w:b':
          into.bold = isOn(attributes);
          break;
        case 'w:strike':
        case 'w:dstrike':
          into.struck = into.struck === true || isOn(attributes);
          break;
        case 'w:vanish':
          into.hidden = isOn(attributes);
          break;
        case 'w:caps':
          into.capitals = isOn(attributes);
          break;
        case 'w:rFonts': {
          // Vietnamese letters fall into the hAnsi range; cs often keeps an old ".VnTime" under Unicode text. A theme
          // font goes before a named one (17.3.2.26).
          const named = (range: 'hAnsi' | 'ascii') =>
            attributes[`w:${range}Theme`] === undefined ? attributes[`w:${range}`] : '';
          const font = named('hAnsi') ?? named('ascii');
          if (font !== undefined) into.font = font;
          break;
        }
        case 'w:del':
        case 'w:moveFrom':
          into.deleted = true;
          break;
        default: // size, colour, the former properties in w:rPrChange, …
      }
      return undefined;
    },
  };
}

/** @param readSection reads the section properties that a paragraph may end with */
export function readParagraphProperties(into: ParagraphProperties, readSection?: ElementReader): ElementReader {
  const reader: ElementReader = {
    open(name, attributes) {
      switch (name) {
        case 'w:pStyle':
          into.styleId = attributes['w:val'] ?? '';
          break;
        case 'w:outlineLvl':
          into.outlineLevel = numberIn(attributes) ?? 9;
          break;
        case 'w:jc':
          into.centred = attributes['w:val'] === 'center';
          break;
        case 'w:numPr':
          return reader;
        case 'w:numId':
          into.numId = attributes['w:val'] ?? '0';
          break;
        case 'w:ilvl':
          into.listLevel = Math.min(Math.max(numberIn(attributes) ?? 0, 0), 8);
          break;
        case 'w:rPr':
          return readRunProperties(into.mark);
        case 'w:sectPr':
          return readSection;
        default: // spacing, borders, the former properties in w:pPrChange, …
      }
      return undefined;
    },
  };
  return reader;
}
