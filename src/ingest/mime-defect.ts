import type { Remark } from '../model/remark.ts';
import type { MimeDefect } from './split-parts.ts';

const DEFECTS: Readonly<Record<MimeDefect, Pick<Remark, 'code' | 'message'>>> = {
  boundary_absent: {
    code: 'broken_mime',
    message: 'Thư khai có nhiều phần nhưng không thấy dấu phân cách đúng như khai; đã đọc theo những gì tìm thấy.',
  },
  boundary_damaged: {
    code: 'broken_mime',
    message: 'Dấu phân cách giữa các phần của thư bị hỏng; đã khôi phục tệp nằm sau dấu đó.',
  },
  charset_guessed: {
    code: 'charset_guessed',
    message: 'Phần đầu thư không ghi bảng mã; đã đọc theo bảng mã tiếng Việt của Windows (1258).',
  },
  fields_unterminated: {
    code: 'broken_mime',
    message: 'Thiếu dòng trống sau phần đầu của thư hoặc của một tệp; nội dung vẫn được đọc.',
  },
  not_closed: {
    code: 'broken_mime',
    message: 'Thư thiếu dấu kết thúc, có thể đã bị cắt cụt; tệp cuối cùng có thể không đầy đủ.',
  },
  part_after_end: { code: 'broken_mime', message: 'Có phần nằm sau dấu kết thúc của thư; đã đọc cả phần đó.' },
  parts_capped: { code: 'part_skipped', message: 'Thư có quá nhiều phần; những phần vượt giới hạn không được đọc.' },
  too_deep: {
    code: 'part_skipped',
    message: 'Các phần của thư lồng nhau quá nhiều lớp; phần quá sâu được giữ nguyên, không mở.',
  },
};

/** The remark for a defect of a message's structure; `path` is where a forwarded message lies, null for the message itself. */
export function describeDefect(defect: MimeDefect, path: string | null): Remark {
  return { ...DEFECTS[defect], source: path === null ? null : { file: path } };
}
