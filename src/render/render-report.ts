import { Document } from 'docx';
import type { CatalogSettings } from '../model/catalog.ts';
import type { Consolidation } from '../model/consolidation.ts';
import { heading, type Block, type TableBlock } from './block.ts';
import { cleanLine } from './clean-text.ts';
import { writeAnnexHeading } from './docx-annex-heading.ts';
import { writeBlocks } from './docx-block.ts';
import { writeLetterhead } from './docx-letterhead.ts';
import { flatParagraph } from './docx-line.ts';
import { landscapeSection, portraitSection, STYLES } from './docx-page.ts';
import { writeSignature } from './docx-signature.ts';
import { writeTable } from './docx-table.ts';
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
  const body = buildBody(consolidation, frame);
  const annexes = frame.annexes.map((annex) => ({ annex, blocks: buildAnnex(annex, { consolidation, frame }) }));
  const document = new Document({
    title: cleanLine(`Báo cáo ${frame.subject}`),
    creator: cleanLine(frame.issuerName),
    lastModifiedBy: cleanLine(frame.issuerName),
    styles: STYLES,
    sections: [
      portraitSection([
        ...writeLetterhead(frame),
        ...writeBlocks(body),
        writeSignature(frame),
        flatParagraph(END_HEIGHT),
      ]),
      ...annexes.map(({ annex, blocks }) =>
        landscapeSection([...writeAnnexHeading(annex, frame), ...writeBlocks(blocks)]),
      ),
    ],
  });
  const tables = [body, ...annexes.map(({ blocks }) => blocks)].flat().filter(isTable);
  return await packDocument(document, { tables: tables.map(writeTable), createdOn: consolidation.dueOn });
}

/** The paragraph that the format asks for after the last table must not open a page of its own. */
const END_HEIGHT = 20;

function buildBody(consolidation: Consolidation, frame: ReportFrame): readonly Block[] {
  const submissions = buildSubmissionSection(consolidation, frame);
  return [
    ...buildOpening(frame),
    ...submissions,
    heading(1, 'II. Kết quả thực hiện các nhiệm vụ'),
    ...buildProgressSection(consolidation.plans, submissions.filter(isTable).length + 1),
    ...buildResultSection(consolidation.plans, frame),
    ...buildStatementSection(consolidation, { kind: 'difficulty', frame }),
    ...buildStatementSection(consolidation, { kind: 'proposal', frame }),
    ...buildClosing(frame),
  ];
}

function isTable(block: Block): block is TableBlock {
  return block.kind === 'table';
}

type AnnexContext = { readonly consolidation: Consolidation; readonly frame: ReportFrame };

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
