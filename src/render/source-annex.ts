import { describePlace } from '../model/source.ts';
import { italic, plain, textCell, type Block, type Column, type Row } from './block.ts';
import type { NumberedSources, SourceEntry } from './number-sources.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Số', widthTwips: 900, align: 'centre' },
  { title: 'Cơ quan, đơn vị, địa phương', widthTwips: 3700, align: 'left' },
  { title: 'Tệp', widthTwips: 4887, align: 'left' },
  { title: 'Vị trí trong tệp', widthTwips: 2600, align: 'left' },
  { title: 'Ghi chú', widthTwips: 2200, align: 'left' },
];

/** The annex by which every statement can be followed to file, sheet and row. */
export function buildSourceAnnex({ entries }: NumberedSources): readonly Block[] {
  const rows = entries.map((entry): Row => ({
    kind: 'cells',
    cells: [
      { lines: [[plain(`[${entry.number}]`)]], entryOf: entry.number },
      textCell(entry.agencyName),
      textCell(entry.source.file),
      textCell(describePlace(entry.source)),
      textCell(describeVersion(entry)),
    ],
    bold: false,
  }));
  return [
    {
      kind: 'paragraph',
      style: 'note',
      line: [
        italic(
          'Mỗi nội dung ghi theo báo cáo của đơn vị mang một số trong ngoặc vuông, dẫn tới dòng cùng số dưới đây.',
        ),
      ],
    },
    { kind: 'table', columns: COLUMNS, rows, look: 'annex' },
  ];
}

function describeVersion({ submissionVersion, corrected }: SourceEntry): string {
  const notes = [
    ...(submissionVersion !== null && submissionVersion > 1 ? [`bản gửi lần ${submissionVersion}`] : []),
    ...(corrected ? ['đã hiệu chỉnh'] : []),
  ];
  return notes.join('; ');
}
