/** One part of a message under construction. */
export type RawPart = { readonly fields: readonly string[]; readonly body: string };

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A message with CRLF line ends; characters above 0x7F are written as UTF-8. */
export function rawMessage(fields: readonly string[], body: string): Buffer {
  const lines = ['From: =?UTF-8?B?U+G7nyBUxrAgcGjDoXA=?= <stp@binhdinh.gov.vn>', 'Subject: BC', ...fields, '', body];
  return Buffer.from(lines.join('\n').replace(/\r?\n/g, '\r\n'), 'utf8');
}

export function multipart(parts: readonly RawPart[], { type = 'mixed', boundary = 'vach' } = {}): RawPart {
  const written = parts.map((part) => `--${boundary}\n${part.fields.join('\n')}\n\n${part.body}\n`).join('');
  return { fields: [`Content-Type: multipart/${type}; boundary="${boundary}"`], body: `${written}--${boundary}--\n` };
}

/** A message of several parts. */
export function mixedMessage(parts: readonly RawPart[]): Buffer {
  const whole = multipart(parts);
  return rawMessage(whole.fields, whole.body);
}

export function textPart(text: string, subtype = 'plain'): RawPart {
  return { fields: [`Content-Type: text/${subtype}; charset=utf-8`, 'Content-Transfer-Encoding: 8bit'], body: text };
}

/** A file in base64; `disposition` replaces the usual attachment field. */
export function filePart(
  name: string,
  bytes: Uint8Array | string,
  { type = 'application/octet-stream', disposition = `attachment; filename="${name}"` } = {},
): RawPart {
  const fields = [`Content-Type: ${type}`, `Content-Disposition: ${disposition}`, 'Content-Transfer-Encoding: base64'];
  return { fields, body: base64Lines(bytes) };
}

export function base64Lines(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\n');
}
