import type { CalendarDay } from './calendar-day.ts';
import type { PeriodId } from './period.ts';
import type { Candidate, TaskReading } from './progress-record.ts';
import type { Remark } from './remark.ts';
import type { Source } from './source.ts';

/** What we understood of one Content. Its rows account closes: seen = recorded + unmatched + sum of setAside. */
export type Reading = {
  readonly agency: AgencyClaim | null;
  readonly period: PeriodClaim | null;
  readonly document: DocumentMarks;
  readonly records: readonly TaskReading[];
  readonly unmatched: readonly UnmatchedRow[];
  /** said of the whole report, tied to no task; as written */
  readonly general: { readonly difficulties: readonly Statement[]; readonly proposals: readonly Statement[] };
  readonly setAside: Readonly<Partial<Record<SetAsideClass, number>>>;
  readonly rows: RowAccount;
  readonly remarks: readonly Remark[];
};

/** An agency that the file names; `id` null when the roster lacks it ("UBND xã Nhơn Hậu"). */
export type AgencyClaim = {
  readonly id: string | null;
  readonly name: string;
  readonly confidence: number;
  /** the part of the agency that wrote it ("PC06"), whose report adds up to the agency's */
  readonly unit?: string;
  readonly evidence: 'letterhead' | 'symbol' | 'title' | 'signature' | 'text' | 'file_name' | 'subject' | 'address';
};

export type PeriodClaim = {
  readonly id: PeriodId;
  readonly confidence: number;
  readonly evidence: 'title' | 'sheet_name' | 'letterhead_date' | 'text' | 'file_name' | 'subject' | 'received';
};

/** Marks of the document itself. */
export type DocumentMarks = {
  /** "123" of Số: 123/BC-STP; null when left blank */
  readonly number: string | null;
  /** "BC-STP" */
  readonly symbol: string | null;
  readonly date: CalendarDay | null;
  /** the trích yếu: what the document says it is */
  readonly title: string | null;
  /** the title says that it replaces or corrects an earlier one */
  readonly announcesCorrection: boolean;
};

export type Statement = { readonly text: string; readonly source: Source };

/** Content that a person must look at; never silently dropped. */
export type UnmatchedRow = {
  readonly text: string;
  readonly reason: UnmatchedReason;
  readonly candidates: readonly Candidate[];
  readonly source: Source;
};

export type UnmatchedReason =
  | 'own_plan_task' // a row of the agency's own plan: legitimate (decision 1035, V.1)
  | 'no_task_found' // words of a task that no plan has
  | 'ambiguous_task' // two tasks are equally likely
  | 'ambiguous_plan' // near twins of both plans and no plan named
  | 'no_task_named' // a result without a task
  | 'unread_table'; // a table whose columns were not understood

/** Classes of what was understood not to be content of a report. */
export type SetAsideClass =
  | 'headers' // header rows of tables, "(1) (2) (3)" rows
  | 'groupTitles' // titles of groups and sections
  | 'totals' // total rows
  | 'blank' // rows and template lines that the agency left blank
  | 'letterhead' // letterhead, title, recipients, signature
  | 'boilerplate' // opening, legal basis, closing, instructions
  | 'nextMonth' // plans for the coming month: no progress
  | 'earlierMonths' // sheets left in the file from months before
  | 'duplicates' // rows that the same file repeats word for word
  | 'pageMarks'; // page headers, footers, page numbers

/** Units of account: table rows and paragraphs outside tables. seen = recorded + unmatched + setAside, always. */
export type RowAccount = {
  readonly seen: number;
  readonly recorded: number;
  readonly unmatched: number;
  readonly setAside: number;
};

export function addRowAccounts(accounts: readonly RowAccount[]): RowAccount {
  const sum = { seen: 0, recorded: 0, unmatched: 0, setAside: 0 };
  for (const each of accounts) {
    sum.seen += each.seen;
    sum.recorded += each.recorded;
    sum.unmatched += each.unmatched;
    sum.setAside += each.setAside;
  }
  return sum;
}
