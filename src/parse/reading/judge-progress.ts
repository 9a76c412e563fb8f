import type { RecordStatus } from '../../model/progress-record.ts';
import type { Remark } from '../../model/remark.ts';
import type { Source } from '../../model/source.ts';
import { foldText, tidyText } from '../../model/fold-text.ts';
import type { Said, Tick } from './mention.ts';
import { readPercentCell, type PercentReading } from './read-percent.ts';
import { STATUS_CUES } from './status-words.ts';
import { readStatus, type StatusReading } from './read-status.ts';

/** Status and percent of a task from all that a row says: ticks, then the status column, then percent and words. */
export type Progress = {
  readonly status: RecordStatus;
  readonly percent: number | null;
  /** 0–1: how sure the status is */
  readonly certainty: number;
  /** why a person must look, in Vietnamese */
  readonly doubts: readonly string[];
  readonly remarks: readonly Remark[];
};

const SURE = 0.995;
const LIKELY = 0.93;
const DOUBTFUL = 0.6;
const KEPT_UP: ReadonlySet<string> = new Set(STATUS_CUES.kept_up.map(foldText));

type Context = {
  readonly taskTexts: readonly string[];
  readonly product: string | null;
  /** a continuous task that tells only activity is in progress; for another one that is a guess */
  readonly continuous: boolean;
  readonly source: Source;
};

export function judgeProgress(said: Said, context: Context): Progress {
  const remarks: Remark[] = [];
  const doubts: string[] = [];
  const note = (code: Remark['code'], message: string): void => {
    remarks.push({ code, message, source: context.source });
    doubts.push(message);
  };
  const cell = readWords(said.statuses, context);
  const words = readWords(said.results, context);
  const percent = readPercent(said, cell, words, note);
  const tick = readTicks(said.ticks, note);
  const stated = tick ?? (cell !== undefined && isTelling(cell) ? cell : undefined);
  // "Đang thực hiện (100%)": where one cell says both, its words stand.
  const inOneCell = said.percents.length === 0 && said.ticks.length === 0;
  const fromPercent = percent === null ? undefined : statusOfPercent(percent);
  if (stated !== undefined) {
    if (stated.status !== 'unclear' && contradicts(stated.status, percent)) {
      note('status_contradicts_percent', `Trạng thái và tỷ lệ ${describePercent(percent)} không khớp nhau.`);
      return { status: inOneCell ? stated.status : 'unclear', percent, certainty: DOUBTFUL, doubts, remarks };
    }
    if (words?.sure === true && words.status === 'not_started' && stated.status === 'completed') {
      doubts.push('Cột trạng thái ghi hoàn thành nhưng lời văn ghi chưa thực hiện.');
    }
    if (stated.status === 'unclear') doubts.push('Chưa rõ trạng thái của nhiệm vụ.');
    return {
      status: stated.status,
      percent,
      certainty: stated.status === 'unclear' ? DOUBTFUL : SURE,
      doubts,
      remarks,
    };
  }
  if (fromPercent !== undefined) {
    if (words?.status === 'not_applicable' && percent === 0)
      return { status: 'not_applicable', percent: null, certainty: LIKELY, doubts, remarks };
    if (words?.sure === true && contradicts(words.status, percent) && !(percent === 100 && isKeptUp(words))) {
      note('status_contradicts_percent', `Lời văn và tỷ lệ ${describePercent(percent)} không khớp nhau.`);
      return { status: inOneCell ? words.status : 'unclear', percent, certainty: DOUBTFUL, doubts, remarks };
    }
    return { status: fromPercent, percent, certainty: SURE, doubts, remarks };
  }
  const read = words ?? cell;
  if (read === undefined || read.status === 'unclear') {
    doubts.push('Chưa rõ trạng thái của nhiệm vụ.');
    return {
      status: read === undefined || read.because !== '' || !context.continuous ? 'unclear' : 'in_progress',
      percent,
      certainty: DOUBTFUL,
      doubts,
      remarks,
    };
  }
  if (!read.sure && !context.continuous) doubts.push('Trạng thái được suy từ lời văn; đề nghị xác nhận.');
  return {
    status: read.status,
    percent,
    certainty: read.sure ? SURE : context.continuous ? LIKELY : DOUBTFUL,
    doubts,
    remarks,
  };
}

function readWords(texts: readonly string[], { taskTexts, product, continuous }: Context): StatusReading | undefined {
  // Lines are statements of their own: "Chưa thực hiện" does not govern "Đã xong" on the next.
  const text = texts
    .map(tidyText)
    .filter((each) => each !== '')
    .map((each) => (/[.;:,!?]$/.test(each) ? each : `${each}.`))
    .join(' ');
  return text === '' ? undefined : readStatus(text, { taskTexts, product, continuous });
}

/** "Thường xuyên" in a status column names the kind of task; its result may say more. */
function isTelling(cell: StatusReading): boolean {
  return cell.status !== 'unclear' && !/^(?:thường xuyên|liên tục|định kỳ|hằng tháng|hàng tháng)$/.test(cell.because);
}

/** "100% … đã lên cổng; tiếp tục duy trì": what is kept up may well be complete. */
function isKeptUp({ status, because }: StatusReading): boolean {
  return status === 'in_progress' && KEPT_UP.has(foldText(because));
}

function readTicks(
  ticks: readonly Tick[],
  note: (code: Remark['code'], message: string) => void,
): { status: RecordStatus } | undefined {
  const [first, second] = ticks.filter((tick): tick is Exclude<Tick, 'overdue'> => tick !== 'overdue');
  if (second !== undefined) {
    note('several_ticks', 'Đánh dấu nhiều hơn một cột trạng thái.');
    return { status: 'unclear' };
  }
  // A task that is only marked overdue is not done.
  if (first === undefined) return ticks.length > 0 ? { status: 'in_progress' } : undefined;
  return { status: first };
}

function readPercent(
  said: Said,
  cell: StatusReading | undefined,
  words: StatusReading | undefined,
  note: (code: Remark['code'], message: string) => void,
): number | null {
  const readings = [
    ...said.percents.map((each) => readPercentCell(each.text, each.value, each.fractions)),
    ...(cell === undefined ? [] : [cell.percent]),
    // "Đạt 37/42 mô hình" in a result is a count; only a column of progress makes it a percentage.
    ...(words === undefined || words.percent.kind === 'share' ? [] : [words.percent]),
  ];
  const found = readings.find(
    (reading): reading is Exclude<PercentReading, { kind: 'none' }> => reading.kind !== 'none',
  );
  if (found === undefined) return null;
  if (found.kind === 'out_of_range') {
    note('percent_out_of_range', `Tỷ lệ ${describePercent(found.percent)} nằm ngoài khoảng 0–100%.`);
    return null;
  }
  return found.percent;
}

function statusOfPercent(percent: number): RecordStatus {
  if (percent === 0) return 'not_started';
  return percent === 100 ? 'completed' : 'in_progress';
}

function contradicts(status: RecordStatus, percent: number | null): boolean {
  if (percent === null) return false;
  if (status === 'completed') return percent < 100;
  if (status === 'in_progress') return percent === 100;
  if (status === 'not_started') return percent > 0;
  return status === 'not_applicable' && percent > 0;
}

function describePercent(percent: number | null): string {
  return `${String(percent).replace('.', ',')}%`;
}
