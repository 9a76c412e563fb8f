import type { CalendarDay } from '../../model/calendar-day.ts';
import { foldText, tidyText } from '../../model/fold-text.ts';
import { isHeadLength, readHeadLine, withoutMotto } from './letterhead-lines.ts';
import type { Passage } from './passage.ts';
import { classifySection } from './sections.ts';
import { readNumber } from './strip-number.ts';

/** The head of a document or of a sheet: who, number, date, what it is. Texts as written. */
export type Letterhead = {
  /** lines that name the superior and the issuing body, in order */
  readonly issuer: readonly string[];
  /** "Đơn vị: Sở Nội vụ" */
  readonly sender: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly date: CalendarDay | null;
  readonly year: number | null;
  /** "bao cao", "giay moi": what it calls itself, folded */
  readonly type: string | null;
  /** the trích yếu, its lines joined */
  readonly title: string | null;
  /** lines in brackets below the title: "(Kèm theo Báo cáo số …)", "(Số liệu tính đến …)" */
  readonly notes: readonly string[];
  /** how many of the passages it took */
  readonly taken: number;
};

const MOST_HEAD_PASSAGES = 40;
const MOST_ISSUER_LINES = 8;
const LONGEST_NAME_WORDS = 18;
const NAME_START =
  /^(?:ubnd|uy ban|tinh|huyen|thi xa|thanh pho|xa|phuong|thi tran|so|ban|chi cuc|cuc|bo|cong an|hoi|truong|trung tam|vien|bao hiem|ngan hang|kho bac|cong ty|dai|bao|lien minh|lien doan|mat tran|toa an|doan|thanh tra|van phong|phong|to|tinh doan|bch|va|khu vuc|viet nam|chi nhanh)\b/;
const STATEMENT = /\b(?:bao cao|gui|da|dang|chua|phan anh|kinh|thuc hien|trien khai|de nghi|ban hanh)\b/;
const TITLE_LINE =
  /^(?:bao cao|phu luc|bieu|bang tong hop|tong hop|danh muc|ket qua|tinh hinh|tien do|ve viec|v\/v|cong van|to trinh|so lieu|theo doi)\b/;
const BODY_START =
  /^(?:thuc hien|can cu|theo|tiep tuc|trien khai thuc hien|nham|ngay \d|trong thang|de |uy ban nhan dan.{0,40}bao cao|.{3,60}(?:kinh )?bao cao.{0,80}nhu sau)/;

/** Reads the head from the first passages of a document or sheet, up to the first one that is content. */
export function readLetterhead(passages: readonly Passage[]): Letterhead {
  const issuer: string[] = [];
  const title: string[] = [];
  const notes: string[] = [];
  let [sender, number, symbol, date, year]: [
    string | null,
    string | null,
    string | null,
    CalendarDay | null,
    number | null,
  ] = [null, null, null, null, null];
  let type: string | null = null;
  let phase: 'issuer' | 'title' | 'addressee' = 'issuer';
  let taken = 0;
  for (const passage of passages.slice(0, MOST_HEAD_PASSAGES)) {
    let isHead = false;
    for (const line of passage.text.split('\n')) {
      if (tidyText(line) === '') continue;
      const read = readHeadLine(line);
      const words = withoutMotto(line);
      switch (read.kind) {
        case 'motto':
        case 'stamp':
          isHead = true;
          break;
        case 'number':
          number ??= read.number;
          if (read.symbol !== '') symbol ??= read.symbol;
          isHead = true;
          takeDate(read.rest);
          break;
        case 'date':
          takeDate(line);
          isHead = true;
          break;
        case 'type':
          type ??= read.type;
          phase = 'title';
          isHead = true;
          break;
        case 'subject':
          title.push(words.replace(/^(?:v\/v|về việc)\s*:?\s*/iu, ''));
          isHead = true;
          break;
        case 'addressee':
          phase = 'addressee';
          isHead = true;
          break;
        case 'note':
          notes.push(words);
          isHead = phase !== 'addressee' && isHeadLength(words);
          break;
        case 'sender':
          sender ??= read.name;
          isHead = true;
          break;
        case 'words': {
          const place = placeWords(passage, words, phase, issuer.length);
          if (place === 'body') return finish();
          if (place === 'title') {
            title.push(words);
            phase = 'title';
          } else if (place === 'issuer') issuer.push(words);
          isHead = true;
        }
      }
    }
    if (!isHead) break;
    taken += 1;
  }
  return finish();

  /** The date stands on its own line, or behind the number where the page puts both on one. */
  function takeDate(words: string): void {
    const found = readHeadLine(words);
    if (found.kind !== 'date') return;
    date ??= found.date;
    year ??= found.year;
  }

  function finish(): Letterhead {
    return {
      issuer,
      sender,
      number,
      symbol,
      date,
      year,
      type,
      title: title.length === 0 ? null : tidyText(title.join(' ')),
      notes,
      taken,
    };
  }
}

/** Where a line of plain words of a head belongs. */
function placeWords(
  passage: Passage,
  words: string,
  phase: 'issuer' | 'title' | 'addressee',
  issuerLines: number,
): 'issuer' | 'title' | 'addressee' | 'body' {
  const folded = foldText(words);
  if (folded === '') return 'issuer';
  const numbered = passage.number ?? (readNumber(words).rank <= 3 ? 'typed' : null);
  if (phase === 'addressee') {
    const listed =
      /^[-–+•]/.test(words) ||
      passage.number === '-' ||
      words.endsWith(';') ||
      (folded.split(' ').length <= 14 &&
        !BODY_START.test(folded) &&
        /^(?:cong an|uy ban|to giup viec|phong canh sat|van phong|ban chi dao|so |ubnd|\(?qua )/.test(folded));
    return listed ? 'addressee' : 'body';
  }
  if (numbered !== null && !/^(?:i+|v)\s*$/i.test(folded)) return 'body';
  if (!isHeadLength(words) && phase !== 'title') return 'body';
  if (BODY_START.test(folded) && !passage.centred && !passage.bold && folded.split(' ').length > 8) return 'body';
  if (phase === 'title') {
    if (words.split(' ').length > 60 || (/[.:]$/.test(words) && !passage.bold && !passage.centred)) return 'body';
    if (classifySection(words) !== null && !TITLE_LINE.test(folded)) return 'body';
    return 'title';
  }
  if (TITLE_LINE.test(folded) && folded.split(' ').length >= 3) return 'title';
  if (classifySection(words) !== null) return 'body';
  return issuerLines < MOST_ISSUER_LINES && isNameLine(words, folded) ? 'issuer' : 'body';
}

/** A line that can be the name of a body: in capitals, or beginning as such names do and stating nothing. */
function isNameLine(words: string, folded: string): boolean {
  if (folded.split(' ').length > LONGEST_NAME_WORDS || /[.;:!?]$/.test(words) || /\d{3}|%/.test(words)) return false;
  return words === words.toUpperCase() || (NAME_START.test(folded) && !STATEMENT.test(folded));
}
