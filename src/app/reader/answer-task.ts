import { identifyFile } from '../../ingest/identify-file.ts';
import { openArchive } from '../../ingest/open-archive.ts';
import { openMessage } from '../../ingest/open-message.ts';
import { openPackage } from '../../ingest/open-package.ts';
import type { Catalog } from '../../model/catalog.ts';
import { InputError } from '../../model/errors.ts';
import type { FileFormat } from '../../model/file-format.ts';
import { BODY_PART_NAME } from '../../model/message.ts';
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
  const { format } = identifyFile(bytes);
  try {
    if (format === 'eml') {
      const opened = await openMessage(bytes);
      const files = opened.attachments.filter((file) => !file.inline);
      if (files.length > 0) return files.map((file) => ({ name: `${name}/${file.name}`, bytes: file.bytes, error: file.error }));
      return [{ name: `${name}/${BODY_PART_NAME}`, bytes: new TextEncoder().encode(opened.bodyText), error: null }];
    }
    if (format === 'zip') {
      const files = await openArchive(bytes);
      return files.map((file) => ({ name: `${name}/${file.name}`, bytes: file.bytes, error: file.error }));
    }
  } catch (error) {
    return [{ name, bytes: new Uint8Array(), error: explain(error) }];
  }
  return [{ name, bytes, error: null }];
}

const PACKAGES: readonly FileFormat[] = ['docx', 'xlsx', 'xlsm', 'odt', 'ods'];

async function readFile(name: string, bytes: Uint8Array, catalog: Catalog): Promise<FileReading> {
  const { format, error } = identifyFile(bytes);
  if (error !== null) return { format, reading: null, error };
  try {
    const parts = PACKAGES.includes(format) ? await openPackage(bytes) : null;
    const content = await readContent({ format, bytes, parts, file: name });
    const reading = readReport(content.value, { file: name, catalog });
    return { format, reading: { ...reading, remarks: [...content.remarks, ...reading.remarks] }, error: null };
  } catch (caught) {
    return { format, reading: null, error: explain(caught) };
  }
}

/** The sender's errors are answers; ours are thrown on. */
function explain(error: unknown): FileError {
  if (error instanceof InputError) return { code: error.code, message: error.message };
  throw error;
}
