import { isUtf8 } from 'node:buffer';
import {
  simpleParser,
  type AddressObject,
  type EmailAddress,
  type HeaderValue,
  type SimpleParserOptions,
} from 'mailparser';
import type { MailAddress } from '../model/message.ts';
import { InputError } from '../model/errors.ts';

/**
 * The only file that knows mailparser: fields decoded (RFC 2047, RFC 2231, raw 8-bit, addresses) and text decoded
 * (character sets, format=flowed, HTML). Which parts a message has is not asked of it, since it drops named inline text
 * parts, uuencoded files and whatever follows a damaged boundary; split-parts.ts finds the parts.
 */
export type MimeFields = {
  readonly contentType: MimeValue;
  readonly disposition: MimeValue;
  /** Content-Transfer-Encoding in lower case; '' when absent */
  readonly encoding: string;
  readonly contentId: string | null;
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly subject: string;
  readonly from: MailAddress | null;
  readonly to: readonly MailAddress[];
  /** bytes that were neither ASCII nor UTF-8 stood in the fields and were taken for windows-1258 */
  readonly charsetGuessed: boolean;
};

type MimeValue = { readonly value: string; readonly params: Readonly<Record<string, string>> };

export type MimeText = {
  readonly kind: 'plain' | 'html';
  readonly charset: string;
  readonly flowed: boolean;
  readonly deleteSpace: boolean;
};

const OPTIONS: SimpleParserOptions = {
  // Finding links can hold the loop for minutes on long text; their HTML form is not wanted either.
  skipTextLinks: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  checksumAlgo: false,
  // Header blocks are bounded before; decoding them to UTF-8 may treble them.
  maxHeadSize: 4 * 1024 * 1024,
};

/** Decodes the header block of a message or of a part; text is NFC and without control characters. */
export async function readMimeFields(block: Uint8Array): Promise<MimeFields> {
  const charsetGuessed = !isUtf8(block);
  const readable = charsetGuessed ? Buffer.from(new TextDecoder('windows-1258').decode(block), 'utf8') : block;
  const mail = await simpleParser(Buffer.concat([readable, Buffer.from('\r\n')]), OPTIONS);
  const fields = mail.headers;
  return {
    contentType: readValue(fields.get('content-type')),
    disposition: readValue(fields.get('content-disposition')),
    encoding: readText(fields.get('content-transfer-encoding')).toLowerCase(),
    contentId: readText(fields.get('content-id')) || null,
    messageId: tidyField(mail.messageId ?? '') || null,
    inReplyTo: tidyField(mail.inReplyTo ?? '') || null,
    subject: tidyField(mail.subject ?? ''),
    from: readAddresses(mail.from)[0] ?? null,
    to: readAddresses(mail.to),
    charsetGuessed,
  };
}

/**
 * Decodes the bytes of a text part (transfer encoding already undone) to text with "\n" line ends.
 * @throws InputError 'too_large' when the HTML is longer than maxChars or nested too deeply to be read as text
 */
export async function readMimeText(bytes: Uint8Array, text: MimeText, maxChars: number): Promise<string> {
  const type = `Content-Type: text/${text.kind}; charset="${text.charset.replace(/[^\w.:-]/g, '')}"`;
  const flow = text.flowed ? `; format=flowed${text.deleteSpace ? '; delsp=yes' : ''}` : '';
  const head = Buffer.from(`${type}${flow}\r\nContent-Transfer-Encoding: binary\r\n\r\n`, 'latin1');
  const body = text.kind === 'html' ? separateCells(bytes) : bytes;
  const mail = await simpleParser(Buffer.concat([head, body]), { ...OPTIONS, maxHtmlLengthToParse: maxChars });
  if (mail.textConversionError !== undefined) {
    throw new InputError('too_large', 'phần HTML của thư quá dài hoặc lồng quá sâu', {
      cause: mail.textConversionError,
    });
  }
  return (mail.text ?? '').normalize('NFC');
}

/** Field text for the model: NFC, control characters and direction marks removed, white space folded. */
export function tidyField(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function readText(value: HeaderValue | undefined): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? tidyField(first) : '';
}

function readValue(value: HeaderValue | undefined): MimeValue {
  if (typeof value !== 'object' || !('params' in value)) return { value: '', params: {} };
  // HeaderValue also has an index-signature member, which hides that `params` marks the structured one.
  const structured = value as MimeValue;
  return { value: tidyField(structured.value).toLowerCase(), params: structured.params };
}

function readAddresses(field: AddressObject | AddressObject[] | undefined): readonly MailAddress[] {
  const objects = field === undefined ? [] : [field].flat();
  return objects.flatMap((object) => object.value).flatMap(flattenGroup);
}

function flattenGroup(entry: EmailAddress): readonly MailAddress[] {
  if (entry.group !== undefined) return entry.group.flatMap(flattenGroup);
  const address = { name: tidyField(entry.name), address: tidyField(entry.address ?? '') };
  return address.name === '' && address.address === '' ? [] : [address];
}

/** The converter runs the cells of a row together; a bar between them keeps "STT | Nhiệm vụ" readable. */
function separateCells(html: Uint8Array): Uint8Array {
  const latin = Buffer.from(html.buffer, html.byteOffset, html.byteLength).toString('latin1');
  if (!/<\/t[dh]/i.test(latin)) return html;
  return Buffer.from(latin.replace(/<\/t[dh]\s{0,9}>/gi, ' | $&').replace(/<\/tr\s{0,9}>/gi, '<br>$&'), 'latin1');
}
