/** Draws one page: text in Helvetica at places from the lower left corner, lines, filled boxes. A4 upright. */
export type Drawing = readonly string[];

export function text(words: string, x: number, y: number, { bold = false, size = 12 } = {}): string {
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${x} ${y} Td (${words.replace(/[\\()]/g, '\\$&')}) Tj ET`;
}

export function stroke(x1: number, y1: number, x2: number, y2: number): string {
  return `0.5 w ${x1} ${y1} m ${x2} ${y2} l S`;
}

/** A border as Word draws it: a filled box half a point thick. */
export function filled(x1: number, y1: number, x2: number, y2: number): string {
  return `${x1} ${y1} ${Math.max(0.48, x2 - x1)} ${Math.max(0.48, y2 - y1)} re f*`;
}

type Line = (x1: number, y1: number, x2: number, y2: number) => string;

/** The lines of a table with the given edges, every one drawn. */
export function grid(xs: readonly number[], ys: readonly number[], line: Line = stroke): string {
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  const across = ys.map((y) => line(left, y, right, y));
  const down = xs.map((x) => line(x, Math.min(top, bottom), x, Math.max(top, bottom)));
  return [...across, ...down].join('\n');
}

/** A PDF of the pages drawn, without compression. */
export function aPdf(...pages: readonly Drawing[]): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ];
  pages.forEach((drawing, index) => {
    const content = drawing.join('\n');
    const resources = '<< /Font << /F1 3 0 R /F2 4 0 R >> >>';
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${resources} /Contents ${6 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  });
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}
