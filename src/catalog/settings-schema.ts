import { z } from 'zod';
import { day, id, text, texts } from './schema-fields.ts';

/** The last day that every month has. */
const LAST_COMMON_DAY = 28;

/** calendar.yaml: when reports are due and which month they name. */
export const calendarFileSchema = z.strictObject({
  dueDay: z.int().min(1).max(LAST_COMMON_DAY),
  workingDayRule: z.enum(['none', 'next_working_day']),
  holidays: z.array(day).default([]),
  monthConvention: z.enum(['month_due', 'month_before']),
});

/** indicators.yaml: the targets that a plan sets. */
export const indicatorsFileSchema = z.strictObject({
  indicators: z.array(
    z.strictObject({
      id,
      plan: text,
      reference: text,
      name: text,
      targetPercent: z.number().min(0).max(100),
      aliases: texts,
    }),
  ),
});

/** report.yaml: what the consolidated report prints around its content. */
export const reportFileSchema = z.strictObject({
  superior: texts,
  issuer: z.array(text).min(1),
  symbol: text,
  place: text,
  addressees: z.array(text).min(1),
  subject: text,
  legalBasis: texts,
  signerAuthority: z.array(text).min(1),
  signerName: text,
  recipients: z.array(text).min(1),
});

export type CalendarFile = z.infer<typeof calendarFileSchema>;
export type IndicatorsFile = z.infer<typeof indicatorsFileSchema>;
export type ReportFile = z.infer<typeof reportFileSchema>;
