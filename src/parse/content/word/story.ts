import type { ElementReader } from './element-reader.ts';
import { endCarried, openParagraph } from './paragraph.ts';
import { MAX_ITEMS } from './story-parts.ts';
import type { Findings, Reading, Story, StoryItem } from './story-parts.ts';
import { openTable } from './table.ts';
import { readAlternateContent, readContentControl } from './wrappers.ts';

/** Reads what stands in w:body, w:tc, w:txbxContent, w:hdr, w:ftr or w:footnote into `items`, in reading order. */
export function openStory(reading: Reading, items: StoryItem[], { inTextBox }: { inTextBox: boolean }): ElementReader {
  const { found } = reading;
  const story: Story = { items, inTextBox, carried: null, fields: [] };

  const content: ElementReader = {
    open(name) {
      switch (name) {
        case 'w:p':
          found.items += 1;
          return found.items > MAX_ITEMS ? undefined : openParagraph(reading, story);
        case 'w:tbl':
          endCarried(story, reading);
          return openTable(reading, (table) => items.push(table));
        case 'w:sdt':
          return readContentControl(content, found);
        case 'mc:AlternateContent':
          return readAlternateContent(content, found);
        case 'w:customXml':
        case 'w:ins':
        case 'w:moveTo':
          return content;
        case 'w:sectPr':
          return reading.section;
        case 'w:altChunk':
          found.importedChunks += 1;
          return undefined;
        default: // bookmarks, permissions, spelling marks, …
          return undefined;
      }
    },
  };
  return { ...content, close: () => endCarried(story, reading) };
}

/** Reads w:sectPr: which headers and footers its pages show. */
export function openSection(found: Findings): ElementReader {
  return {
    open(name, attributes) {
      if (name === 'w:headerReference') found.headerIds.add(attributes['r:id'] ?? '');
      if (name === 'w:footerReference') found.footerIds.add(attributes['r:id'] ?? '');
      return undefined;
    },
  };
}
