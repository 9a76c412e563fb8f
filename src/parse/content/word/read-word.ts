import type { Block, Content, TextBlock } from '../../../model/content.ts';
import { InputError } from '../../../model/errors.ts';
import type { PackageParts } from '../../../model/file-format.ts';
import type { Read, RemarkCode } from '../../../model/remark.ts';
import { buildBodyBlocks, buildMarginBlocks } from './blocks.ts';
import { type ElementReader, readElements } from './element-reader.ts';
import { makeListCounters } from './list-counters.ts';
import { type Numbering, readNumbering } from './numbering.ts';
import { findMainPart, findPart, readRelationships, type Relationship } from './package-parts.ts';
import { makeRemarkList, type RemarkList } from './remark-list.ts';
import { openSection, openStory } from './story.ts';
import { type Findings, MAX_ITEMS, newFindings, type Reading, type StoryItem } from './story-parts.ts';
import { readStyles, type StyleSheet } from './styles.ts';

/**
 * Reads a Word document, Transitional or Strict, as a reader sees it: automatic numbers computed, tracked changes
 * accepted, hidden text left out, merged cells resolved.
 * @param parts the package's parts, inflated
 * @returns headers first, then the body in reading order, then notes and footers; no blocks for an empty document
 * @throws InputError 'corrupt' when the document is missing or a part that it needs is no XML; 'too_deep'
 */
export function readWord(parts: PackageParts, { file }: { file: string }): Read<Content> {
  const main = findMainPart(parts);
  const related = readRelationships(parts, main.path);
  const definitions = readDefinitions(parts, related);

  const body: StoryItem[] = [];
  readElements(main.bytes, { part: main.path, root: openDocument(beginStory(definitions), body) });

  const remarks = makeRemarkList(SENTENCES);
  const bodyBlocks = buildBodyBlocks(body, file, remarks);
  const margins = readMargins(parts, related, definitions, { file, remarks });
  remarkOnFindings(definitions.found, remarks, { file, isEmpty: bodyBlocks.length === 0 });

  const blocks: Block[] = [...margins.headers, ...bodyBlocks, ...margins.notes, ...margins.footers];
  return { value: { format: 'docx', blocks }, remarks: remarks.list() };
}

const SENTENCES: Readonly<Partial<Record<RemarkCode, string>>> = {
  columns_capped: 'Bảng có quá nhiều cột, các cột cuối không được đọc',
  deleted_text_left_out: 'Đã bỏ chữ bị xóa trong chế độ theo dõi sửa đổi (Track Changes)',
  hidden_text_left_out: 'Đã bỏ chữ ẩn (Hidden), người đọc không nhìn thấy',
  legacy_font_decoded: 'Chữ gõ bằng phông cũ (.VnTime, VNI-Times…) đã được chuyển sang Unicode',
  merged_cells_clamped: 'Bảng có ô gộp quá rộng, đã thu lại trong bảng',
  part_skipped: 'Có nội dung nhúng (ảnh, tệp hoặc bảng tính) không đọc được thành chữ',
  rows_capped: 'Văn bản quá dài, phần cuối không được đọc',
  struck_text: 'Có chữ bị gạch ngang, vẫn giữ nguyên',
};

type Definitions = {
  readonly styles: StyleSheet;
  readonly numbering: Numbering;
  readonly found: Findings;
};

function readDefinitions(parts: PackageParts, related: readonly Relationship[]): Definitions {
  const styles = findRelated(parts, related, 'styles');
  const numbering = findRelated(parts, related, 'numbering');
  return {
    styles: readStyles(styles.bytes, styles.part),
    numbering: readNumbering(numbering.bytes, numbering.part),
    found: newFindings(),
  };
}

/** Begins a story that counts its automatic numbers apart. */
function beginStory(definitions: Definitions): Reading {
  const { styles, numbering, found } = definitions;
  const reading: Reading = {
    styles,
    lists: makeListCounters(numbering),
    section: openSection(found),
    openStory: (items, options) => openStory(options.inTextBox ? beginStory(definitions) : reading, items, options),
    found,
  };
  return reading;
}

function findRelated(
  parts: PackageParts,
  related: readonly Relationship[],
  type: string,
): { readonly part: string; readonly bytes: Uint8Array | undefined } {
  const part = related.find((each) => each.type === type)?.target;
  return { part: part ?? type, bytes: part === undefined ? undefined : findPart(parts, part) };
}

function openDocument(reading: Reading, body: StoryItem[]): ElementReader {
  const document: ElementReader = {
    open: (name) => (name === 'w:body' ? reading.openStory(body, { inTextBox: false }) : undefined),
  };
  return {
    open(name) {
      if (name !== 'w:document') throw new InputError('corrupt', 'không phải văn bản Word');
      return document;
    },
  };
}

/** Reads each header, footer and note that the body names, once. */
function readMargins(
  parts: PackageParts,
  related: readonly Relationship[],
  definitions: Definitions,
  { file, remarks }: { file: string; remarks: RemarkList },
): { headers: readonly TextBlock[]; footers: readonly TextBlock[]; notes: readonly TextBlock[] } {
  const { found } = definitions;
  const pages = beginStory(definitions);

  function readPlace(ids: ReadonlySet<string>, place: 'header' | 'footer'): readonly TextBlock[] {
    const paths = new Set(related.filter((each) => ids.has(each.id)).map((each) => each.target));
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

function remarkOnFindings(
  found: Findings,
  remarks: RemarkList,
  { file, isEmpty }: { file: string; isEmpty: boolean },
): void {
  if (found.items > MAX_ITEMS) remarks.add('rows_capped', { file });
  // Pictures are seals, lines and coats of arms, unless they are all there is: a scan pasted into Word.
  const unread = found.embeddedObjects + found.importedChunks + (isEmpty ? found.pictures : 0);
  for (let count = 0; count < unread; count += 1) remarks.add('part_skipped', { file });
}
