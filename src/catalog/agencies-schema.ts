import { z } from 'zod';
import { day, factSource, id, ids, level, mailAddress, text, texts } from './schema-fields.ts';

const agencySchema = z.strictObject({
  id,
  name: text,
  shortName: text,
  level,
  aliases: texts,
  abbreviations: texts,
  documentCodes: texts,
  addresses: z.array(mailAddress).default([]),
  validFrom: day.nullable().default(null),
  validTo: day.nullable().default(null),
  successors: ids,
  parentId: id.nullable().default(null),
  units: texts,
  reports: z.boolean(),
  source: factSource,
  note: text.nullable().default(null),
});

const groupSchema = z.strictObject({
  id,
  name: text,
  aliases: texts,
  levels: z.array(level).default([]),
  alsoAgencyIds: ids,
  exceptAgencyIds: ids,
});

const levelCountSchema = z
  .strictObject({ level, count: z.int().min(0), from: day.nullable(), to: day.nullable(), source: text })
  .refine((count) => count.from !== null || count.to !== null, 'needs a first or a last day');

/** agencies.yaml: the province, who reports in it, and the groups that plans name together. */
export const agenciesFileSchema = z.strictObject({
  province: text,
  mailbox: mailAddress,
  ownDomains: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain in lower case')),
  levelCounts: z.array(levelCountSchema).default([]),
  groups: z.array(groupSchema),
  agencies: z.array(agencySchema).min(1),
});

export type AgenciesFile = z.infer<typeof agenciesFileSchema>;
export type AgencyEntry = AgenciesFile['agencies'][number];
