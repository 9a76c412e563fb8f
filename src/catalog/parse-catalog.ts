import type { z } from 'zod';
import { agenciesFileSchema, type AgenciesFile } from './agencies-schema.ts';
import type { CatalogFile } from './catalog-files.ts';
import type { CatalogProblem } from './catalog-problem.ts';
import { describeIssue } from './describe-issue.ts';
import { planFileSchema, type PlanFile } from './plan-schema.ts';
import {
  calendarFileSchema,
  indicatorsFileSchema,
  reportFileSchema,
  type CalendarFile,
  type IndicatorsFile,
  type ReportFile,
} from './settings-schema.ts';
import { readYamlDocument, type YamlDocument } from './yaml-document.ts';

/** The content of one file in its right shape, with the way back to its lines. */
export type Parsed<T> = { readonly value: T; readonly document: YamlDocument };

/** The whole catalogue in its right shape; nothing is checked across places yet. */
export type ParsedCatalog = {
  /** in the order of their file names */
  readonly plans: readonly Parsed<PlanFile>[];
  readonly agencies: Parsed<AgenciesFile>;
  readonly calendar: Parsed<CalendarFile>;
  readonly indicators: Parsed<IndicatorsFile>;
  readonly report: Parsed<ReportFile>;
};

/** Brings every file into its shape; `parsed` is undefined when one of them has not got it. */
export function parseCatalog(files: readonly CatalogFile[]): {
  readonly parsed: ParsedCatalog | undefined;
  readonly problems: readonly CatalogProblem[];
} {
  const problems: CatalogProblem[] = [];
  const parse = <S extends z.ZodType>(file: CatalogFile | undefined, schema: S): Parsed<z.infer<S>> | undefined => {
    if (file === undefined) return undefined;
    const { document, problems: faults } = readYamlDocument(file);
    problems.push(...faults);
    if (faults.length > 0) return undefined;
    const result = schema.safeParse(document.value, { reportInput: true });
    if (result.success) return { value: result.data, document };
    const findings = result.error.issues.flatMap(describeIssue);
    problems.push(...findings.map(({ path, message }) => document.problem('error', path, message)));
    return undefined;
  };

  const named = (name: string): CatalogFile | undefined => files.find((file) => file.name === name);
  const agencies = parse(named('agencies.yaml'), agenciesFileSchema);
  const calendar = parse(named('calendar.yaml'), calendarFileSchema);
  const indicators = parse(named('indicators.yaml'), indicatorsFileSchema);
  const report = parse(named('report.yaml'), reportFileSchema);
  const planFiles = files.filter((file) => file.name.startsWith('plans/'));
  const plans = planFiles.map((file) => parse(file, planFileSchema)).filter((plan) => plan !== undefined);

  const complete =
    agencies && calendar && indicators && report && plans.length > 0 && plans.length === planFiles.length;
  return { parsed: complete ? { plans, agencies, calendar, indicators, report } : undefined, problems };
}
