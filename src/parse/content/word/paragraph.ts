import type { ElementReader } from './element-reader.ts';
import type { ListLabel } from './list-counters.ts';
import { makeParagraphText, type ParagraphText } from './paragraph-text.ts';
import { type ParagraphProperties, readParagraphProperties } from './properties.ts';
import { openRun } from './run.ts';
import type { Paragraph, Reading, Story, StoryItem } from './story-parts.ts';
import { headingLevelOf, type ParagraphStyle } from './styles.ts';
import { leaveOut, readAlternateContent, readContentControl } from './wrappers.ts';

/** Reads one w:p into its story; the contents of its text boxes follow it. */
export function openParagraph(reading: Reading, story: Story): ElementReader {
  const { text, boxes } = story.carried ?? { text: makeParagraphText(), boxes: [] };
  const properties: ParagraphProperties = { mark: {} };
  let known: { style: ParagraphStyle; runsOn: boolean; label: ListLabel | undefined } | undefined;

  // The number is taken before the runs are read: a text box among them may hold numbered paragraphs of its own.
  function settle() {
    if (known !== undefined) return known;
    const style = reading.styles.paragraphStyle(properties.styleId);
    const runsOn = properties.mark.deleted === true || reading.styles.look(style, properties.mark).hidden;
    known = { style, runsOn, label: runsOn ? undefined : reading.lists.next(properties, style) };
    return known;
  }

  const content: ElementReader = {
    open(name) {
      switch (name) {
        case 'w:pPr':
          return readParagraphProperties(properties, reading.section);
        case 'w:r':
        case 'm:r':
          return openRun({ reading, story, text, style: settle().style, boxes });
        case 'w:hyperlink':
        case 'w:ins':
        case 'w:moveTo':
        case 'w:smartTag':
        case 'w:customXml':
        case 'w:fldSimple':
        case 'w:dir':
        case 'w:bdo':
          return content;
        case 'w:sdt':
          return readContentControl(content, reading.found);
        case 'mc:AlternateContent':
          return readAlternateContent(content, reading.found);
        case 'w:del':
          return leaveOut(() => text.notice('deleted_text_left_out'));
        case 'm:den':
          text.add('/', reading.styles.look(settle().style, {}));
          return content;
        default:
          // Formulas are runs within structure; bookmarks, comments, moved-away text and unknown things say nothing.
          return name.startsWith('m:') ? content : undefined;
      }
    },
  };

  return {
    ...content,
    close() {
      const { style, runsOn, label } = settle();
      story.carried = runsOn ? { text, properties, style, boxes } : null;
      if (!runsOn) push(story, buildParagraph({ text, properties, style, inTextBox: story.inTextBox, label }), boxes);
    },
  };
}

/** Ends the words that run on where nothing follows: at the end of a cell, before a table. */
export function endCarried(story: Story, reading: Reading): void {
  if (story.carried === null) return;
  const { text, properties, style, boxes } = story.carried;
  const label = text.isBlank() ? undefined : reading.lists.next(properties, style);
  push(story, buildParagraph({ text, properties, style, inTextBox: story.inTextBox, label }), boxes);
  story.carried = null;
}

function push(story: Story, paragraph: Paragraph, boxes: readonly StoryItem[]): void {
  story.items.push(paragraph);
  for (const item of boxes) story.items.push(item);
}

function buildParagraph(parts: {
  readonly text: ParagraphText;
  readonly properties: ParagraphProperties;
  readonly style: ParagraphStyle;
  readonly inTextBox: boolean;
  readonly label: ListLabel | undefined;
}): Paragraph {
  const { properties, style } = parts;
  const outlineLevel = properties.outlineLevel;
  return {
    kind: 'paragraph',
    label: parts.label,
    headingLevel: outlineLevel === undefined ? style.headingLevel : headingLevelOf(outlineLevel),
    centred: properties.centred ?? style.centred,
    inTextBox: parts.inTextBox,
    ...parts.text.finish(),
  };
}
