/** Why a file could not be read; part of the public contract. */
export const FILE_ERROR_CODES = [
  'empty',
  'unknown_format',
  'password_protected',
  'corrupt',
  'too_large',
  'too_many_entries',
  'too_deep',
  'timed_out',
  'out_of_memory',
  'unsupported',
] as const;
export type FileErrorCode = (typeof FILE_ERROR_CODES)[number];

/** The sender must act: the file is bad. Never retried. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code: FileErrorCode;
  /** a detail for the sentence: what would be needed, which limit, which part */
  readonly detail: string | null;

  constructor(code: FileErrorCode, detail: string | null = null, options?: ErrorOptions) {
    super(describeFileError(code, detail), options);
    this.code = code;
    this.detail = detail;
  }
}

/** Somebody else's machine must recover: mailbox, database, disk. Waits and retries; exit code 1. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly system: 'mailbox' | 'database' | 'queue' | 'disk';

  constructor(system: UpstreamError['system'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.system = system;
  }
}

/** The operator must act: wrong option, setting or catalogue. Stops at start; exit code 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** One sentence in Vietnamese for the clerk and, through the send-back, for the agency. */
export function describeFileError(code: FileErrorCode, detail: string | null): string {
  const more = detail === null ? '' : ` (${detail})`;
  switch (code) {
    case 'empty':
      return `Tệp rỗng, không có nội dung nào${more}.`;
    case 'unknown_format':
      return `Không nhận ra định dạng của tệp${more}; đề nghị gửi lại bản .docx, .xlsx hoặc .pdf.`;
    case 'password_protected':
      return `Tệp đặt mật khẩu nên không mở được${more}; đề nghị gửi lại bản không có mật khẩu.`;
    case 'corrupt':
      return `Tệp bị hỏng hoặc thiếu dữ liệu${more}; đề nghị gửi lại.`;
    case 'too_large':
      return `Tệp vượt quá giới hạn dung lượng${more}.`;
    case 'too_many_entries':
      return `Tệp nén hoặc bảng tính có quá nhiều phần tử${more}.`;
    case 'too_deep':
      return `Tệp nén hoặc thư lồng nhau quá nhiều lớp${more}.`;
    case 'timed_out':
      return `Đọc tệp quá thời gian cho phép${more}.`;
    case 'out_of_memory':
      return `Đọc tệp vượt quá bộ nhớ cho phép${more}.`;
    case 'unsupported':
      return `Chưa đọc được loại tệp này${more}.`;
  }
  return code satisfies never;
}
