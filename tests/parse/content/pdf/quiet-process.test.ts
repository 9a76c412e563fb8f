import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aPdf, grid, text } from './a-pdf.ts';

/** Helvetica is not in the file: a viewer would look for it elsewhere. */
it('reads a PDF in a process of its own without a word beside the result and without the network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mung10-pdf-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, aPdf([text('Bao cao', 70, 700), grid([70, 200, 300], [600, 580]), text('1', 74, 585)]));
    const reader = new URL('../../../../src/parse/content/pdf/read-pdf.ts', import.meta.url).href;
    const script = `
      import net from 'node:net';
      import { readFileSync } from 'node:fs';
      const refuse = () => { throw new Error('network'); };
      net.Socket.prototype.connect = refuse;
      globalThis.fetch = refuse;
      const { readPdf } = await import(${JSON.stringify(reader)});
      const { value } = await readPdf(readFileSync(${JSON.stringify(file)}), { file: 'a.pdf' });
      process.stdout.write(String(value.blocks.length));`;
    const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect(run).toMatchObject({ status: 0, stdout: '2', stderr: '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
