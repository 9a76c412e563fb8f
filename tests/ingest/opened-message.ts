import type { OpenedMessage } from '../../src/model/message.ts';

/** Name, format and error code of each file of a message. */
export function summary(message: OpenedMessage): (string | null)[][] {
  return message.attachments.map((file) => [file.name, file.format, file.error?.code ?? null]);
}

export function contents(message: OpenedMessage): string[] {
  return message.attachments.map((file) => Buffer.from(file.bytes).toString());
}

export function codesOf(message: OpenedMessage): string[] {
  return message.remarks.map((remark) => remark.code);
}
