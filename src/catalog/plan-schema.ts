import { z } from 'zod';
import { day, id, ids, month, text, texts, year } from './schema-fields.ts';

/** Far above any plan; a larger number is a slip, and its gaps need not be counted out. */
const MAX_TASK_NUMBER = 1000;

/** The forms of model/deadline.ts. */
const deadlineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('month'), month }),
  z.strictObject({ kind: z.literal('months'), months: z.array(month).min(2) }),
  z.strictObject({ kind: z.literal('monthly') }),
  z.strictObject({ kind: z.literal('continuous') }),
  z.strictObject({ kind: z.literal('whole_year'), year }),
  z.strictObject({ kind: z.literal('within_year'), year }),
  z.strictObject({ kind: z.literal('after_event'), event: text, dueOn: day.nullable().default(null) }),
  z.strictObject({ kind: z.literal('external_roadmap'), roadmap: text, dueOn: day.nullable().default(null) }),
  z.strictObject({
    kind: z.literal('quarter'),
    year,
    quarter: z.literal([1, 2, 3, 4]),
    doubtful: z.boolean().default(false),
    afterEvent: text.nullable().default(null),
  }),
]);

/** The words of a task that a correction or a doubt may be about. */
const wordsOfTask = z.enum(['text', 'leadAsWritten', 'coordinatorsAsWritten', 'product', 'deadlineAsWritten']);

const taskSchema = z.strictObject({
  number: z.int().min(1).max(MAX_TASK_NUMBER),
  groupId: id,
  text,
  leadAsWritten: text,
  /** ids of agencies or groups */
  leads: z.array(id).min(1),
  coordinatorsAsWritten: text.nullable(),
  coordinators: ids,
  product: text.nullable(),
  deadlineAsWritten: text,
  deadline: deadlineSchema,
  twins: z.array(z.strictObject({ plan: text, task: z.int().min(1) })).default([]),
  aliases: texts,
  corrections: z
    .array(z.strictObject({ field: wordsOfTask, asWritten: text, corrected: text, reason: text }))
    .default([]),
  doubts: z.array(z.strictObject({ field: wordsOfTask, asWritten: text, note: text })).default([]),
});

/** A plan as its file describes it; `taskCount` is how many tasks the plan says a group has. */
export const planFileSchema = z.strictObject({
  code: text.regex(/^\S+\/\S+$/, 'must be a number and a symbol, like 1035/QĐ-UBND'),
  year,
  title: text,
  shortTitle: text,
  issuedOn: day,
  issuer: text,
  aliases: texts,
  groups: z.array(z.strictObject({ id, numeral: text, title: text, taskCount: z.int().min(1) })).min(1),
  tasks: z.array(taskSchema).min(1),
});

export type PlanFile = z.infer<typeof planFileSchema>;
export type TaskEntry = PlanFile['tasks'][number];
