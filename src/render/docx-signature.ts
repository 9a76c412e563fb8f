import { AlignmentType, type Paragraph, type Table } from 'docx';
import { bold, plain, type Inline } from './block.ts';
import { writeBorderlessTable } from './docx-borderless-table.ts';
import { writeLine } from './docx-line.ts';
import { PORTRAIT_WIDTH, POINTS_11, POINTS_12, POINTS_14 } from './docx-page.ts';
import type { ReportFrame } from './report-frame.ts';

const LEFT_WIDTH = 4536;
/** Room for signature and seal between title and name: about 2.5 cm. */
const SIGNATURE_SPACE = 1500;

/** The end of the report: recipients on the left, level with the signer's authority on the right. */
export function writeSignature({ settings }: ReportFrame): Table {
  const { signerAuthority, signerName, recipients } = settings.report;
  const to: Inline = { kind: 'words', text: 'Nơi nhận:', bold: true, italic: true };
  const left = [writeLine([to], {}, POINTS_12), ...listRecipients(recipients)];
  const right = [
    ...signerAuthority.map((line) => writeLine([bold(line)], CENTRED, POINTS_14)),
    writeLine([bold(signerName)], { ...CENTRED, spacing: { before: SIGNATURE_SPACE } }, POINTS_14),
  ];
  return writeBorderlessTable([[left, right]], [LEFT_WIDTH, PORTRAIT_WIDTH - LEFT_WIDTH]);
}

const CENTRED = { alignment: AlignmentType.CENTER };

/** "- Như trên;" … "- Lưu: VT, KSTT." */
function listRecipients(recipients: readonly string[]): readonly Paragraph[] {
  return recipients.map((each, index) => {
    const end = index === recipients.length - 1 ? '.' : ';';
    return writeLine([plain(`- ${each.replace(/[;.\s]+$/, '')}${end}`)], {}, POINTS_11);
  });
}
