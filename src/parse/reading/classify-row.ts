import type { TableBlock } from '../../model/content.ts';
import { foldText, foldWords, tidyText } from '../../model/fold-text.ts';
import { countWords, listSeenCells } from './grid.ts';
import type { TableRowReading } from './table-row.ts';
import type { Column } from './read-header.ts';

export type RowKind =
  | { readonly kind: 'blank' }
  | { readonly kind: 'group'; readonly title: string }
  | { readonly kind: 'total' }
  | { readonly kind: 'passage' }
  | { readonly kind: 'task' };

const LONGEST_GROUP_WORDS = 45;
const ROMAN = /^(?:[IVXL]{1,6}|[A-HĐ])\s*[.):/-]?$/;
const ROMAN_TITLE = /^(?:[IVXL]{1,6}|[A-HĐ])\s*[.):/-]\s*\S/;

/** Says what a row of a progress table is, from how its cells stand. */
export function classifyRow(
  table: TableBlock,
  row: number,
  columns: readonly Column[],
  reading: TableRowReading,
): RowKind {
  const cells = listSeenCells(table, row);
  if (cells.length === 0) return { kind: 'blank' };
  const first = foldWords(cells[0]?.text ?? '');
  const label = foldWords(`${reading.number} ${reading.task}`);
  if (
    /^(?:tong(?: cong| so)?|cong)\b/.test(first) &&
    countWords(first) <= 5 &&
    !/^cong (?:bo|tac|khai|nghe|an|dan|chung|thuong|dong)/.test(first)
  )
    return { kind: 'total' };
  if (/^(?:tong(?: cong| so)?|cong)$/.test(label)) return { kind: 'total' };
  const said = hasSaid(reading);
  if (cells.length === 1 && cells[0] !== undefined) {
    const { text, firstColumn, lastColumn, cell } = cells[0];
    const wide = lastColumn - firstColumn + 1 >= Math.max(2, columns.length / 2);
    if (/^\d{1,3}[.)]?$/.test(text)) return { kind: 'blank' };
    if (ROMAN.test(text)) return { kind: 'group', title: text };
    if (isTailText(text)) return { kind: 'passage' };
    const inNumber = columns[firstColumn]?.meaning === 'number' && !wide;
    const inTask = columns[firstColumn]?.meaning === 'task' && !wide;
    const titled = ROMAN_TITLE.test(text) || isShouted(text) || cell.bold;
    if ((wide || inNumber) && isSentence(text, titled)) return { kind: 'passage' };
    if ((wide || inNumber || titled) && !(inTask && !titled)) {
      if (wide && countWords(text) > LONGEST_GROUP_WORDS) return { kind: 'passage' };
      if (wide || inNumber || inTask) return { kind: 'group', title: text };
    }
    return { kind: 'task' };
  }
  if (ROMAN.test(reading.number) && reading.task !== '' && !said)
    return { kind: 'group', title: tidyText(reading.task) };
  const [number, title] = cells;
  // "I | NHIỆM VỤ THEO QUYẾT ĐỊNH …" with the title merged across all that follows.
  if (cells.length === 2 && number !== undefined && title !== undefined && !said && reading.task === '') {
    const wide = title.lastColumn - title.firstColumn + 1 >= Math.max(2, columns.length / 2);
    const isNumber = ROMAN.test(number.text) || /^\d{1,2}[.)]?$/.test(number.text);
    if (isNumber && wide) return { kind: 'group', title: title.text };
  }
  const distinct = new Set(cells.map((cell) => cell.text));
  if (distinct.size === 1 && !said && reading.number === '') return { kind: 'group', title: cells[0]?.text ?? '' };
  if (cells.every((cell) => isTailText(cell.text))) return { kind: 'passage' };
  return { kind: 'task' };
}

export function hasSaid({ said }: TableRowReading): boolean {
  return Object.values(said).some((values) => values.length > 0);
}

/** Lines that begin what stands below a report or table: recipients, signatures, who filled it in. */
const TAIL_STARTS =
  /^(?:noi nhan\b|tran trong\b|-- ?$|nguoi lap(?: bieu| bang)?\b|nguoi tong hop\b|tm\.|kt\.|tl\.|tuq\.|\(?ky,? (?:ten|ghi ro)|luu\s*:|- luu\s*:|.{0,30}, ngay .{0,6} thang .{0,6} nam 20\d\d$)/;
const SIGNER =
  /^(?:q\. )?(?:pho )?(?:thu truong(?: don vi| co quan)?|giam doc|chu tich|truong phong|chanh van phong|chi cuc truong|truong ban|hieu truong|bi thu|chanh thanh tra|tong bien tap|thuong truc)$/;
const LONGEST_TAIL_LINE_WORDS = 14;

/** Words that stand below a report or a table, not in it. A sentence that begins "Giám đốc Sở đã …" is content. */
export function isTailText(text: string): boolean {
  const first = foldText(text.split('\n')[0] ?? '').replace(/[:,;.]+$/, '');
  if (first.startsWith('noi nhan')) return true;
  if (countWords(first) > LONGEST_TAIL_LINE_WORDS) return false;
  return TAIL_STARTS.test(first) || SIGNER.test(first);
}

const NOTE_START = /^(?:[*(\s]*)(?:ghi chu|ghi nhan|luu y|nhan xet|danh gia chung|ngoai ra)\b/;
const TITLE_START = /^(?:nhom|muc|phan|linh vuc|ke hoach|quyet dinh|nhiem vu|cac nhiem vu|noi dung)\b/;

/** A sentence across a table, "Ghi chú: số liệu chưa gồm …", is no title; one that is set as a title may still end with a stop. */
function isSentence(text: string, titled: boolean): boolean {
  const folded = foldText(text);
  if (NOTE_START.test(folded)) return true;
  if (titled || TITLE_START.test(folded)) return false;
  return /[.!]$/.test(folded) || /:\s*\S+\s+\S+\s+\S/.test(folded);
}

function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return (
    letters.length >= 6 && letters.filter((letter) => letter === letter.toUpperCase()).length >= letters.length * 0.8
  );
}
