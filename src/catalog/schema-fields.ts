import { z } from 'zod';
import type { AgencyLevel, FactSource } from '../model/agency.ts';
import { findCalendarDay } from '../model/calendar-day.ts';
import { isPeriodId } from '../model/period.ts';

/** Words as people read them: NFC, never blank. */
export const text = z.string().normalize('NFC').trim().min(1);

export const texts = z.array(text).default([]);

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be an id: lower-case letters, digits, hyphens');

export const ids = z.array(id).default([]);

export const year = z.int().min(2000).max(2099);

export const day = z.string().refine(isDay, 'must be a day that exists, as YYYY-MM-DD');

export const month = z.string().refine(isPeriodId, 'must be a month, as YYYY-MM');

export const level = z.enum([
  'provincial',
  'police_military',
  'district',
  'commune',
  'central',
  'organisation',
] satisfies readonly AgencyLevel[]);

export const factSource = z.enum(['QĐ 12', 'QĐ 1035', 'public', 'assumed'] satisfies readonly FactSource[]);

export const mailAddress = z.string().regex(/^[^\sA-Z@]+@[^\sA-Z@]+$/, 'must be a mail address in lower case');

function isDay(value: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  return parts !== null && findCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== undefined;
}
