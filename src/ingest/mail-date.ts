import { findField, readHeaderBlock } from './header-block.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Named zones that still occur, in minutes east of Greenwich (RFC 5322, 4.3; ICT is Viet Nam's own). */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0, utc: 0, gmt: 0, z: 0, ict: 420,
  est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
}; // prettier-ignore

/** A date without a zone is taken as the sender's wall clock, and the senders are in Viet Nam. */
const VIETNAM_MINUTES = 420;

const MAX_DATE_CHARS = 200;

const MAIL_DATE =
  /^(?:[A-Za-z]{2,9}\.?,?\s{1,9})?(\d{1,2})[\s-]{1,9}([A-Za-z]{3})[a-z]{0,6}\.?[\s-]{1,9}(\d{4}|\d{2})\s{1,9}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s{0,9}([+-]\d{4}|[A-Za-z]{1,4}))?/;

const WALL_DATE =
  /^[A-Za-z]{3}\s{1,9}([A-Za-z]{3})\s{1,9}(\d{1,2})\s{1,9}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s{1,9}([+-]\d{4}|[A-Z]{1,4}))?\s{1,9}(\d{4})(?:\s{1,9}([+-]\d{4}))?\s{0,9}$/;

/**
 * Reads a date of RFC 5322: "Wed, 9 Apr 2025 08:12:00 +0700 (ICT)". JavaScript's own Date is not used, since it reads
 * much that is not a date and takes a missing zone for that of the machine.
 */
export function readMailDate(text: string): Date | undefined {
  const match = MAIL_DATE.exec(text.slice(0, MAX_DATE_CHARS).trim());
  if (match === null) return undefined;
  const [, day, month, year, hour, minute, second, zone] = match;
  return instantOf({ year, month, day, hour, minute, second, zone, zoneless: VIETNAM_MINUTES });
}

/** Reads the date of an mbox separator, "Wed Apr  9 01:12:00 2025"; UTC when it names no zone (RFC 4155). */
export function readMboxDate(text: string): Date | undefined {
  const match = WALL_DATE.exec(text.slice(0, MAX_DATE_CHARS).trim());
  if (match === null) return undefined;
  const [, month, day, hour, minute, second, zoneBefore, year, zoneAfter] = match;
  return instantOf({ year, month, day, hour, minute, second, zone: zoneAfter ?? zoneBefore, zoneless: 0 });
}

/**
 * When a message that lies in a file was received: the topmost Received field (written last, by the server nearest to
 * the mailbox), else the Date field; undefined when neither is readable.
 */
export function readReceivedAt(message: Uint8Array): Date | undefined {
  const block = readHeaderBlock(message, 0, message.length);
  const trace = findField(block, 'received');
  const traced = trace === undefined ? undefined : readMailDate(trace.slice(trace.lastIndexOf(';') + 1));
  const date = findField(block, 'date');
  return traced ?? (date === undefined ? undefined : readMailDate(date));
}

type DateWords = {
  readonly year: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  readonly zone: string | undefined;
  /** minutes east of Greenwich where no zone is written */
  readonly zoneless: number;
};

function instantOf(words: DateWords): Date | undefined {
  const month = MONTHS.indexOf((words.month ?? '').toLowerCase());
  const written = Number(words.year);
  // RFC 5322, 4.3: two digits up to 49 mean this century.
  const year = written >= 100 ? written : written + (written < 50 ? 2000 : 1900);
  const [day, hour, minute, second] = [words.day, words.hour, words.minute, words.second ?? '0'].map(Number);
  if (month < 0 || day === undefined || hour === undefined || minute === undefined || second === undefined) {
    return undefined;
  }
  if (year < 1990 || year > 2100 || hour > 23 || minute > 59 || second > 60) return undefined;
  if (new Date(Date.UTC(year, month, day)).getUTCDate() !== day) return undefined;
  const offset = offsetOf(words.zone, words.zoneless);
  return new Date(Date.UTC(year, month, day, hour, minute, second) - offset * 60_000);
}

function offsetOf(zone: string | undefined, zoneless: number): number {
  if (zone === undefined) return zoneless;
  const digits = /^([+-])(\d{2})(\d{2})$/.exec(zone);
  if (digits === null) return ZONES[zone.toLowerCase()] ?? zoneless;
  const minutes = Number(digits[2]) * 60 + Number(digits[3]);
  return digits[1] === '-' ? -minutes : minutes;
}
