import type { FileFormat } from '../../model/file-format.ts';
import type { OpenedMessage } from '../../model/message.ts';
import type { Reading } from '../../model/reading.ts';

/** What a reading child is asked to do; bytes are hostile until it has answered. */
export type ReaderTask =
  | { readonly kind: 'open_message'; readonly bytes: Uint8Array }
  | { readonly kind: 'list_files'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'read_file'; readonly name: string; readonly bytes: Uint8Array };

/** `code` is one of FileErrorCode. */
export type FileError = { readonly code: string; readonly message: string };

/** A file read: a reading, or the reason why there is none. */
export type FileReading = {
  readonly format: FileFormat;
  readonly reading: Reading | null;
  readonly error: FileError | null;
};

/** A file found inside a message or an archive, or the file itself when it is neither. */
export type LeafFile = { readonly name: string; readonly bytes: Uint8Array; readonly error: FileError | null };

export type ReaderResult = {
  readonly open_message: { readonly opened: OpenedMessage | null; readonly error: FileError | null };
  readonly list_files: readonly LeafFile[];
  readonly read_file: FileReading;
};

/** The child's answer; `bug` carries the stack of an error that no file should be able to cause. */
export type ReaderAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly value: ReaderResult[ReaderTask['kind']] }
  | { readonly kind: 'bug'; readonly stack: string };
