import {
  AlignmentType,
  Header,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type ISectionOptions,
  type IStylesOptions,
} from 'docx';

/** Twips (1/1440 inch) and half-points, the units of WordprocessingML. */
const A4 = { width: 11_906, height: 16_838 };
/** Top and bottom 20 mm, left 30 mm (NĐ 30/2020, Phụ lục I: 20–25, 30–35). */
const MARGIN = { top: 1134, bottom: 1134, left: 1701, header: 567, footer: 567 };
const RIGHT_20_MM = 1134;
const RIGHT_15_MM = 850;

/** Width between the margins of the report's portrait pages. */
export const PORTRAIT_WIDTH = A4.width - MARGIN.left - RIGHT_20_MM;

export const POINTS_14 = 28;
export const POINTS_13 = 26;
export const POINTS_12 = 24;
export const POINTS_11 = 22;
const POINTS_10 = 20;
/** 6 pt between paragraphs, the least that the decree asks for. */
export const PARAGRAPH_GAP = 120;
/** 1.27 cm. */
export const FIRST_LINE = 720;

export type StyleId = 'Body' | 'TableText' | 'TableHead' | 'NarrowHead';

const FONT = 'Times New Roman';
const JUSTIFIED = { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: FIRST_LINE } };
const SINGLE = { line: 240, lineRule: LineRuleType.AUTO };
const TABLE_GAP = { ...SINGLE, before: 20, after: 20 };
const HEADING = { run: { font: FONT, size: POINTS_14, bold: true, color: '000000' }, basedOn: 'Normal', next: 'Body' };

/** The looks of the document: Times New Roman, 14 pt text, 11 pt tables, Vietnamese for the spelling checker. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: POINTS_14, language: { value: 'vi-VN', eastAsia: 'vi-VN' } },
      paragraph: { spacing: { ...SINGLE, before: 0, after: 0 } },
    },
    heading1: {
      ...HEADING,
      run: { ...HEADING.run, allCaps: true },
      paragraph: { ...JUSTIFIED, spacing: { before: PARAGRAPH_GAP, after: PARAGRAPH_GAP }, keepNext: true },
    },
    heading2: { ...HEADING, paragraph: { ...JUSTIFIED, spacing: { after: PARAGRAPH_GAP }, keepNext: true } },
  },
  paragraphStyles: [
    paragraphStyle('Body', 'Nội dung', POINTS_14, { ...JUSTIFIED, spacing: { ...SINGLE, after: PARAGRAPH_GAP } }),
    paragraphStyle('TableText', 'Bảng - nội dung', POINTS_11, { spacing: TABLE_GAP }),
    paragraphStyle('TableHead', 'Bảng - tiêu đề', POINTS_11, { spacing: TABLE_GAP }),
    paragraphStyle('NarrowHead', 'Bảng - tiêu đề cột hẹp', POINTS_10, { spacing: TABLE_GAP }),
  ],
};

function paragraphStyle(id: StyleId, name: string, size: number, paragraph: object) {
  return { id, name, basedOn: 'Normal', quickFormat: true, run: { size }, paragraph };
}

/** The bookmark of a source's entry in the last annex, where references lead to. */
export function sourceAnchor(source: number): string {
  return `nguon_${source}`;
}

/** The report itself: portrait, the page number at the top centre from page 2 on. */
export function portraitSection(children: ISectionOptions['children']): ISectionOptions {
  return {
    properties: {
      page: {
        size: { ...A4, orientation: PageOrientation.PORTRAIT },
        margin: { ...MARGIN, right: RIGHT_20_MM },
        pageNumbers: { start: 1 },
      },
      titlePage: true,
    },
    headers: { default: pageNumberHeader(), first: new Header({ children: [new Paragraph('')] }) },
    children,
  };
}

/** An annex: landscape, its pages counted from 1 on their own (NĐ 30/2020, Phụ lục I). */
export function landscapeSection(children: ISectionOptions['children']): ISectionOptions {
  return {
    properties: {
      page: {
        size: { ...A4, orientation: PageOrientation.LANDSCAPE },
        margin: { ...MARGIN, right: RIGHT_15_MM },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: pageNumberHeader() },
    children,
  };
}

function pageNumberHeader(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: POINTS_14 });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}
