import { foldText, tidyText } from '../../model/fold-text.ts';
import type { TaskIndex } from '../match/task-index.ts';
import type { Passage } from './passage.ts';
import { BODY_RANK, readNumber } from './strip-number.ts';

const LONGEST_HEADING_WORDS = 45;
const LONGEST_SIGNATURE_WORDS = 16;
const GROUP_TITLE_LIKENESS = 0.7;
/** Words of progress, on folded text: with them a sentence is content, whatever else it says. */
const STATES_PROGRESS = /(?:^|[ ,(])(?:da|dang|chua|dat|hoan thanh) |\d ?%/;
/** Automatic bullets that are no number. */
const BULLET_RANK = 6;

/** How high a passage stands: 1 a part of the report, 9 text without a number. */
export function rankOf(passage: Passage): number {
  if (passage.number !== null) {
    const typed = readNumber(`${passage.number} x`).rank;
    return typed === BODY_RANK ? BULLET_RANK : typed;
  }
  const { rank } = readNumber(passage.text);
  if (rank !== BODY_RANK) return rank;
  if (passage.headingLevel !== null) return Math.min(passage.headingLevel + 1, 5);
  return BODY_RANK;
}

/** Numbered, bold, styled or in capitals, and short enough for a heading. */
export function looksLikeHeading(passage: Passage, rank: number): boolean {
  const words = tidyText(passage.text).split(' ').length;
  if (words > LONGEST_HEADING_WORDS) return false;
  const letters = passage.text.match(/\p{L}/gu) ?? [];
  const shouted = letters.length > 5 && letters.every((letter) => letter === letter.toUpperCase());
  return rank <= 5 || passage.headingLevel !== null || passage.bold || shouted;
}

/** The title of a group of a plan. */
export function isGroupTitle(text: string, index: TaskIndex): boolean {
  const words = new Set(foldText(readNumber(text).rest).match(/[a-z0-9]+/g) ?? []);
  return index.tasks.some(({ group }) => {
    const title = new Set(foldText(group?.title ?? '').match(/[a-z0-9]+/g) ?? []);
    const both = [...title].filter((word) => words.has(word)).length;
    return title.size > 0 && (2 * both) / (title.size + words.size) >= GROUP_TITLE_LIKENESS;
  });
}

/** "Thực hiện Quyết định số 1035/QĐ-UBND …, Sở Tư pháp báo cáo kết quả như sau:"; what states progress is no opening. */
export function isOpening(folded: string): boolean {
  if (/nhu sau\s*[:.]?$/.test(folded) || folded.endsWith(':') || /^can cu\b.*[;,]$/.test(folded)) return true;
  const begins = /^(?:thuc hien|can cu|theo|tiep tuc thuc hien|trien khai thuc hien|nham)\b/.test(folded);
  return begins && /\b(?:bao cao|kinh gui|tong hop)\b/.test(folded) && !STATES_PROGRESS.test(folded);
}

/** "Sở Nội vụ gửi báo cáo kèm theo, kính nhờ Tổ giúp việc tổng hợp.": the words around a file, not in it; and bare links. */
export function isCoverNote(folded: string): boolean {
  if (/^https?:\/\/\S+$/.test(folded) || /^(?:kinh nho|xin cam on|cam on)\b/.test(folded)) return true;
  const sends =
    /\b(?:gui|chuyen|nop)\b.*\b(?:bao cao|phu luc|giay moi|tep|file|van ban|bieu mau|dinh kem|kem theo|so lieu)\b/;
  return sends.test(folded) && folded.split(' ').length <= LONGEST_HEADING_WORDS && !STATES_PROGRESS.test(folded);
}

/** "Chi tiết tại phụ lục kèm theo.", with nothing else said. */
export function pointsToAnnex(folded: string): boolean {
  const points =
    /(?:chi tiet|cu the|tai|theo|o|co) (?:cac |bang )?(?:phu luc|bieu)\b|(?:phu luc|bieu)(?: [a-z0-9]+)? (?:kem theo|dinh kem)/;
  return points.test(folded) && folded.split(' ').length <= LONGEST_HEADING_WORDS && !STATES_PROGRESS.test(folded);
}

/** "Báo cáo định kỳ tháng 4 thị xã sẽ gửi sau." */
const SENT_LATER =
  /^(?:ban giay |van ban )?(?:bao cao|van ban|ban giay)\b[^.;]{0,80}\b(?:gui|nop|bo sung) sau(?: a)?[.!]*$/;
const FAMILY_NAME =
  /^(?:nguyen|tran|le|pham|huynh|hoang|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dao|dinh|truong|lam|mai|doan|ha|cao|to|ta|thai|chau|luong|luu|trinh|quach|kieu|la|van|tong|nghiem)\b/;
const SIGNER_NAME = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){2,4}$/u;
const SIGNER_LINE =
  /^(?:chuyen vien|can bo dau moi|dau moi lien he|dien thoai|sdt|dt|di dong|email|e-mail|mobile|zalo)\b(?!.*\b(?:da|dang|chua|can|bi|khong)\b)/;

/** A line of a signature: a person's name alone, the post, the telephone. */
export function isSignature(text: string): boolean {
  const tidy = tidyText(text);
  const folded = foldText(tidy);
  if (SIGNER_NAME.test(tidy) && FAMILY_NAME.test(folded)) return true;
  return folded.split(' ').length <= LONGEST_SIGNATURE_WORDS && SIGNER_LINE.test(folded) && !/[.;]$/.test(folded);
}

/** "Trên đây là báo cáo …, kính gửi Công an tỉnh tổng hợp./." "Kính đề nghị UBND tỉnh xem xét" is a proposal. */
export function isClosing(folded: string): boolean {
  if (folded.startsWith('tren day la') || folded.startsWith('kinh mong')) return true;
  if (SENT_LATER.test(folded) && folded.split(' ').length <= LONGEST_HEADING_WORDS) return true;
  return (
    /kinh (?:bao cao|de nghi|gui|trinh)[^.]{0,120}tong hop/.test(folded) ||
    /kinh (?:bao cao|trinh)[^.]{0,60}\.\/\.$/.test(folded)
  );
}
