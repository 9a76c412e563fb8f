import { Document, type ISectionOptions } from 'docx';
import type { CatalogSettings } from '../model/catalog.ts';
import type { Consolidation } from '../model/consolidation.ts';
import { heading, type Block } from './block.ts';
import { cleanLine } from './clean-text.ts';
import { writeAnnexHeading } from './docx-annex-heading.ts';
import { writeBlocks } from './docx-block.ts';
import { writeLetterhead } from './docx-letterhead.ts';
import { flatParagraph } from './docx-line.ts';
import { landscapeSection, portraitSection, STYLES } from './docx-page.ts';
import { writeSignature } from './docx-signature.ts';
import { buildClosing, buildOpening } from './opening-and-closing.ts';
import { buildOwnPlanAnnex } from './own-plan-annex.ts';
import { packDocument } from './pack-document.ts';
import { buildPlanAnnex } from './plan-annex.ts';
import { buildProgressSection } from './progress-section.ts';
import { buildFrame, type Annex, type ReportFrame } from './report-frame.ts';
import { buildResultSection } from './result-section.ts';
import { buildRosterAnnex } from './roster-annex.ts';
import { buildSourceAnnex } from './source-annex.ts';
import { buildStatementSection } from './statement-section.ts';
import { buildSubmissionSection } from './submission-section.ts';

/**
 * Renders the consolidated provincial report as .docx, laid out after Nghị định 30/2020/NĐ-CP, Phụ lục I: the report in
 * portrait, then its annexes in landscape, each with pages of its own.
 * @returns the same bytes for the same values, in every process and time zone; number, day, month and signature are blank
 */
export async function renderReport(
  consolidation: Consolidation,
  { settings }: { settings: CatalogSettings },
): Promise<Uint8Array> {
  const frame = buildFrame(consolidation, settings);
  const document = new Document({
    title: cleanLine(`Báo cáo ${frame.subject}`),
    creator: cleanLine(frame.issuerName),
    lastModifiedBy: cleanLine(frame.issuerName),
    styles: STYLES,
    sections: [
      writeBody(consolidation, frame),
      ...frame.annexes.map((annex) => writeAnnex(annex, { consolidation, frame })),
    ],
  });
  return await packDocument(document, consolidation.dueOn);
}

function writeBody(consolidation: Consolidation, frame: ReportFrame): ISectionOptions {
  const blocks: readonly Block[] = [
    ...buildOpening(frame),
    ...buildSubmissionSection(consolidation, frame),
    heading(1, 'II. Kết quả thực hiện các nhiệm vụ'),
    ...buildProgressSection(consolidation.plans),
    ...buildResultSection(consolidation.plans, frame),
    ...buildStatementSection(consolidation, { kind: 'difficulty', frame }),
    ...buildStatementSection(consolidation, { kind: 'proposal', frame }),
    ...buildClosing(frame),
  ];
  return portraitSection([...writeLetterhead(frame), ...writeBlocks(blocks), writeSignature(frame), flatParagraph(20)]);
}

type AnnexContext = { readonly consolidation: Consolidation; readonly frame: ReportFrame };

function writeAnnex(annex: Annex, context: AnnexContext): ISectionOptions {
  return landscapeSection([...writeAnnexHeading(annex, context.frame), ...writeBlocks(buildAnnex(annex, context))]);
}

function buildAnnex(annex: Annex, { consolidation, frame }: AnnexContext): readonly Block[] {
  switch (annex.kind) {
    case 'plan':
      return buildPlanAnnex(annex.picture, { consolidation, frame });
    case 'roster':
      return buildRosterAnnex(consolidation);
    case 'own_plans':
      return buildOwnPlanAnnex(consolidation, frame);
    case 'sources':
      return buildSourceAnnex(frame.sources);
  }
  return annex satisfies never;
}
