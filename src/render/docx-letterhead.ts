import { AlignmentType, BorderStyle, LineRuleType, Paragraph, type IParagraphOptions, type Table } from 'docx';
import { bold, italic, plain } from './block.ts';
import { writeBorderlessTable } from './docx-borderless-table.ts';
import { writeLine } from './docx-line.ts';
import { PARAGRAPH_GAP, PORTRAIT_WIDTH, POINTS_13, POINTS_14 } from './docx-page.ts';
import type { ReportFrame } from './report-frame.ts';

const LEFT_WIDTH = 3500;
const RIGHT_WIDTH = PORTRAIT_WIDTH - LEFT_WIDTH;
const CENTRED = { alignment: AlignmentType.CENTER };

/** "Tiêu ngữ" is underlined by a line exactly as long as its text: 14 pt bold Times New Roman. */
const MOTTO_WIDTH = 3560;
/** An upper-case character of 13 pt bold Times New Roman is about 9.4 pt wide. */
const CAPITAL_WIDTH = 188;
/** The lines under the issuer and the subject are 1/3 to 1/2 of the text above. */
const SHORT_LINE_SHARE = 0.42;
/** Keeps a subject of two lines from leaving one word alone on the second. */
const SUBJECT_INDENT = { left: 800, right: 800 };
const SUBJECT_LINE_WIDTH = 2300;

/**
 * The heading of the report: issuer and national emblem side by side, number, place and date on one line below (NĐ
 * 30/2020, Phụ lục I; two rows without borders, so that number and date stay level), kind and subject of the document,
 * addressees. Number, day and month are blank for văn thư.
 */
export function writeLetterhead(frame: ReportFrame): readonly (Paragraph | Table)[] {
  const { report } = frame.settings;
  const issuerWidth = Math.max(...report.issuer.map((line) => line.length)) * CAPITAL_WIDTH;
  const issuer = [
    ...report.superior.map((line) => writeLine([plain(line)], CENTRED, POINTS_13)),
    ...report.issuer.map((line) => writeLine([bold(line)], CENTRED, POINTS_13)),
    rule(Math.min(issuerWidth, LEFT_WIDTH) * SHORT_LINE_SHARE, LEFT_WIDTH),
  ];
  const nation = [
    writeLine([bold('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')], CENTRED, POINTS_13),
    writeLine([bold('Độc lập - Tự do - Hạnh phúc')], CENTRED, POINTS_14),
    rule(MOTTO_WIDTH, RIGHT_WIDTH),
  ];
  const number = [writeLine([plain(`Số: ${frame.blankNumber}`)], CENTRED, POINTS_13)];
  const date = [writeLine([italic(`${report.place}, ${frame.blankDate}`)], CENTRED, POINTS_14)];
  return [
    writeBorderlessTable(
      [
        [issuer, nation],
        [number, date],
      ],
      [LEFT_WIDTH, RIGHT_WIDTH],
    ),
    writeLine([bold('BÁO CÁO')], { ...CENTRED, spacing: { before: 2 * PARAGRAPH_GAP } }),
    writeLine([bold(bindNames(frame))], { ...CENTRED, indent: SUBJECT_INDENT }),
    rule(SUBJECT_LINE_WIDTH, PORTRAIT_WIDTH),
    ...writeAddressees(report.addressees),
  ];
}

/** The subject, with province and period bound by no-break spaces: a line does not end inside "Bình Định". */
function bindNames({ subject, periodName, settings }: ReportFrame): string {
  return [periodName, settings.province].reduce(
    (text, name) => text.replaceAll(name, name.replaceAll(' ', '\u00A0')),
    subject,
  );
}

/** A line of a given length in the middle of a given width: the upper border of an empty, nearly flat paragraph. */
function rule(length: number, within: number): Paragraph {
  const side = Math.round((within - length) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    spacing: { before: 50, after: 60, line: 60, lineRule: LineRuleType.EXACT },
  });
}

function writeAddressees(addressees: readonly string[]): readonly Paragraph[] {
  const [first = '', ...more] = addressees.map((each) => each.replace(/[;.,\s]+$/, ''));
  if (more.length === 0) {
    return first === '' ? [] : [writeLine([plain(`Kính gửi: ${first}.`)], { ...CENTRED, spacing: ADDRESSEE_SPACING })];
  }
  const lines = [first, ...more].map((each, index) => `- ${each}${index === more.length ? '.' : ';'}`);
  const indented = (left: number, spacing: IParagraphOptions['spacing']) => ({
    indent: { left },
    spacing: spacing ?? {},
  });
  return [
    writeLine([plain('Kính gửi:')], { ...indented(1700, { before: PARAGRAPH_GAP }), keepNext: true }),
    ...lines.map((line, index) =>
      writeLine([plain(line)], indented(2800, index === lines.length - 1 ? { after: 2 * PARAGRAPH_GAP } : {})),
    ),
  ];
}

const ADDRESSEE_SPACING = { before: PARAGRAPH_GAP, after: 2 * PARAGRAPH_GAP };
