import type { CellValue } from '../../../model/content.ts';
import type { XmlAttributes } from '../package-xml.ts';
import type { RawValue } from './raw-sheet.ts';

const ODF = 'urn:oasis:names:tc:opendocument:xmlns:';
export const TABLE = `{${ODF}table:1.0}`;
export const OFFICE = `{${ODF}office:1.0}`;
export const TEXT = `{${ODF}text:1.0}`;
export const STYLE = `{${ODF}style:1.0}`;
export const FO = `{${ODF}xsl-fo-compatible:1.0}`;
export const DRAW = `{${ODF}drawing:1.0}`;
/** LibreOffice's own extension says which cells hold an error. */
const CALC_TYPE = '{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type';

/** A cell of an OpenDocument table while it is read. */
export type OdsCell = { readonly attributes: XmlAttributes; text: string; paragraphs: number };

/** The text that the cell shows with the value behind it; undefined when it shows nothing. */
export function rawValueOf({ attributes, text }: OdsCell): RawValue | undefined {
  if (attributes[CALC_TYPE] === 'error') return { kind: 'error', error: text };
  const value = valueOf(attributes);
  if (value === undefined) return text.trim() === '' ? undefined : { kind: 'text', text };
  return { kind: 'shown', text: withComma(text, value), value };
}

/** A document in an English locale shows "3.5"; "3.500" for 3500 is Vietnamese already. */
function withComma(text: string, value: CellValue): string {
  const number = value.kind === 'number' ? value.number : value.kind === 'percent' ? value.percent : undefined;
  const isEnglish = /^-?\d+\.\d+ ?%?$/.test(text) && Number.parseFloat(text) === number;
  return isEnglish ? text.replace('.', ',') : text;
}

function valueOf(attributes: XmlAttributes): CellValue | undefined {
  const number = Number(attributes[`${OFFICE}value`] ?? Number.NaN);
  switch (attributes[`${OFFICE}value-type`] ?? 'string') {
    case 'percentage':
      return Number.isFinite(number) ? { kind: 'percent', percent: Number((number * 100).toPrecision(15)) } : undefined;
    case 'float':
    case 'currency':
      return Number.isFinite(number) ? { kind: 'number', number } : undefined;
    case 'boolean':
      return { kind: 'boolean', boolean: attributes[`${OFFICE}boolean-value`] === 'true' };
    case 'date': {
      const day = /^\d{4}-\d\d-\d\d/.exec(attributes[`${OFFICE}date-value`] ?? '')?.[0];
      return day === undefined ? undefined : { kind: 'day', day };
    }
    default:
      return undefined;
  }
}

/** How often a cell or row is repeated, or how far a merge goes: 1 unless said. */
export function countOf(attributes: XmlAttributes, name: string): number {
  const text = attributes[`${TABLE}${name}`];
  return text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 1;
}
