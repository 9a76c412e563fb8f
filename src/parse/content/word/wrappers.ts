import type { ElementReader } from './element-reader.ts';
import { isOn } from './element-reader.ts';
import type { Findings } from './story-parts.ts';

/**
 * Reads mc:AlternateContent: the choices say one thing for programs of different age, so the first that says anything is
 * read and the others are passed over (ECMA-376-3, 7.5). A text box stands there twice.
 */
export function readAlternateContent(content: ElementReader, found: Findings): ElementReader {
  const before = found.texts;
  return {
    open(name) {
      return (name === 'mc:Choice' || name === 'mc:Fallback') && found.texts === before ? content : undefined;
    },
  };
}

/**
 * Reads a content control (17.5.2): its content counts as its parent's, whether paragraphs, rows, cells or runs. A tick
 * box gives "☒" or "☐" for whatever glyph shows it; a prompt that nobody has written over gives nothing.
 */
export function readContentControl(content: ElementReader, found: Findings): ElementReader {
  let isPrompt = false;
  let ticked: boolean | null = null;
  const properties: ElementReader = {
    open(name, attributes) {
      if (name === 'w:showingPlcHdr') isPrompt = isOn(attributes);
      if (name === 'w14:checked') ticked = isOn(attributes, 'w14:val');
      if (name !== 'w14:checkbox') return undefined;
      ticked = false;
      return properties;
    },
  };
  return {
    open(name) {
      if (name === 'w:sdtPr') return properties;
      if (name !== 'w:sdtContent') return undefined;
      if (ticked === null && !isPrompt) return content;
      const outer = found.standIn;
      found.standIn = { text: ticked === null ? '' : ticked ? '☒' : '☐', written: false };
      return {
        ...content,
        close() {
          found.standIn = outer;
        },
      };
    },
  };
}

/** Passes over what is left out on purpose, and says so when there were words in it. */
export function leaveOut(notice: () => void): ElementReader {
  const words: ElementReader = {
    text(text) {
      if (text.trim() !== '') notice();
    },
  };
  const inside: ElementReader = { open: (name) => (name === 'w:t' || name === 'w:delText' ? words : inside) };
  return inside;
}
