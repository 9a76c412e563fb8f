import { findCalendarDay } from '../../../model/calendar-day.ts';
import type { CellValue } from '../../../model/content.ts';
import { formatFor, type DateFormat, type DigitFormat, type NumberFormatSections } from './number-format.ts';

export type ShownValue = { readonly text: string; readonly value: CellValue };

/** The two calendars of workbooks: 1900 counts a 29 February 1900 that never was, 1904 begins on 1 January 1904. */
export type DateSystem = 1900 | 1904;

/** A day of the 1900 system with nothing hidden. */
export function showDay(serial: number): ShownValue {
  return showDate(serial, WHOLE_DAY, 1900);
}

const WHOLE_DAY: DateFormat = { kind: 'date', year: true, month: true, day: true, time: false, elapsed: false };
const LAST_SERIAL = 2_958_465; // 31/12/9999
const DAYS_1904_BEHIND = 1462;
const MINUTES_OF_DAY = 24 * 60;
/** Excel shows numbers without a format in at most eleven characters. */
const GENERAL_WIDTH = 11;

/**
 * A number of a cell as a Vietnamese reader sees it: comma for decimals, full stop for thousands, as few decimals as the
 * number needs within those that its format allows, dates with the day first.
 */
export function showNumber(number: number, format: NumberFormatSections | null, dates: DateSystem): ShownValue {
  const read = format === null ? null : formatFor(number, format);
  if (read === null || read.kind === 'general') {
    return { text: showGeneral(number), value: { kind: 'number', number } };
  }
  return read.kind === 'date' ? showDate(number, read, dates) : showDigits(number, read);
}

function showGeneral(number: number): string {
  const exact = Number(number.toPrecision(15));
  const integerDigits = String(Math.trunc(Math.abs(exact))).length;
  return withComma(decimalText(Math.abs(exact), Math.max(0, GENERAL_WIDTH - 1 - integerDigits)), false, exact < 0);
}

function showDigits(number: number, format: DigitFormat): ShownValue {
  const scaled = format.percent ? number * 100 : number;
  const exact = Number(scaled.toPrecision(15));
  const rounded = decimalText(Math.abs(exact), format.decimals);
  const [integer = '', fraction = ''] = rounded.split('.');
  const digits = format.minIntegerDigits === 0 && integer === '0' ? '' : integer.padStart(format.minIntegerDigits, '0');
  const isZero = Number(rounded) === 0;
  const shown = fraction === '' ? digits : `${digits === '' ? '0' : digits}.${fraction}`;
  const text = withComma(shown, format.grouped, exact < 0 && !format.signed && !isZero);
  const value: CellValue =
    format.percent || format.literalPercent ? { kind: 'percent', percent: exact } : { kind: 'number', number };
  return { text: `${format.before}${text}${format.after}`.trim(), value };
}

function showDate(serial: number, format: DateFormat, dates: DateSystem): ShownValue {
  // Excel fills the cell with #: no calendar has such a day
  if (serial < 0 || serial >= LAST_SERIAL + 1) {
    return { text: '#####', value: { kind: 'number', number: serial } };
  }
  const minutes = Math.round((serial - Math.floor(serial)) * MINUTES_OF_DAY * 60) / 60;
  const time = format.time ? showTime(format.elapsed ? serial * MINUTES_OF_DAY : minutes) : '';
  if (format.elapsed || !(format.year || format.month || format.day)) return { text: time, value: { kind: 'text' } };
  const day = dayOfSerial(Math.floor(serial), dates);
  if (day === undefined) return { text: '00/01/1900', value: { kind: 'text' } };
  const parts = [
    format.day ? day.slice(8, 10) : '',
    format.month ? day.slice(5, 7) : '',
    format.year ? day.slice(0, 4) : '',
  ];
  const shown = parts.filter((part) => part !== '').join('/');
  return { text: time === '' ? shown : `${shown} ${time}`, value: { kind: 'day', day } };
}

function dayOfSerial(serial: number, dates: DateSystem): string | undefined {
  if (dates === 1904) return findDay(serial + DAYS_1904_BEHIND);
  if (serial === 0) return undefined;
  return findDay(serial >= 60 ? serial : serial + 1);
}

function findDay(daysSince18991230: number): string | undefined {
  const at = new Date(Date.UTC(1899, 11, 30 + daysSince18991230));
  return findCalendarDay(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

function showTime(minutes: number): string {
  const whole = Math.floor(minutes + 1e-6);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

/** Rounded half away from zero as Excel does, without needless zeros; never in exponents. */
function decimalText(positive: number, decimals: number): string {
  if (positive >= 1e15) return BigInt(Math.round(positive)).toString();
  const rounded = Number(`${Math.round(Number(`${positive}e${decimals}`))}e-${decimals}`);
  const fixed = (Number.isFinite(rounded) ? rounded : positive).toFixed(Math.min(decimals, 20));
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

function withComma(text: string, grouped: boolean, negative: boolean): string {
  const [integer = '', fraction] = text.split('.');
  const shown = grouped ? integer.replace(/\B(?=(?:\d{3})+$)/g, '.') : integer;
  return `${negative ? '-' : ''}${shown}${fraction === undefined ? '' : `,${fraction}`}`;
}
