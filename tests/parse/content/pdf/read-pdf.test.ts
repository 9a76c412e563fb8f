import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/model/errors.ts';
import { PDF_LIMITS } from '../../../../src/parse/content/pdf/open-pdf.ts';
import { readPdf } from '../../../../src/parse/content/pdf/read-pdf.ts';
import { aPdf, filled, grid, stroke, text, type Drawing } from './a-pdf.ts';

/** Blocks as short lines: "text", "header: text", or the rows of a table; positions of a merge show "^". */
async function readPages(...pages: readonly Drawing[]): Promise<readonly unknown[]> {
  const { value } = await readPdf(aPdf(...pages), { file: 'a.pdf' });
  return value.blocks.map((block) =>
    block.kind === 'text'
      ? `${block.place === 'body' ? '' : `${block.place}: `}${block.text}`
      : block.rows.map((row) => row.cells.map((cell) => (cell.anchor === null ? cell.text : '^'))),
  );
}

const COLUMNS = [70, 110, 300, 500] as const;
const cells = (y: number, ...words: readonly string[]) =>
  words.map((word, index) => text(word, (COLUMNS[index] ?? 0) + 4, y));

describe('paragraphs', () => {
  it('joins lines that were wrapped and parts lines that were ended', async () => {
    const blocks = await readPages([
      text('Thuc hien Quyet dinh so 1035 cua Uy ban nhan dan tinh ve viec ban hanh Ke', 70, 700),
      text('hoach trien khai De an 06, So Tu phap bao cao.', 70, 684),
      text('Cong tac chi dao', 70, 668),
      text('duoc quan tam.', 70, 652),
    ]);
    expect(blocks).toEqual([
      'Thuc hien Quyet dinh so 1035 cua Uy ban nhan dan tinh ve viec ban hanh Ke hoach trien khai De an 06, So Tu phap bao cao.',
      'Cong tac chi dao',
      'duoc quan tam.',
    ]);
  });

  it('begins a paragraph at an item mark, an indented line, a bold line and a wide gap', async () => {
    const full = 'Trong thang So da tham muu Uy ban nhan dan tinh ban hanh cac van ban chi dao';
    const blocks = await readPages([
      text(full, 70, 700),
      text('- Ke hoach so 45', 70, 684),
      text(full, 70, 660),
      text(full, 98, 644),
      text(full, 70, 628, { bold: true }),
      text(full, 70, 612),
      text(full, 70, 560),
    ]);
    expect(blocks).toEqual([full, '- Ke hoach so 45', full, full, full, full, full]);
  });

  it('goes on with an abbreviation at the end of a sentence, and ends a title in capitals', async () => {
    const blocks = await readPages([
      text('KET QUA THUC HIEN NHIEM VU TRONG THANG CUA SO TU PHAP TINH', 70, 716),
      text('Trong thang, So Tu phap da phoi hop voi cac so, nganh de ra soat va cong khai', 70, 700),
      text('TTHC.', 70, 684),
    ]);
    expect(blocks).toHaveLength(2);
  });

  it('does not take a number at the start of a line for an item', async () => {
    const blocks = await readPages([
      text('Den ngay bao cao, cong an cac xa da ra soat va cap nhat day du tong cong la', 70, 700),
      text('1.789 truong hop.', 70, 684),
    ]);
    expect(blocks).toHaveLength(1);
  });

  it('keeps symbols of documents together that a line break divides', async () => {
    const blocks = await readPages([
      text('Thuc hien theo de nghi cua Van phong Uy ban nhan dan tinh tai To trinh 104/TTr-', 70, 700),
      text('VPUBND ngay 02/4/2025.', 70, 684),
    ]);
    expect(blocks).toEqual([
      'Thuc hien theo de nghi cua Van phong Uy ban nhan dan tinh tai To trinh 104/TTr-VPUBND ngay 02/4/2025.',
    ]);
  });

  it('goes on with a sentence that a page break cut', async () => {
    const blocks = await readPages(
      [text('Cong an tinh phoi hop voi cac so, ban, nganh to chuc kiem tra viec thuc hien', 70, 90)],
      [text('tai cac dia phuong.', 70, 760), text('Het.', 70, 744)],
    );
    expect(blocks).toEqual([
      'Cong an tinh phoi hop voi cac so, ban, nganh to chuc kiem tra viec thuc hien tai cac dia phuong.',
      'Het.',
    ]);
  });

  it('reads a letterhead one block after the other, also where its first line leaves little room', async () => {
    const blocks = await readPages([
      text('UY BAN NHAN DAN TINH', 70, 780),
      text('CONG HOA XA HOI CHU NGHIA VIET NAM', 220, 780),
      text('SO TU PHAP', 100, 764, { bold: true }),
      text('Doc lap - Tu do - Hanh phuc', 270, 764),
      text('So: 12/BC-STP', 90, 748),
      text('Binh Dinh, ngay 09 thang 4', 280, 748),
      text('BAO CAO', 255, 720, { bold: true }),
    ]);
    expect(blocks).toEqual([
      'UY BAN NHAN DAN TINH',
      'SO TU PHAP',
      'So: 12/BC-STP',
      'CONG HOA XA HOI CHU NGHIA VIET NAM',
      'Doc lap - Tu do - Hanh phuc',
      'Binh Dinh, ngay 09 thang 4',
      'BAO CAO',
    ]);
  });

  it('reads blocks side by side whose lines are not on the same height', async () => {
    const blocks = await readPages([
      text('BAO HIEM XA HOI', 80, 780),
      text('CONG HOA XA HOI CHU NGHIA VIET NAM', 260, 776),
      text('TINH BINH DINH', 84, 764),
      text('Doc lap - Tu do - Hanh phuc', 290, 758),
      text('So: 467/BC-BHXH', 80, 740),
      text('Binh Dinh, ngay 08 thang 4', 295, 740),
      text('Thuc hien Quyet dinh so 1035 cua Uy ban nhan dan tinh ve viec ban hanh Ke', 70, 700),
    ]);
    expect(blocks.slice(0, 6)).toEqual([
      'BAO HIEM XA HOI',
      'TINH BINH DINH',
      'So: 467/BC-BHXH',
      'CONG HOA XA HOI CHU NGHIA VIET NAM',
      'Doc lap - Tu do - Hanh phuc',
      'Binh Dinh, ngay 08 thang 4',
    ]);
  });

  it('joins a centred title that its author broke', async () => {
    const blocks = await readPages([
      text('BAO CAO', 262, 720, { bold: true }),
      text('Ket qua thuc hien nhiem vu De an 06', 180, 704, { bold: true }),
      text('thang 4 nam 2025', 237, 688, { bold: true }),
      text('Thuc hien Quyet dinh so 1035 cua Uy ban nhan dan tinh ve viec ban hanh Ke hoach', 70, 660),
    ]);
    expect(blocks.slice(0, 2)).toEqual(['BAO CAO', 'Ket qua thuc hien nhiem vu De an 06 thang 4 nam 2025']);
  });

  it('tells bold and centred paragraphs', async () => {
    const { value } = await readPdf(
      aPdf([
        text('BAO CAO', 239, 700, { bold: true }),
        text('Thuc hien Quyet dinh so 1035 cua Uy ban nhan dan tinh ve viec ban hanh', 70, 660),
      ]),
      { file: 'a.pdf' },
    );
    expect(value.blocks).toMatchObject([
      { text: 'BAO CAO', bold: true, centred: true, source: { file: 'a.pdf', page: 1, paragraph: 1 } },
      { bold: false, centred: false, source: { page: 1, paragraph: 2 } },
    ]);
  });

  it('reads words once that were printed several times to make them bold', async () => {
    const blocks = await readPages([0, 0.3, 0.6].map((shift) => text('NGHI QUYET', 70 + shift, 700)));
    expect(blocks).toEqual(['NGHI QUYET']);
  });

  it('sets page numbers and lines that repeat on the pages apart', async () => {
    const page = (number: number, words: string) => [
      text(String(number), 290, 800),
      text(words, 70, 500),
      text('Bao cao De an 06', 70, 40),
    ];
    expect(await readPages(page(1, 'Mot'), page(2, 'Hai'))).toEqual([
      'header: 1', 'Mot', 'footer: Bao cao De an 06', 'header: 2', 'Hai', 'footer: Bao cao De an 06',
    ]); // prettier-ignore
  });
});

describe('ruled tables', () => {
  const words = [...cells(705, 'STT', 'Noi dung', 'Ket qua'), ...cells(685, '1', 'So hoa ho so', 'Dang lam')];

  it.each([
    ['stroked lines', stroke],
    ['the thin filled boxes of Word', filled],
  ])('are found by %s, their words stand in them and nowhere else', async (_, line) => {
    const blocks = await readPages([
      text('PHU LUC', 250, 740),
      grid(COLUMNS, [720, 700, 680], line),
      ...words,
      text('Het.', 70, 660),
    ]);
    expect(blocks).toEqual([
      'PHU LUC',
      [
        ['STT', 'Noi dung', 'Ket qua'],
        ['1', 'So hoa ho so', 'Dang lam'],
      ],
      'Het.',
    ]);
  });

  it('are found without borders at their sides', async () => {
    const across = [720, 700, 680].map((y) => stroke(70, y, 500, y));
    const blocks = await readPages([...across, stroke(110, 680, 110, 720), stroke(300, 680, 300, 720), ...words]);
    expect(blocks).toEqual([
      [
        ['STT', 'Noi dung', 'Ket qua'],
        ['1', 'So hoa ho so', 'Dang lam'],
      ],
    ]);
  });

  it('know cells that go over several columns and rows', async () => {
    const lines = [720, 680, 660].map((y) => stroke(70, y, 500, y));
    const blocks = await readPages([
      ...lines,
      stroke(70, 700, 300, 700),
      stroke(70, 660, 70, 720),
      stroke(110, 660, 110, 700),
      stroke(300, 660, 300, 720),
      stroke(500, 660, 500, 720),
      ...cells(705, 'Nhom', '', 'Ghi chu'),
      ...cells(685, '1', 'a'),
      ...cells(665, '2', 'b', 'c'),
    ]);
    expect(blocks).toEqual([
      [
        ['Nhom', '^', 'Ghi chu'],
        ['1', 'a', '^'],
        ['2', 'b', 'c'],
      ],
    ]);
  });

  it('join the lines of a cell that were wrapped and keep those that were ended', async () => {
    const blocks = await readPages([
      grid([70, 110, 190], [720, 640]),
      text('1', 74, 705),
      text('Ra soat thu tuc', 114, 705),
      text('hanh chinh;', 114, 690),
      text('- Xong', 114, 675),
      text('Dat', 114, 660),
    ]);
    expect(blocks).toEqual([[['1', 'Ra soat thu tuc hanh chinh;\n- Xong\nDat']]]);
  });

  it('join a date and a percentage that a narrow column broke', async () => {
    const blocks = await readPages([
      grid([70, 125, 156], [720, 680]),
      text('31/12/202', 72, 705),
      text('6', 72, 690),
      text('70,5', 128, 705),
      text('%', 128, 690),
    ]);
    expect(blocks).toEqual([[['31/12/2026', '70,5%']]]);
  });

  it('part words of neighbouring cells that were drawn at one go', async () => {
    const blocks = await readPages([
      grid(COLUMNS, [720, 700]),
      text('STT     Noi dung nhiem vu', 74, 705),
      text('Ket qua', 304, 705),
    ]);
    expect(blocks).toEqual([[['STT', 'Noi dung nhiem vu', 'Ket qua']]]);
  });

  it('are not made of a frame around a text or of underlined words', async () => {
    const blocks = await readPages([
      grid([60, 300], [720, 690]),
      text('Mau so 01', 70, 700),
      text('BAO CAO', 70, 650),
      stroke(70, 648, 120, 648),
    ]);
    expect(blocks).toEqual(['Mau so 01', 'BAO CAO']);
  });

  it('stay apart on two pages, with the rows marked that repeat', async () => {
    const { value } = await readPdf(
      aPdf(
        [grid(COLUMNS, [120, 100, 80]), ...cells(105, 'STT', 'Noi dung', 'Ket qua'), ...cells(85, '1', 'a', 'b')],
        [grid(COLUMNS, [780, 760, 740]), ...cells(765, 'STT', 'Noi dung', 'Ket qua'), ...cells(745, '2', 'c', 'd')],
      ),
      { file: 'a.pdf' },
    );
    expect(value.blocks).toMatchObject([
      {
        source: { page: 1, table: 1 },
        rows: [{ repeatsAsHeader: true }, { repeatsAsHeader: false, source: { row: 2 } }],
      },
      { source: { page: 2, table: 2 }, rows: [{ repeatsAsHeader: true }, { repeatsAsHeader: false }] },
    ]);
  });

  it('make one row of a row that a page break cut', async () => {
    const header = (y: number) => cells(y, 'STT', 'Noi dung', 'Ket qua');
    const blocks = await readPages(
      [grid(COLUMNS, [120, 100, 80]), ...header(105), ...cells(85, '1', 'So hoa', 'Da ra soat va')],
      [
        grid(COLUMNS, [780, 760, 740, 720]),
        ...header(765),
        ...cells(745, '', '', 'cap nhat.'),
        ...cells(725, '2', 'c', 'd'),
      ],
    );
    expect(blocks).toEqual([
      [
        ['STT', 'Noi dung', 'Ket qua'],
        ['1', 'So hoa', 'Da ra soat va cap nhat.'],
      ],
      [
        ['STT', 'Noi dung', 'Ket qua'],
        ['2', 'c', 'd'],
      ],
    ]);
  });

  it('keep a row without number that says something of its own', async () => {
    const blocks = await readPages(
      [grid(COLUMNS, [100, 80]), ...cells(85, '1', 'So hoa ho so.', 'Xong.')],
      [grid(COLUMNS, [780, 760]), ...cells(765, '', 'Lam sach du lieu', 'Xong.')],
    );
    expect(blocks).toEqual([[['1', 'So hoa ho so.', 'Xong.']], [['', 'Lam sach du lieu', 'Xong.']]]);
  });

  it('are not looked for in a drawing', async () => {
    const hatch = Array.from({ length: 6100 }, (_, index) => stroke(50, 50 + index / 10, 500, 50 + index / 10));
    expect(await readPages([...hatch, text('Bieu do', 70, 780)])).toEqual(['Bieu do']);
  });
});

describe('files that hold no good text', () => {
  it('has no blocks and a remark for a scan', async () => {
    const read = await readPdf(aPdf([], [stroke(1, 1, 100, 1)]), { file: 'a.pdf' });
    expect(read.value.blocks).toEqual([]);
    expect(read.remarks.map((remark) => remark.code)).toEqual(['pdf_without_text']);
  });

  it('names the pages without text of a file that has text on others', async () => {
    const read = await readPdf(aPdf([text('Bao cao', 70, 700)], []), { file: 'a.pdf' });
    expect(read.value.blocks).toHaveLength(1);
    expect(read.remarks).toMatchObject([{ code: 'pdf_without_text', source: { page: 2 } }]);
    expect(read.remarks[0]?.message).toContain('Trang 2');
  });

  it('remarks on text that lost its letters', async () => {
    const lines = Array.from({ length: 10 }, (_, index) => text('Cng tc thng k x nghip', 70, 700 - index * 16));
    const read = await readPdf(aPdf(lines), { file: 'a.pdf' });
    expect(read.remarks.map((remark) => remark.code)).toEqual(['pdf_text_poor']);
  });

  it('reads as many pages as the limit says and remarks on the others', async () => {
    const read = await readPdf(aPdf([text('Mot', 70, 700)], [text('Hai', 70, 700)]), {
      file: 'a.pdf',
      limits: { ...PDF_LIMITS, pages: 1 },
    });
    expect(read.value.blocks).toHaveLength(1);
    expect(read.remarks.map((remark) => remark.code)).toEqual(['part_skipped']);
  });

  it('refuses more text than any report has', async () => {
    const read = readPdf(aPdf([text('Mot', 70, 700), text('Hai', 70, 600)]), {
      file: 'a.pdf',
      limits: { pages: 1, pieces: 1 },
    });
    await expect(read).rejects.toMatchObject({ code: 'too_large' });
  });

  it.each([
    ['no PDF at all', new TextEncoder().encode('khong phai PDF')],
    ['a PDF cut off', aPdf([text('Bao cao', 70, 700)]).slice(0, 60)],
  ])('says that %s is corrupt', async (_, bytes) => {
    const error: unknown = await readPdf(bytes, { file: 'a.pdf' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: 'corrupt' });
  });
});
