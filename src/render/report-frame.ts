import type { CatalogSettings } from '../model/catalog.ts';
import type { Consolidation, PlanPicture } from '../model/consolidation.ts';
import { describePeriod, shiftPeriod, yearOf } from '../model/period.ts';
import type { Plan } from '../model/plan.ts';
import { numberSources, type NumberedSources } from './number-sources.ts';

/** What every part of the report refers to: its names, its annexes and the numbers of its sources. */
export type ReportFrame = {
  readonly settings: CatalogSettings;
  /** "tháng 4 năm 2025": the month that the report is named by */
  readonly periodName: string;
  /** "     /BC-UBND" and "ngày      tháng      năm 2025", left blank for văn thư */
  readonly blankNumber: string;
  readonly blankDate: string;
  /** "Ủy ban nhân dân tỉnh Bình Định" */
  readonly issuerName: string;
  /** "Kết quả thực hiện Đề án 06 … tháng 4 năm 2025" */
  readonly subject: string;
  readonly annexes: readonly Annex[];
  readonly sources: NumberedSources;
};

export type Annex = { readonly label: string } & AnnexContent;
type AnnexContent =
  | { readonly kind: 'plan'; readonly picture: PlanPicture }
  | { readonly kind: 'roster' }
  | { readonly kind: 'own_plans' }
  | { readonly kind: 'sources' };

export function buildFrame(consolidation: Consolidation, settings: CatalogSettings): ReportFrame {
  const named = settings.monthConvention === 'month_due' ? consolidation.period : shiftPeriod(consolidation.period, -1);
  const periodName = describePeriod(named);
  const sources = numberSources(consolidation);
  return {
    settings,
    periodName,
    blankNumber: `${BLANK}/${settings.report.symbol}`,
    blankDate: `ngày${BLANK}tháng${BLANK}năm ${yearOf(consolidation.dueOn)}`,
    issuerName: toSentenceCase(settings.report.issuer.join(' '), settings.province),
    subject: nameSubject(settings.report.subject, periodName),
    annexes: listAnnexes(consolidation, sources),
    sources,
  };
}

/** The label of the annex that holds a plan's tasks: "Phụ lục I". */
export function planAnnexLabel(frame: ReportFrame, plan: Plan): string {
  return getLabel(frame, (annex) => annex.kind === 'plan' && annex.picture.plan.code === plan.code);
}

/** Undefined in a month of which no statement is shown. */
export function findSourceAnnexLabel({ annexes }: ReportFrame): string | undefined {
  return annexes.find((annex) => annex.kind === 'sources')?.label;
}

export function rosterAnnexLabel(frame: ReportFrame): string {
  return getLabel(frame, (annex) => annex.kind === 'roster');
}

/** "Quyết định số 1035/QĐ-UBND": the plan by the document that issued it. */
export function describePlan(plan: Plan): string {
  const symbol = plan.code.split('/')[1] ?? '';
  if (symbol.startsWith('QĐ')) return `Quyết định số ${plan.code}`;
  if (symbol.startsWith('KH')) return `Kế hoạch số ${plan.code}`;
  return plan.code;
}

/** Room for what văn thư writes by hand. */
const BLANK = '      ';

const PERIOD_PLACE = '{period}';

/** The subject with the period in its place, or at the end where the setting leaves none. */
function nameSubject(subject: string, periodName: string): string {
  return subject.includes(PERIOD_PLACE) ? subject.replaceAll(PERIOD_PLACE, periodName) : `${subject} ${periodName}`;
}

/** "ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH" → "Ủy ban nhân dân tỉnh Bình Định"; text that is not all capitals stays. */
function toSentenceCase(text: string, province: string): string {
  if (text !== text.toUpperCase()) return text;
  const lower = text.toLowerCase().replaceAll(province.toLowerCase(), province);
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

function listAnnexes(consolidation: Consolidation, sources: NumberedSources): readonly Annex[] {
  const contents: AnnexContent[] = consolidation.plans.map((picture) => ({ kind: 'plan', picture }));
  contents.push({ kind: 'roster' });
  if (consolidation.ownPlanRows.length > 0) contents.push({ kind: 'own_plans' });
  if (sources.entries.length > 0) contents.push({ kind: 'sources' });
  return contents.map((content, index) => ({ ...content, label: `Phụ lục ${ROMAN[index] ?? index + 1}` }));
}

function getLabel(frame: ReportFrame, isSought: (annex: Annex) => boolean): string {
  const annex = frame.annexes.find(isSought);
  if (annex === undefined) throw new Error('the report has no such annex');
  return annex.label;
}
