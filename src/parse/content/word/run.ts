import { decodeLegacyFont } from '../legacy-font.ts';
import type { XmlAttributes } from '../package-xml.ts';
import { type ElementReader, isOn, numberIn } from './element-reader.ts';
import type { ParagraphText } from './paragraph-text.ts';
import { readRunProperties, type RunProperties } from './properties.ts';
import type { Reading, Story, StoryItem } from './story-parts.ts';
import type { ParagraphStyle, RunLook } from './styles.ts';
import { symbolText } from './symbol-font.ts';
import { leaveOut, readAlternateContent } from './wrappers.ts';

/** Reads one run (ECMA-376 17.3.2.25) into the text of its paragraph. */
export function openRun(place: {
  readonly reading: Reading;
  readonly story: Story;
  readonly text: ParagraphText;
  readonly style: ParagraphStyle;
  readonly boxes: StoryItem[];
}): ElementReader {
  const { reading, story } = place;
  const direct: RunProperties = {};
  let knownLook: RunLook | undefined;
  const look = () => (knownLook ??= reading.styles.look(place.style, direct));

  function write(piece: string, shown: RunLook = look()): void {
    // Within the instruction of a field stand the results of inner fields, which nobody sees.
    if (story.fields.length > 1 && story.fields.lastIndexOf('instruction', -2) >= 0) return;
    if (shown.hidden) {
      if (piece.trim() !== '') place.text.notice('hidden_text_left_out');
      return;
    }
    const { found } = reading;
    if (found.standIn === null) {
      place.text.add(piece, shown);
    } else if (!found.standIn.written) {
      found.standIn.written = true;
      place.text.add(found.standIn.text, { ...shown, font: '' });
    }
    found.texts += 1;
  }

  const words: ElementReader = { text: (piece) => write(piece.replace(/[\n\r\t]/g, ' ')) };

  const content: ElementReader = {
    open(name, attributes) {
      switch (name) {
        case 'w:rPr':
          return readRunProperties(direct);
        case 'w:t':
        case 'm:t':
          return words;
        case 'w:tab':
        case 'w:ptab':
          write('\t');
          break;
        case 'w:br':
          if (attributes['w:type'] === undefined || attributes['w:type'] === 'textWrapping') write('\n');
          else place.text.breakPage();
          break;
        case 'w:cr':
          write('\n');
          break;
        case 'w:noBreakHyphen':
          write('-');
          break;
        case 'w:softHyphen':
          // Shown only where a line breaks; but LibreOffice writes ư of a TCVN3 font, which has the same code, so too.
          if (decodeLegacyFont('\u00AD', look().font) !== undefined) write('\u00AD');
          break;
        case 'w:sym':
          write(symbolIn(attributes), { ...look(), font: '' });
          break;
        case 'w:fldChar':
          return openFieldCharacter(attributes, story, (piece) => write(piece, { ...look(), font: '' }));
        case 'w:footnoteReference':
          if (!look().hidden) reading.found.footnoteIds.add(attributes['w:id'] ?? '');
          break;
        case 'w:endnoteReference':
          if (!look().hidden) reading.found.endnoteIds.add(attributes['w:id'] ?? '');
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          return look().hidden
            ? leaveOut(() => place.text.notice('hidden_text_left_out'))
            : openDrawing(reading, place.boxes);
        case 'w:ruby':
        case 'w:rubyBase':
        case 'w:r':
          return content;
        case 'mc:AlternateContent':
          return readAlternateContent(content, reading.found);
        default: // deleted text, field instructions, page breaks of the last printing, …
      }
      return undefined;
    },
  };
  return content;
}

function symbolIn(attributes: XmlAttributes): string {
  const code = attributes['w:char'] ?? '';
  return /^[0-9A-Fa-f]{1,6}$/.test(code) ? symbolText(Number.parseInt(code, 16), attributes['w:font'] ?? '') : '';
}

/** Drawings and their predecessors hold text boxes somewhere inside, in ways that differ by age and program. */
function openDrawing(reading: Reading, boxes: StoryItem[]): ElementReader {
  const inside: ElementReader = {
    open(name) {
      if (name === 'w:txbxContent') return reading.openStory(boxes, { inTextBox: true });
      if (name === 'mc:AlternateContent') return readAlternateContent(inside, reading.found);
      if (name === 'a:blip' || name === '{urn:schemas-microsoft-com:vml}imagedata') reading.found.pictures += 1;
      if (name === '{urn:schemas-microsoft-com:office:office}OLEObject') reading.found.embeddedObjects += 1;
      return inside;
    },
  };
  return inside;
}

/** Follows fields (17.16.18) and reads the old form fields, whose ticks and choices are no text (17.16.17). */
function openFieldCharacter(
  attributes: XmlAttributes,
  story: Story,
  write: (text: string) => void,
): ElementReader | undefined {
  const type = attributes['w:fldCharType'];
  if (type === 'end') story.fields.pop();
  if (type === 'separate' && story.fields.length > 0) story.fields[story.fields.length - 1] = 'result';
  if (type !== 'begin') return undefined;
  story.fields.push('instruction');

  let ticked: boolean | undefined;
  let chosen: number | undefined;
  const choices: string[] = [];
  const form: ElementReader = {
    open(name, inner) {
      if (name === 'w:checkBox') ticked = false;
      if (name === 'w:default' && ticked !== undefined) ticked = isOn(inner);
      if (name === 'w:checked') ticked = isOn(inner);
      if (name === 'w:ddList') chosen = 0;
      if (name === 'w:result') chosen = numberIn(inner);
      if (name === 'w:listEntry') choices.push(inner['w:val'] ?? '');
      return name === 'w:checkBox' || name === 'w:ddList' || name === 'w:ffData' ? form : undefined;
    },
  };
  return {
    ...form,
    close() {
      if (ticked !== undefined) write(ticked ? '☒' : '☐');
      const choice = chosen === undefined ? undefined : choices[chosen];
      if (choice !== undefined) write(choice);
    },
  };
}
