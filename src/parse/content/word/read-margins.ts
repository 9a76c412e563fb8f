import type { TextBlock } from '../../../model/content.ts';
import type { PackageParts } from '../../../model/file-format.ts';
import { buildMarginBlocks } from './blocks.ts';
import { beginStory, type Definitions } from './definitions.ts';
import { type ElementReader, readElements } from './element-reader.ts';
import { findPart, findRelated, type Relationship } from './package-parts.ts';
import type { RemarkList } from './remark-list.ts';
import type { StoryItem } from './story-parts.ts';

/** Reads each header, footer and note that the body names, once; to be asked when the body is read. */
export function readMargins(
  parts: PackageParts,
  related: readonly Relationship[],
  definitions: Definitions,
  { file, remarks }: { file: string; remarks: RemarkList },
): { headers: readonly TextBlock[]; footers: readonly TextBlock[]; notes: readonly TextBlock[] } {
  const { found } = definitions;
  const pages = beginStory(definitions);

  function readPlace(ids: ReadonlySet<string>, place: 'header' | 'footer'): readonly TextBlock[] {
    const targets = new Map(related.map((each) => [each.id, each.target]));
    const paths = new Set([...ids].map((id) => targets.get(id) ?? ''));
    return [...paths].flatMap((path) => {
      const items: StoryItem[] = [];
      const bytes = findPart(parts, path);
      if (bytes === undefined) return [];
      readElements(bytes, { part: path, root: { open: () => pages.openStory(items, { inTextBox: false }) } });
      return buildMarginBlocks(items, { file, place }, remarks);
    });
  }

  function readNotes(ids: ReadonlySet<string>, type: 'footnotes' | 'endnotes'): readonly TextBlock[] {
    const { part, bytes } = findRelated(parts, related, type);
    if (ids.size === 0 || bytes === undefined) return [];
    const reading = beginStory(definitions);
    const notes = new Map<string, StoryItem[]>();
    const list: ElementReader = {
      open(_name, attributes) {
        const id = attributes['w:id'] ?? '';
        if (!ids.has(id)) return undefined;
        const items: StoryItem[] = [];
        notes.set(id, items);
        return reading.openStory(items, { inTextBox: false });
      },
    };
    readElements(bytes, { part, root: { open: () => list } });
    return [...ids].flatMap((id) => buildMarginBlocks(notes.get(id) ?? [], { file, place: 'footnote' }, remarks));
  }

  const notes = [...readNotes(found.footnoteIds, 'footnotes'), ...readNotes(found.endnoteIds, 'endnotes')];
  return { headers: readPlace(found.headerIds, 'header'), footers: readPlace(found.footerIds, 'footer'), notes };
}
