import { readXml, type XmlAttributes } from '../package-xml.ts';

/**
 * Reads one element: asked for a reader of each child, told its text, closed at its end. A child without a reader is
 * passed over with all that is in it. So a document is read top-down in one pass, without a tree.
 *
 * A wrapper whose content counts as its parent's (a hyperlink, an inserted run) gets the parent's reader without `close`.
 */
export type ElementReader = {
  readonly open?: (name: string, attributes: XmlAttributes) => ElementReader | undefined;
  readonly text?: (text: string) => void;
  readonly close?: () => void;
};

/** @param root receives the outermost element as its child */
export function readElements(bytes: Uint8Array, { part, root }: { part: string; root: ElementReader }): void {
  const readers: ElementReader[] = [root];
  readXml(bytes, {
    part,
    events: {
      open(name, attributes) {
        readers.push(readers.at(-1)?.open?.(name, attributes) ?? NOTHING);
      },
      text(text) {
        readers.at(-1)?.text?.(text);
      },
      close() {
        readers.pop()?.close?.();
      },
    },
  });
}

const NOTHING: ElementReader = {};

/** ECMA-376 17.17.4, ST_OnOff: an element such as <w:b/> is on unless its value says otherwise. */
export function isOn(attributes: XmlAttributes, name = 'w:val'): boolean {
  const value = attributes[name];
  return value === undefined || !(value === '0' || value === 'false' || value === 'off');
}

/** The whole number in w:val; undefined when it is missing or none. */
export function numberIn(attributes: XmlAttributes, name = 'w:val'): number | undefined {
  const value = attributes[name];
  return value !== undefined && /^[+-]?\d{1,10}$/.test(value) ? Number(value) : undefined;
}
