import { paragraph, plain, type Block } from './block.ts';
import type { ReportFrame } from './report-frame.ts';

/** The opening paragraph: on which documents the report rests, who reports what. */
export function buildOpening({ settings, issuerName, subject }: ReportFrame): readonly Block[] {
  const basis = settings.report.legalBasis.map((each) => each.replace(/[;.\s]+$/, '')).join('; ');
  const words = `${issuerName} báo cáo ${lowerFirst(subject)} như sau:`;
  if (basis === '') return [paragraph(words)];
  const opened = /^(Căn cứ|Thực hiện|Theo)\s/.test(basis) ? basis : `Thực hiện ${basis}`;
  return [paragraph(`${opened}, ${words}`)];
}

/** The closing sentence; the mark "./." joins the last word. */
export function buildClosing({ issuerName, subject }: ReportFrame): readonly Block[] {
  const words = `Trên đây là báo cáo ${lowerFirst(subject)}, ${issuerName} kính báo cáo./.`;
  return [{ kind: 'paragraph', style: 'end', line: [plain(words)] }];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
