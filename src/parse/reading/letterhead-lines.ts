import { findCalendarDay, type CalendarDay } from '../../model/calendar-day.ts';
import { foldText, tidyText } from '../../model/fold-text.ts';

/** What a line of a document's head is. */
export type HeadLine =
  | { readonly kind: 'motto' }
  | { readonly kind: 'stamp' }
  | { readonly kind: 'number'; readonly number: string | null; readonly symbol: string; readonly rest: string }
  | { readonly kind: 'date'; readonly date: CalendarDay | null; readonly year: number | null }
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'subject' }
  | { readonly kind: 'addressee' }
  | { readonly kind: 'note' }
  | { readonly kind: 'sender'; readonly name: string }
  | { readonly kind: 'words' };

/** The country's name and motto, alone or at the end of a line whose left half was in another column. */
const MOTTO =
  /(?:cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–.]?\s*tu do\s*[-–.]?\s*hanh phuc|dang cong san viet nam)/;
const NUMBER = /^Số\s*:?\s*([\d.…_\s]*?)\s*\/\s*((?:[A-ZĐƯa-zđư&]+\d*)(?:\s*[-–,]\s*[A-ZĐƯa-zđư&0-9]+)*)/u;
/** Party and youth bodies write "Số: 312-BC/TĐTN-PT". */
const PARTY_NUMBER =
  /^Số\s*:?\s*([\d.…_\s]*?)\s*[-–]\s*([A-ZĐ]{2,4}\s*\/\s*[A-ZĐƯa-zđư&]+(?:\s*[-–]\s*[A-ZĐƯa-zđư&0-9]+)*)/u;
const DATE = /ngày\s*([\d….\s]*?)\s*tháng\s*([\d….\s]*?)\s*năm\s*(20\d\d)?/iu;
const TYPE =
  /^(?:bao cao(?: thang| dinh ky| nhanh| ket qua)?|cong van|phu luc(?: (?:so )?[\divx]+)?|to trinh|thong bao|giay moi|thu moi|bieu(?: mau)?(?: so)? ?[\d.a-z]*|bao cao dinh ky)$/;
const LONGEST_HEAD_LINE_WORDS = 30;

/** Reads one line of a head on its own; "words" where only its surroundings can tell. */
export function readHeadLine(text: string): HeadLine {
  const tidy = tidyText(text);
  const folded = foldText(tidy);
  const number = NUMBER.exec(tidy) ?? PARTY_NUMBER.exec(tidy);
  if (number !== null) {
    const digits = (number[1] ?? '').replace(/[^\d]/g, '');
    return {
      kind: 'number',
      number: digits === '' ? null : digits,
      symbol: (number[2] ?? '').replace(/\s+/g, '').replaceAll('–', '-'),
      rest: tidy.slice(number[0].length).trim(),
    };
  }
  if (/^so\s*:?[\s….]*\/?$/.test(folded)) return { kind: 'number', number: null, symbol: '', rest: '' };
  const date = DATE.exec(tidy);
  if (
    date !== null &&
    folded.split(' ').length <= 14 &&
    !/(?:kem theo|quyet dinh|ke hoach|cong van|bao cao) so/.test(folded)
  )
    return readDate(date);
  if (MOTTO.test(folded) && foldText(withoutMotto(tidy)) === '') return { kind: 'motto' };
  if (/^[-–_=*\s]+$/.test(folded)) return { kind: 'motto' };
  if (/@|(?:thoi gian|ngay|nguoi|duoc) ky\s*:|^ky boi|^email|^ky so|\d{4}-\d\d-\d\dt\d\d/.test(folded))
    return { kind: 'stamp' };
  if (TYPE.test(folded.replace(/[.:]+$/, ''))) return { kind: 'type', type: folded };
  if (/^(?:v\/v|ve viec)\b/.test(folded)) return { kind: 'subject' };
  if (/^kinh gui\b/.test(folded)) return { kind: 'addressee' };
  if (/^\(.*\)$/.test(folded) || /^(?:\(?(?:kem theo|ban hanh kem)|so lieu|don vi tinh|\(?tinh den)/.test(folded))
    return { kind: 'note' };
  const sender =
    /^(?:đơn vị(?: báo cáo| gửi| lập)?|cơ quan(?: báo cáo| gửi| lập)?|tên (?:đơn vị|cơ quan)|đơn vị\/cơ quan)\s*:\s*(.+)$/iu.exec(
      tidy,
    );
  if (sender !== null && foldText(sender[1] ?? '') !== '') return { kind: 'sender', name: sender[1] ?? '' };
  return { kind: 'words' };
}

/** A line without the country's name and motto, which columns side by side leave at its end. */
export function withoutMotto(text: string): string {
  const tidy = tidyText(text);
  return tidyText(
    tidy
      .replace(
        /C[ỘộOo][NnÒ][Gg]?\s*H[OÒoòÀàAa]+\s*X[ÃãAa]\s*H[ỘộOo][IiỊ]\s*CH[ỦủUu]\s*NGH[ĨĩIi]A\s*VI[ỆệEe]T\s*NAM/giu,
        ' ',
      )
      .replace(/Độc\s*lập\s*[-–.]?\s*Tự\s*do\s*[-–.]?\s*Hạnh\s*phúc/giu, ' ')
      .replace(/Đảng\s*cộng\s*sản\s*việt\s*nam/giu, ' '),
  );
}

export function isHeadLength(text: string): boolean {
  return tidyText(text).split(' ').length <= LONGEST_HEAD_LINE_WORDS;
}

function readDate(found: RegExpExecArray): HeadLine {
  const [day, month, year] = [
    Number(found[1]?.replace(/\D/g, '')),
    Number(found[2]?.replace(/\D/g, '')),
    Number(found[3] ?? 0),
  ];
  return { kind: 'date', date: findCalendarDay(year, month, day) ?? null, year: year === 0 ? null : year };
}
