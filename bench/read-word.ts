import { unzipSync, zipSync } from 'fflate';
import { readWord } from '../src/parse/content/word/read-word.ts';

/**
 * How long a Word document takes from its zipped bytes to Content: `npx tsx bench/read-word.ts`.
 * The documents are made here, as heavy in markup as Word's own; medians after a warm-up. Processor time tells more
 * than the clock on a busy machine, though it holds the work of the collector's threads too.
 */

const WARM_UP = 5;
const RUNS = 15;
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const SENTENCE =
  'Sở Tư pháp đã phối hợp với Công an tỉnh rà soát, làm sạch dữ liệu hộ tịch, đạt 4.427/6.283 trường hợp (70,3%). ';

/** A paragraph, cut in runs by spelling and revision marks. */
function paragraph(text: string, properties: string, runCount: number): string {
  const run = (part: string) =>
    `<w:r w:rsidRPr="00A77B3E"><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t xml:space="preserve">${part}</w:t></w:r>`;
  const length = Math.ceil(text.length / runCount);
  const runs = Array.from({ length: runCount }, (_, at) => run(text.slice(at * length, (at + 1) * length)));
  return `<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr>${properties}<w:spacing w:before="60" w:after="60"/><w:jc w:val="both"/></w:pPr>${runs.join('<w:proofErr w:type="spellStart"/>')}</w:p>`;
}

const numbered = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;

/** Some 25 lines a page: 250 paragraphs of two or three lines. */
function report(): string {
  return Array.from({ length: 250 }, (_, at) => {
    if (at % 12 === 0) return paragraph('KẾT QUẢ THỰC HIỆN NHIỆM VỤ', `<w:pStyle w:val="Heading1"/>${numbered(0)}`, 1);
    return paragraph(SENTENCE.repeat(2), at % 3 === 0 ? numbered(1) : '', 3);
  }).join('');
}

function table(rows: number): string {
  const cell = (content: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="1200" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;
  const texts = [
    'Rà soát, tái cấu trúc quy trình',
    'Sở Tư pháp',
    'Các sở, ban, ngành',
    '30/6/2025',
    'Đã hoàn thành',
    '100%',
    '',
  ];
  const row = `<w:tr w:rsidR="00A77B3E"><w:trPr><w:cantSplit/></w:trPr>${[
    cell(paragraph('', numbered(1), 0)),
    ...texts.map((text) => cell(paragraph(text, '', text === '' ? 0 : 1))),
  ].join('')}</w:tr>`;
  return `<w:tbl>${row.repeat(rows)}</w:tbl>`;
}

function zipped(body: string): Uint8Array {
  const relationships = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const level = (at: number, format: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%${at + 1}."/></w:lvl>`;
  const files = {
    '_rels/.rels': relationships(`<Relationship Id="a" Type="${REL}/officeDocument" Target="word/document.xml"/>`),
    'word/_rels/document.xml.rels': relationships(
      `<Relationship Id="a" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="b" Type="${REL}/numbering" Target="numbering.xml"/>`,
    ),
    'word/styles.xml': `<w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>`,
    'word/numbering.xml': `<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman')}${level(1, 'decimal')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`,
  };
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, encoder.encode(xml)])));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function measure(name: string, bytes: Uint8Array): Record<string, string | number> {
  const inflating: number[] = [];
  const reading: number[] = [];
  const processor: number[] = [];
  let blocks = 0;
  let xmlBytes = 0;
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const parts = new Map(Object.entries(unzipSync(bytes)));
    const inflated = performance.now();
    blocks = readWord(parts, { file: name }).value.blocks.length;
    const read = performance.now();
    xmlBytes = parts.get('word/document.xml')?.length ?? 0;
    if (run < 0) continue;
    inflating.push(inflated - start);
    reading.push(read - inflated);
    const { user, system } = process.cpuUsage(cpu);
    processor.push((user + system) / 1000);
  }
  return {
    document: name,
    'zip kB': Math.round(bytes.length / 1000),
    'document.xml MB': Number((xmlBytes / 1e6).toFixed(2)),
    blocks,
    'inflate ms': Number(median(inflating).toFixed(1)),
    'read ms': Number(median(reading).toFixed(1)),
    'cpu ms': Number(median(processor).toFixed(1)),
    'bytes to Content ms': Number(median(inflating.map((ms, at) => ms + (reading[at] ?? 0))).toFixed(1)),
  };
}

console.table([
  measure('report of 20 pages', zipped(report())),
  measure('annex of 73 rows', zipped(table(73))),
  measure('table of 5,000 rows', zipped(table(5000))),
]);
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
