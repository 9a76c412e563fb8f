import { calendarDayOf } from '../model/calendar-day.ts';
import type { ClaimedAttachment, ClaimPart, MessageClaim } from '../model/claim.ts';
import { foldText, foldWords } from '../model/fold-text.ts';
import { BODY_PART_NAME, type MessageFlag } from '../model/message.ts';
import { dueOn, periodReceivedIn } from '../model/period.ts';
import { taskKeyText } from '../model/plan.ts';
import { buildParts, guessAgency, type BuiltPart } from './build-parts.ts';
import { concludeOutcome } from './conclude-outcome.ts';
import { findMachineMail, type MachineMail } from './machine-mail.ts';
import { listMessageReviews } from './message-reviews.ts';
import {
  describeSender,
  hasCloudLink,
  hasReportContent,
  saysSomethingOfTasks,
  type ClaimContext,
  type FileEvidence,
  type MessageEvidence,
} from './message-evidence.ts';

/**
 * Says what one message is: whose report for which period, or why it is none. Nothing vanishes: each file gets an
 * outcome, and whatever could not be decided becomes a review item.
 */
export function claimMessage(evidence: MessageEvidence, context: ClaimContext): MessageClaim {
  const files = evidence.files.filter((file) => file.name !== BODY_PART_NAME);
  const body = evidence.files.find((file) => file.name === BODY_PART_NAME);
  const useful = files.filter(speaks);
  const machine = findMachineMail(evidence);
  const bodySpeaks = useful.length === 0 && machine === null && body !== undefined && tellsOfTasks(body);
  const adds = useful.length > 0 && body !== undefined && addsToFiles(body, useful) ? [body] : [];
  const told = bodySpeaks ? [body] : [...useful, ...adds];
  // A bounce brings back a mail of ours; other machines may well send an agency's report.
  const parts = machine === 'bounce' ? [] : buildParts(evidence, told, context);
  const attachments =
    machine === 'bounce'
      ? files.map(ignoreReturned)
      : listAttachments(files, bodySpeaks || adds.length > 0 ? body : undefined, { parts, context });
  const period = parts[0]?.part.period ?? periodReceivedIn(evidence.receivedAt, context.catalog.settings.dueRule);
  const flags = listFlags(evidence, { machine, parts, context, isLinkOnly: told.length === 0 });
  const verdict = concludeOutcome(evidence, { machine, parts, attachments, flags });
  const guess = machine === null ? guessAgency(evidence, context.catalog) : null;
  const guessed = guess === null ? null : { id: guess.id, name: guess.name };
  const base = {
    messageSha256: evidence.sha256,
    messageId: evidence.opened.messageId,
    period,
  };
  return {
    ...base,
    subject: evidence.opened.subject,
    from: describeSender(evidence),
    receivedAt: evidence.receivedAt,
    ...verdict,
    flags,
    parts: parts.map((built) => built.part),
    attachments,
    remarks: [...evidence.opened.remarks, ...parts.flatMap((built) => built.remark ?? [])],
    reviews: listMessageReviews(evidence, { base, parts, attachments, verdict, guessed }),
  };
}

function speaks(file: FileEvidence): boolean {
  return file.reading !== null && hasReportContent(file.reading);
}

function tellsOfTasks(file: FileEvidence): boolean {
  return file.reading !== null && saysSomethingOfTasks(file.reading);
}

/** Whether the text of a mail says something of tasks that its files do not say already. */
function addsToFiles(body: FileEvidence, files: readonly FileEvidence[]): boolean {
  if (body.reading === null || !saysSomethingOfTasks(body.reading)) return false;
  const tasks = new Set(files.flatMap((file) => file.reading?.records ?? []).map(taskKeyText));
  const said = files.map((file) => JSON.stringify(file.reading?.general)).join(' ');
  const folded = foldWords(said);
  const { records, general } = body.reading;
  return (
    records.some((record) => !tasks.has(taskKeyText(record))) ||
    [...general.difficulties, ...general.proposals].some((each) => !folded.includes(foldWords(each.text)))
  );
}

/** What is known of the message when its files are judged. */
type Found = { readonly parts: readonly BuiltPart[]; readonly context: ClaimContext };

function ignoreReturned({ name, sha256 }: FileEvidence): ClaimedAttachment {
  return { name, sha256, outcome: 'ignored', reason: 'Thuộc thư bị trả lại.' };
}

function listAttachments(
  files: readonly FileEvidence[],
  body: FileEvidence | undefined,
  found: Found,
): ClaimedAttachment[] {
  const seen = new Set<string>();
  return [...files, ...(body === undefined ? [] : [body])].map((file) => {
    const repeated = seen.has(file.sha256);
    seen.add(file.sha256);
    return { name: file.name, sha256: file.sha256, ...judgeFile(file, repeated, found) };
  });
}

function judgeFile(
  file: FileEvidence,
  repeated: boolean,
  { parts, context }: Found,
): Pick<ClaimedAttachment, 'outcome' | 'reason'> {
  if (file.inline) return { outcome: 'ignored', reason: 'Hình chèn trong thư, không phải tệp báo cáo.' };
  if (repeated) return { outcome: 'duplicate', reason: 'Cùng nội dung với một tệp khác trong thư.' };
  if (file.error !== null) return { outcome: 'failed', reason: file.error.message };
  if (file.reading === null) return { outcome: 'needs_review', reason: 'Tệp chưa được đọc.' };
  if (file.reading.remarks.some((remark) => remark.code === 'pdf_without_text')) {
    if (isScanOf(file, { parts, context }))
      return { outcome: 'rendition', reason: 'Bản quét gửi kèm bản đọc được của cùng báo cáo.' };
    return { outcome: 'needs_review', reason: 'Bản quét (ảnh), chưa đọc được chữ; cần người xem.' };
  }
  if (!hasReportContent(file.reading)) return { outcome: 'no_content', reason: 'Không có nội dung báo cáo nào.' };
  const part = parts.find((built) => built.part.files.some((each) => each.sha256 === file.sha256))?.part;
  if (part === undefined) return { outcome: 'needs_review', reason: 'Có nội dung nhưng chưa biết là của báo cáo nào.' };
  return part.waitsBecause === null
    ? { outcome: 'parsed', reason: null }
    : { outcome: 'needs_review', reason: part.waitsBecause };
}

/**
 * A scan copies a readable file of its mail when their names share a document number or half their words. What every
 * name of the month shares ("Đề án 06", "1035", "2025", days and months) proves nothing, and an annex is no copy of a report.
 */
function isScanOf(scan: FileEvidence, { parts, context }: Found): boolean {
  const plans = new Set(context.catalog.plans.map((plan) => plan.code.split('/')[0]));
  const wordsOf = (name: string) => nameWords(name).filter((word) => !plans.has(word));
  const words = wordsOf(scan.name);
  return parts
    .flatMap((built) => built.part.files)
    .some((file) => {
      const others = wordsOf(file.name);
      if (namesAnnex(scan.name) !== namesAnnex(file.name)) return false;
      const shared = words.filter((word) => others.includes(word));
      const isNumbered = shared.some((word) => /^\d+$/.test(word));
      return isNumbered || (shared.length > 0 && shared.length >= Math.min(words.length, others.length) / 2);
    });
}

/** The words of a file's name that may tell it from others; of numbers those that are neither date nor "06". */
function nameWords(name: string): string[] {
  return foldWords(name.replace(/\.[a-z0-9]{1,5}$/i, ''))
    .split(' ')
    .filter((word) => !/^(?:signed|scan|\d|[0-2]\d|3[01]|20\d\d|\d{8})$/.test(word));
}

function namesAnnex(name: string): boolean {
  return /\b(?:phu luc|pl\d*)\b/.test(foldWords(name));
}

function listFlags(
  evidence: MessageEvidence,
  found: {
    readonly machine: MachineMail;
    readonly parts: readonly BuiltPart[];
    readonly context: ClaimContext;
    readonly isLinkOnly: boolean;
  },
): MessageFlag[] {
  const flags = new Set<MessageFlag>();
  if (found.machine !== null) flags.add(found.machine);
  for (const built of found.parts) {
    if (built.trust === 'private') flags.add('private_address');
    if (built.trust === 'foreign') flags.add('unknown_sender');
    if (built.trust === 'spoofed') flags.add('spoof_suspected');
    if (built.part.announcesCorrection) flags.add('resend');
    if (built.earlier) flags.add('earlier_period');
    if (built.part.kind === 'difficulties') flags.add('difficulties_only');
    const due = dueOn(built.part.period, found.context.catalog.settings.dueRule);
    if (built.part.kind === 'report' && calendarDayOf(evidence.receivedAt) > due) flags.add('late');
  }
  if (new Set(found.parts.map((built) => agencyKey(built.part))).size > 1) flags.add('several_agencies');
  if (found.isLinkOnly && found.machine === null && hasCloudLink(evidence.opened.bodyText)) flags.add('cloud_link');
  if (/^(fw|fwd|chuyen tiep)\s*:/.test(foldText(evidence.opened.subject))) flags.add('forwarded');
  if (evidence.files.some((file) => /\.eml\//i.test(file.name))) flags.add('forwarded');
  return [...flags].toSorted();
}

function agencyKey(part: ClaimPart): string {
  return part.agency.id ?? foldText(part.agency.name);
}
