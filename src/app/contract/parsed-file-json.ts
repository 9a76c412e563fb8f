import type { FileFormat } from '../../model/file-format.ts';
import type { Candidate, TaskReading } from '../../model/progress-record.ts';
import type { Reading } from '../../model/reading.ts';
import type { FileError } from '../reader/reader-task.ts';

/** One file of `mung10 parse --json`, in the shape of the public contract. */
export function parsedFileJson(file: {
  readonly name: string;
  readonly sha256: string;
  readonly format: FileFormat;
  readonly reading: Reading | null;
  readonly error: FileError | null;
}) {
  const { reading } = file;
  return {
    file: file.name,
    sha256: file.sha256,
    format: file.format,
    agency: reading?.agency ?? null,
    period: reading?.period ?? null,
    document: reading?.document ?? null,
    records: (reading?.records ?? []).map(taskReadingJson),
    unmatched: (reading?.unmatched ?? []).map(({ text, reason, source, candidates }) => ({
      text,
      reason,
      source,
      candidates: candidates.map(candidateJson),
    })),
    general: {
      difficulties: (reading?.general.difficulties ?? []).map((each) => each.text),
      proposals: (reading?.general.proposals ?? []).map((each) => each.text),
    },
    setAside: reading?.setAside ?? {},
    rows: reading?.rows ?? { seen: 0, recorded: 0, unmatched: 0, setAside: 0 },
    warnings: (reading?.remarks ?? []).map(({ code, message, source }) => ({ code, message, source })),
    error: file.error,
  };
}

/** The fields that `parse` and `records` share. */
export function taskReadingJson(reading: TaskReading) {
  return {
    plan: reading.plan,
    task: reading.task,
    status: reading.status,
    percent: reading.percent,
    result: reading.result,
    difficulties: reading.difficulties,
    proposals: reading.proposals,
    confidence: reading.confidence,
    needsReview: reading.needsReview,
    reviewReason: reading.reviewReason,
    rowText: reading.rowText,
    candidates: reading.candidates.map(candidateJson),
    source: reading.source,
  };
}

export function candidateJson({ plan, task, confidence, evidence }: Candidate) {
  return { plan, task, confidence, evidence };
}
