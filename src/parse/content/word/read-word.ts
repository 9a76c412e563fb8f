import type { Block, Content } from '../../../model/content.ts';
import { InputError } from '../../../model/errors.ts';
import type { PackageParts } from '../../../model/file-format.ts';
import type { Read, RemarkCode } from '../../../model/remark.ts';
import { buildBodyBlocks } from './blocks.ts';
import { beginStory, readDefinitions } from './definitions.ts';
import { type ElementReader, readElements } from './element-reader.ts';
import { findMainPart, readRelationships } from './package-parts.ts';
import { readMargins } from './read-margins.ts';
import { makeRemarkList, type RemarkList } from './remark-list.ts';
import { type Findings, MAX_ITEMS, type Reading, type StoryItem } from './story-parts.ts';

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

function remarkOnFindings(
  found: Findings,
  remarks: RemarkList,
  { file, isEmpty }: { file: string; isEmpty: boolean },
): void {
  if (found.items > MAX_ITEMS) remarks.add('rows_capped', { file });
  // Pictures are seals, lines and coats of arms, unless they are all there is: a scan pasted into Word.
  const unread = found.embeddedObjects + found.importedChunks + (isEmpty && found.pictures > 0 ? 1 : 0);
  if (unread > 0) remarks.add('part_skipped', { file }, unread);
}
