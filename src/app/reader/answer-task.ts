import { identifyFile } from '../../ingest/identify-file.ts';
import { openFile } from '../../ingest/open-file.ts';
import { openMessage } from '../../ingest/open-message.ts';
import { openPackage } from '../../ingest/open-package.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Content } from '../../model/content.ts';
import { InputError } from '../../model/errors.ts';
import type { FileFormat } from '../../model/file-format.ts';
import type { Read } from '../../model/remark.ts';
import { readContent } from '../../parse/content/read-content.ts';
import { readReport } from '../../parse/reading/read-report.ts';
import type { FileError, FileReading, LeafFile, ReaderResult, ReaderTask } from './reader-task.ts';

/** Does one task of the reader pool; a bad file is an answer, anything else that goes wrong is thrown. */
export async function answerTask(task: ReaderTask, catalog: Catalog): Promise<ReaderResult[ReaderTask['kind']]> {
  switch (task.kind) {
    case 'open_message':
      return openOrExplain(task.bytes);
    case 'list_files':
      return listFiles(task.name, task.bytes);
    case 'read_file':
      return readFile(task.name, task.bytes, catalog);
  }
  return task satisfies never;
}

async function openOrExplain(bytes: Uint8Array): Promise<ReaderResult['open_message']> {
  try {
    return { opened: await openMessage(bytes), error: null };
  } catch (error) {
    return { opened: null, error: explain(error) };
  }
}

/** The files inside a message or an archive by their path within; any other file is its own only leaf. */
async function listFiles(name: string, bytes: Uint8Array): Promise<LeafFile[]> {
  const { attachments } = await openFile(name, bytes);
  return attachments
    .filter((file) => !file.inline)
    .map((file) => ({ name: file.name, bytes: file.bytes, error: file.error }));
}

const PACKAGES: readonly FileFormat[] = ['docx', 'xlsx', 'xlsm', 'odt', 'ods'];

async function readFile(name: string, bytes: Uint8Array, catalog: Catalog): Promise<FileReading> {
  const { format, error } = await identifyFile(bytes);
  if (error !== null) return { format, reading: null, error: explain(error) };
  try {
    const content = await readBytes({ name, format, bytes });
    const reading = readReport(content.value, { file: name, catalog });
    return { format, reading: { ...reading, remarks: [...content.remarks, ...reading.remarks] }, error: null };
  } catch (caught) {
    return { format, reading: null, error: explain(caught) };
  }
}

async function readBytes(file: {
  readonly name: string;
  readonly format: FileFormat;
  readonly bytes: Uint8Array;
}): Promise<Read<Content>> {
  const { name, format, bytes } = file;
  if (format === 'eml') {
    // A message without files says what it says in its text.
    const { bodyText } = await openMessage(bytes);
    return readContent({ format: 'txt', bytes: new TextEncoder().encode(bodyText), parts: null, file: name });
  }
  const parts = PACKAGES.includes(format) ? await openPackage(bytes) : null;
  return readContent({ format, bytes, parts, file: name });
}

/** The sender's errors are answers; ours are thrown on. */
function explain(error: unknown): FileError {
  if (error instanceof InputError) return { code: error.code, message: error.message };
  throw error;
}
