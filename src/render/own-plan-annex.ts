import type { Consolidation } from '../model/consolidation.ts';
import { plain, reference, textCell, type Block, type Column, type Row } from './block.ts';
import { listLines } from './clean-text.ts';
import type { ReportFrame } from './report-frame.ts';

const COLUMNS: readonly Column[] = [
  { title: 'STT', widthTwips: 900, align: 'centre' },
  { title: 'Cơ quan, đơn vị, địa phương', widthTwips: 3400, align: 'left' },
  { title: 'Nội dung do đơn vị báo cáo', widthTwips: 9987, align: 'left' },
];

/** The annex of what agencies report on tasks of their own plans (QĐ 1035, mục V.1), as written. */
export function buildOwnPlanAnnex(consolidation: Consolidation, frame: ReportFrame): readonly Block[] {
  const rows = consolidation.ownPlanRows.map((row, index): Row => {
    const lines = listLines(row.text).map((line) => [plain(line)]);
    const last = lines.pop() ?? [];
    return {
      kind: 'cells',
      cells: [
        textCell(String(index + 1)),
        textCell(row.agency.name),
        { lines: [...lines, [...last, reference(frame.sources.numberOfRow(row))]] },
      ],
      bold: false,
    };
  });
  return [{ kind: 'table', columns: COLUMNS, rows, look: 'annex' }];
}
