import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenedMessage } from '../../src/model/message.ts';
import { openMessage } from '../../src/ingest/open-message.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/mail');
const cases = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Set to write what comes out as what is expected; then read the difference line by line before it is committed. */
const REGENERATE = process.env['REGENERATE_FIXTURES'] === 'mail';

describe('a mail that was hard to read', () => {
  it('is kept, several of them, and none is being rewritten', () => {
    expect(cases.length).toBeGreaterThanOrEqual(10);
    expect(cases.filter((each) => !existsSync(join(FOLDER, each.name, 'why.md')))).toEqual([]);
    expect(REGENERATE).toBe(false);
  });

  it.each(cases.map((each) => each.name))('%s', async (name) => {
    const message = await openMessage(readFileSync(join(FOLDER, name, 'input.eml')));
    const expectedPath = join(FOLDER, name, 'expected.json');
    if (REGENERATE) writeFileSync(expectedPath, `${JSON.stringify(describeOpened(message), null, 2)}\n`);
    expect(describeOpened(message)).toEqual(JSON.parse(readFileSync(expectedPath, 'utf8')));
  });
});

function describeOpened(message: OpenedMessage): unknown {
  const attachments = message.attachments.map(({ bytes, error, ...file }) => ({
    ...file,
    sizeBytes: bytes.length,
    error: error?.code ?? null,
  }));
  const sentAt = message.sentAt?.toISOString() ?? null;
  const forwarded = (message.forwarded ?? []).map((each) => ({ ...each, sentAt: each.sentAt?.toISOString() ?? null }));
  return { ...message, sentAt, attachments, forwarded };
}
