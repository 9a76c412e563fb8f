import type { Random } from './random.ts';

/** Ways in which clerks write a task other than the plan does. */
export type Wording = (typeof WORDINGS)[number];

export const WORDINGS = [
  'as_written', 'shortened', 'abbreviated', 'typos', 'capitals', 'no_marks', 'reworded', 'decomposed', 'subject', 'mixed',
] as const; // prettier-ignore

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/thủ tục hành chính/giu, 'TTHC'],
  [/dịch vụ công trực tuyến/giu, 'DVCTT'],
  [/dịch vụ công/giu, 'DVC'],
  [/cơ sở dữ liệu/giu, 'CSDL'],
  [/văn bản quy phạm pháp luật/giu, 'VBQPPL'],
  [/hệ thống thông tin/giu, 'HTTT'],
  [/công nghệ thông tin/giu, 'CNTT'],
  [/định danh điện tử/giu, 'ĐDĐT'],
  [/chuyển đổi số/giu, 'CĐS'],
  [/cải cách hành chính/giu, 'CCHC'],
  [/đổi mới sáng tạo/giu, 'ĐMST'],
  [/khoa học,? (?:và )?công nghệ/giu, 'KH&CN'],
  [/thương mại điện tử/giu, 'TMĐT'],
  [/ủy ban nhân dân/giu, 'UBND'],
  [/hội đồng nhân dân/giu, 'HĐND'],
  [/an toàn thông tin/giu, 'ATTT'],
  [/đề án 06/giu, 'ĐA06'],
  [/kế hoạch/giu, 'KH'],
  [/báo cáo/giu, 'BC'],
];
const OTHER_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Đẩy mạnh/u, 'Tăng cường'],
  [/^Tăng cường/u, 'Đẩy mạnh'],
  [/^Xây dựng/u, 'Tham mưu xây dựng'],
  [/^Triển khai/u, 'Thực hiện'],
  [/^Rà soát/u, 'Tổ chức rà soát'],
  [/^Nghiên cứu/u, 'Tham mưu nghiên cứu'],
  [/trên địa bàn tỉnh(?: Bình Định)?/u, 'của tỉnh'],
  [/ để /u, ' nhằm '],
  [/đảm bảo/u, 'bảo đảm'],
  [/ đối với /u, ' cho '],
  [/ phục vụ /u, ' để phục vụ '],
];

export function reword(text: string, wording: Wording, random: Random): string {
  switch (wording) {
    case 'as_written':
      return text;
    case 'shortened':
      return shorten(text, random);
    case 'abbreviated':
      return SHORT_FORMS.reduce(
        (short, [pattern, form]) => (random.chance(0.85) ? short.replace(pattern, form) : short),
        text,
      );
    case 'typos':
      return misspell(text, random);
    case 'capitals':
      return text.toUpperCase();
    case 'no_marks':
      return text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/đ/g, 'd')
        .replace(/Đ/g, 'D');
    case 'reworded':
      return OTHER_WORDS.reduce(
        (other, [pattern, form]) => (random.chance(0.7) ? other.replace(pattern, form) : other),
        text,
      );
    case 'subject':
      return nameSubject(text, random);
    case 'mixed':
      return misspell(
        reword(reword(reword(text, 'shortened', random), 'abbreviated', random), 'reworded', random),
        random,
      );
    case 'decomposed':
      return text.normalize('NFD').replaceAll(' ', random.chance(0.5) ? '\u00A0' : ' ');
  }
  return wording satisfies never;
}

/** "Về biểu mẫu điện tử tương tác": a stretch of the middle, without the verb in front. */
function nameSubject(text: string, random: Random): string {
  const bare = text.replace(/\([^)]*\)/gu, ' ').split(/[;]/u)[0] ?? text;
  const words = bare.split(/\s+/u).filter((word) => word !== '');
  if (words.length <= 8) return words.join(' ');
  const from = 2 + Math.floor(random.next() * 3);
  return `${random.pick(['Về ', 'Công tác ', ''])}${words.slice(from, from + 7 + Math.floor(random.next() * 6)).join(' ')}`;
}

/** Leaves out brackets, what follows a semicolon, and then keeps a first or middle stretch of words. */
function shorten(text: string, random: Random): string {
  const bare = text.replace(/\([^)]*\)/gu, ' ').split(/[;]/u)[0] ?? text;
  const words = bare.split(/\s+/u).filter((word) => word !== '');
  if (words.length <= 9) return words.join(' ');
  const kept = Math.max(8, Math.round(words.length * (0.45 + random.next() * 0.4)));
  const from = random.chance(0.7) ? 0 : Math.min(3, words.length - kept);
  return words.slice(from, from + kept).join(' ');
}

/** One slip in some thirty letters: left out, doubled, swapped or exchanged. */
function misspell(text: string, random: Random): string {
  const letters = Array.from(text);
  for (let at = 1; at < letters.length - 1; at += 1) {
    if (!/\p{L}/u.test(letters[at] ?? '') || !random.chance(0.03)) continue;
    const slip = random.pick(['drop', 'double', 'swap', 'exchange']);
    if (slip === 'drop') letters[at] = '';
    else if (slip === 'double') letters[at] += letters[at] ?? '';
    else if (slip === 'exchange') letters[at] = random.pick(['a', 'n', 'i', 'o', 't', 'h']);
    else [letters[at], letters[at + 1]] = [letters[at + 1] ?? '', letters[at] ?? ''];
  }
  return letters.join('');
}
