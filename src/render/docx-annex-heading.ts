import { AlignmentType, type Paragraph } from 'docx';
import { bold, italic } from './block.ts';
import { writeLine } from './docx-line.ts';
import { PARAGRAPH_GAP, POINTS_13 } from './docx-page.ts';
import { describePlan, type Annex, type ReportFrame } from './report-frame.ts';

/** The heading of an annex: number, title, and the report that it belongs to (NĐ 30/2020, Phụ lục I). */
export function writeAnnexHeading(annex: Annex, frame: ReportFrame): readonly Paragraph[] {
  const parent = `(Kèm theo Báo cáo số ${frame.blankNumber} ${frame.blankDate} của ${frame.issuerName})`;
  return [
    writeLine([bold(annex.label)], CENTRED),
    writeLine([bold(nameAnnex(annex, frame).toUpperCase())], CENTRED, POINTS_13),
    writeLine([italic(parent)], { ...CENTRED, spacing: { after: PARAGRAPH_GAP } }, POINTS_13),
  ];
}

const CENTRED = { alignment: AlignmentType.CENTER };

function nameAnnex(annex: Annex, { periodName }: ReportFrame): string {
  switch (annex.kind) {
    case 'plan':
      return `Tiến độ, kết quả thực hiện các nhiệm vụ theo ${describePlan(annex.picture.plan)} ${periodName}`;
    case 'roster':
      return `Tình hình gửi báo cáo của các cơ quan, đơn vị, địa phương ${periodName}`;
    case 'own_plans':
      return `Kết quả thực hiện kế hoạch riêng của các cơ quan, đơn vị, địa phương ${periodName}`;
    case 'sources':
      return 'Nguồn số liệu';
  }
  return annex satisfies never;
}
