import { describe, expect, it } from 'vitest';
import { claimMessage } from '../../src/aggregate/claim-message.ts';
import type { ClaimContext, FileEvidence } from '../../src/aggregate/message-evidence.ts';
import { BODY_PART_NAME } from '../../src/model/message.ts';
import { aCatalog, aFile, aMessage, aReading, aTaskReading } from './values.ts';
import { anAgency } from '../model/an-agency.ts';

const context: ClaimContext = { catalog: aCatalog(), trustedAuthServers: ['mx.binhdinh.gov.vn'] };
const report = aReading({ records: [aTaskReading({ task: 1 })] });

describe('what one message is', () => {
  it('counts the report of an agency whose address is known', () => {
    const claim = claimMessage(
      aMessage({ sha256: 'a', files: [aFile({ name: 'bc.xlsx', reading: report })] }),
      context,
    );
    expect(claim.outcome).toBe('submission');
    expect(claim.parts).toEqual([
      expect.objectContaining({
        agency: { id: 'so-tu-phap', name: 'Sở Tư pháp' },
        period: '2025-04',
        waitsBecause: null,
      }),
    ]);
    expect(claim.attachments.map((file) => file.outcome)).toEqual(['parsed']);
    expect(claim.reviews).toEqual([]);
  });

  it.each([
    ['clerk@gmail.com', 'private_address'],
    ['vanthu@example.org', 'unknown_sender'],
  ])('lets a report from %s wait until somebody confirms the sender', (address, flag) => {
    const claim = claimMessage(
      aMessage({
        sha256: 'a',
        opened: { from: { name: '', address } },
        files: [aFile({ name: 'bc.xlsx', reading: report })],
      }),
      context,
    );
    expect(claim.outcome).toBe('needs_review');
    expect(claim.flags).toContain(flag);
    expect(claim.reviews).toEqual([
      expect.objectContaining({ kind: 'sender', agency: { id: 'so-tu-phap', name: 'Sở Tư pháp' } }),
    ]);
  });

  it('accepts another address of the province when the letterhead names the agency', () => {
    const claim = claimMessage(
      aMessage({
        sha256: 'a',
        opened: { from: { name: '', address: 'nguyenvana@binhdinh.gov.vn' } },
        files: [aFile({ name: 'bc.xlsx', reading: report })],
      }),
      context,
    );
    expect(claim.outcome).toBe('submission');
  });

  it('believes a failed DMARC check only of the province’s own server', () => {
    const message = (result: string) =>
      aMessage({
        sha256: 'a',
        opened: { authenticationResults: [result] },
        files: [aFile({ name: 'bc.xlsx', reading: report })],
      });
    expect(claimMessage(message('mx.binhdinh.gov.vn; dmarc=fail header.from=x'), context).flags).toContain(
      'spoof_suspected',
    );
    expect(claimMessage(message('mx.evil.example; dmarc=fail'), context).outcome).toBe('submission');
  });

  it('lets a report of an agency that the roster lacks wait, with its name', () => {
    const named = { id: null, name: 'UBND xã Nhơn Hậu', confidence: 0.9, evidence: 'letterhead' } as const;
    const claim = claimMessage(
      aMessage({
        sha256: 'a',
        files: [aFile({ name: 'bc.xlsx', reading: aReading({ agency: named, records: [aTaskReading({ task: 1 })] }) })],
      }),
      context,
    );
    expect(claim.outcome).toBe('needs_review');
    expect(claim.reason).toContain('UBND xã Nhơn Hậu');
    expect(claim.reviews[0]?.kind).toBe('agency');
  });

  it('gives an annex without a letterhead to the agency of the report beside it', () => {
    const annex = aReading({ agency: null, records: [aTaskReading({ task: 2 })] });
    const claim = claimMessage(
      aMessage({
        sha256: 'a',
        files: [aFile({ name: 'bc.docx', reading: report }), aFile({ name: 'pl.xlsx', reading: annex })],
      }),
      context,
    );
    expect(claim.parts).toHaveLength(1);
    expect(claim.parts[0]?.files.map((file) => file.name)).toEqual(['bc.docx', 'pl.xlsx']);
  });

  it('makes a part for each agency whose report one mail brings', () => {
    const other = aReading({
      agency: { id: 'so-noi-vu', name: 'Sở Nội vụ', confidence: 0.99, evidence: 'letterhead' },
      records: [aTaskReading({ task: 2 })],
    });
    const claim = claimMessage(
      aMessage({
        sha256: 'a',
        files: [aFile({ name: 'a.docx', reading: report }), aFile({ name: 'b.docx', reading: other })],
      }),
      context,
    );
    expect(claim.parts.map((part) => part.agency.id)).toEqual(['so-tu-phap', 'so-noi-vu']);
    expect(claim.flags).toContain('several_agencies');
  });

  it('keeps a file that could not be read before people’s eyes', () => {
    const error = { code: 'corrupt', message: 'Tệp bị hỏng.' };
    const claim = claimMessage(aMessage({ sha256: 'a', files: [aFile({ name: 'bc.docx', error })] }), context);
    expect(claim.outcome).toBe('needs_review');
    expect(claim.attachments).toEqual([
      { name: 'bc.docx', sha256: 'bc.docx', outcome: 'failed', reason: 'Tệp bị hỏng.' },
    ]);
    expect(claim.reviews).toEqual([
      expect.objectContaining({ kind: 'attachment', text: 'bc.docx', reason: 'Tệp bị hỏng.' }),
    ]);
  });

  it('counts a scan beside the readable report as its rendition', () => {
    const scan = aReading({ agency: null, remarks: [{ code: 'pdf_without_text', message: '', source: null }] });
    const claim = claimMessage(
      aMessage({
        sha256: 'a',
        files: [aFile({ name: 'bc.docx', reading: report }), aFile({ name: 'bc.pdf', format: 'pdf', reading: scan })],
      }),
      context,
    );
    expect(claim.attachments.map((file) => file.outcome)).toEqual(['parsed', 'rendition']);
    expect(claim.reviews).toEqual([]);
  });

  it('marks the same file attached twice as a duplicate', () => {
    const twice = [
      aFile({ name: 'bc.docx', reading: report }),
      aFile({ name: 'bc (1).docx', sha256: 'bc.docx', reading: report }),
    ];
    expect(
      claimMessage(aMessage({ sha256: 'a', files: twice }), context).attachments.map((file) => file.outcome),
    ).toEqual(['parsed', 'duplicate']);
  });

  it('does not take a scan for a copy because both names say “06” and the date', () => {
    const scan = aReading({ agency: null, remarks: [{ code: 'pdf_without_text', message: '', source: null }] });
    const files = [
      aFile({ name: 'BC DA 06 QD 1035 thang 04 2025.docx', reading: report }),
      aFile({ name: 'Danh sach 1035 06 10.04.2025.pdf', format: 'pdf', reading: scan }),
    ];
    const claim = claimMessage(aMessage({ sha256: 'a', files }), context);
    expect(claim.attachments.map((file) => file.outcome)).toEqual(['parsed', 'needs_review']);
    expect(claim.reviews).toEqual([expect.objectContaining({ kind: 'attachment' })]);
  });

  it('counts a file attached twice once, under its first name', () => {
    const twice = [
      aFile({ name: 'bc.docx', reading: report }),
      aFile({ name: 'bc (1).docx', sha256: 'bc.docx', reading: report }),
    ];
    const claim = claimMessage(aMessage({ sha256: 'a', files: twice }), context);
    expect(claim.parts[0]?.files.map((file) => file.name)).toEqual(['bc.docx']);
  });

  it('does not take stray text under a known address for a report', () => {
    const row = { text: 'abc', reason: 'no_task_named', candidates: [], source: { file: '' } } as const;
    const stray = aReading({ agency: null, unmatched: [row] });
    const claim = claimMessage(aMessage({ sha256: 'a', files: [aFile({ name: 'x.txt', reading: stray })] }), context);
    expect(claim.outcome).toBe('needs_review');
    expect(claim.parts[0]?.waitsBecause).toContain('không nhận ra là báo cáo');
    const note = aFile({ name: BODY_PART_NAME, format: 'txt', reading: stray });
    expect(claimMessage(aMessage({ sha256: 'a', files: [note] }), context).parts).toEqual([]);
  });

  it('reads the text of the mail only when no file says more', () => {
    const told = aReading({
      agency: null,
      general: { difficulties: [{ text: 'Thiếu kinh phí.', source: { file: 'x' } }], proposals: [] },
    });
    const body = aFile({ name: BODY_PART_NAME, format: 'txt', reading: told });
    const alone = claimMessage(aMessage({ sha256: 'a', files: [body] }), context);
    expect(alone.flags).toContain('difficulties_only');
    expect(alone.outcome).toBe('not_a_report');
    expect(alone.parts).toEqual([
      expect.objectContaining({ kind: 'difficulties', agency: { id: 'so-tu-phap', name: 'Sở Tư pháp' } }),
    ]);
  });

  it('adds what the text of a mail says beyond its files, and no more', () => {
    const statement = { text: 'Thiếu kinh phí.', source: { file: 'x' } };
    const told = aReading({ agency: null, general: { difficulties: [statement], proposals: [] } });
    const body = aFile({ name: BODY_PART_NAME, format: 'txt', reading: told });
    const names = (files: readonly FileEvidence[]) =>
      claimMessage(aMessage({ sha256: 'a', files }), context).parts[0]?.files.map((file) => file.name);
    expect(names([aFile({ name: 'bc.xlsx', reading: report }), body])).toEqual(['bc.xlsx', BODY_PART_NAME]);
    const same = aReading({ records: report.records, general: told.general });
    expect(names([aFile({ name: 'bc.xlsx', reading: same }), body])).toEqual(['bc.xlsx']);
  });

  it('lets an annex without a name wait when its mail brings several agencies', () => {
    const other = { id: 'so-noi-vu', name: 'Sở Nội vụ', confidence: 0.99, evidence: 'letterhead' } as const;
    const files = [
      aFile({ name: 'a.docx', reading: report }),
      aFile({ name: 'b.docx', reading: aReading({ agency: other, records: [aTaskReading({ task: 2 })] }) }),
      aFile({ name: 'pl.xlsx', reading: aReading({ agency: null, records: [aTaskReading({ task: 3 })] }) }),
    ];
    const { parts } = claimMessage(aMessage({ sha256: 'a', files }), context);
    expect(parts.map((part) => [part.agency.name, part.waitsBecause === null])).toEqual([
      ['Sở Tư pháp', true],
      ['Sở Nội vụ', true],
      ['', false],
    ]);
  });

  it('believes an address of the province with a letterhead, not with a subject alone', () => {
    const claim = claimMessage(
      aMessage({
        sha256: 'a',
        opened: { from: { name: '', address: 'ai-do@binhdinh.gov.vn' } },
        subject: {
          agency: { id: 'so-tu-phap', name: 'Sở Tư pháp', confidence: 0.8, evidence: 'subject' },
          period: null,
        },
        files: [aFile({ name: 'pl.xlsx', reading: aReading({ agency: null, records: [aTaskReading({ task: 1 })] }) })],
      }),
      context,
    );
    expect(claim.reviews[0]?.kind).toBe('sender');
  });

  it('takes a scan for a copy only of a file of that name or number', () => {
    const scan = aReading({ agency: null, remarks: [{ code: 'pdf_without_text', message: '', source: null }] });
    const outcomes = (name: string) =>
      claimMessage(
        aMessage({
          sha256: 'a',
          files: [aFile({ name: '215-BC-STP.docx', reading: report }), aFile({ name, format: 'pdf', reading: scan })],
        }),
        context,
      ).attachments.map((file) => file.outcome);
    expect(outcomes('215_BC_signed.pdf')).toEqual(['parsed', 'rendition']);
    expect(outcomes('Phu luc 1035.pdf')).toEqual(['parsed', 'needs_review']);
    expect(outcomes('Phu luc BC 215 STP.pdf')).toEqual(['parsed', 'needs_review']);
  });

  it.each([
    [{ bounce: true }, 'bounce'],
    [{ autoSubmitted: true }, 'auto_reply'],
    [{ listMail: true }, 'bulk'],
  ] as const)('sets machine mail aside: %o', (opened, flag) => {
    const claim = claimMessage(aMessage({ sha256: 'a', opened }), context);
    expect(claim.outcome).toBe('not_a_report');
    expect(claim.flags).toEqual([flag]);
  });

  it('lets a mail with nothing but a link wait for a person', () => {
    const bodyText = 'Báo cáo tại https://drive.google.com/file/d/abc/view';
    const claim = claimMessage(aMessage({ sha256: 'a', opened: { bodyText } }), context);
    expect(claim.flags).toContain('cloud_link');
    expect(claim.outcome).toBe('needs_review');
    expect(claim.reviews).toHaveLength(1);
  });

  it('sets an invitation aside, but not one whose file holds a report', () => {
    const invitation = { subject: 'Giấy mời họp giao ban' };
    const empty = aFile({ name: 'gm.docx', reading: aReading() });
    expect(claimMessage(aMessage({ sha256: 'a', opened: invitation, files: [empty] }), context).outcome).toBe(
      'not_a_report',
    );
    const full = aFile({ name: 'bc.docx', reading: report });
    expect(claimMessage(aMessage({ sha256: 'a', opened: invitation, files: [full] }), context).outcome).toBe(
      'submission',
    );
  });

  it('never drops a mail that it does not understand', () => {
    const claim = claimMessage(aMessage({ sha256: 'a' }), context);
    expect(claim.outcome).toBe('needs_review');
    expect(claim.reviews).toHaveLength(1);
  });

  it('lists a late report of a named month under that month', () => {
    const late = aMessage({
      sha256: 'a',
      receivedAt: new Date('2025-04-11T00:00:00+07:00'),
      files: [aFile({ name: 'bc.xlsx', reading: report })],
    });
    const claim = claimMessage(late, context);
    expect(claim.period).toBe('2025-04');
    expect(claim.flags).toEqual(['late']);
    const inTime = claimMessage({ ...late, receivedAt: new Date('2025-04-10T23:59:59+07:00') }, context);
    expect(inTime.flags).toEqual([]);
  });

  it('asks when a report names a month that is still to come', () => {
    const may = aReading({
      period: { id: '2025-06', confidence: 0.9, evidence: 'title' },
      records: [aTaskReading({ task: 1 })],
    });
    const claim = claimMessage(aMessage({ sha256: 'a', files: [aFile({ name: 'bc.xlsx', reading: may })] }), context);
    expect(claim.reviews[0]?.kind).toBe('period');
    expect(claim.period).toBe('2025-04');
  });

  it('knows a whole domain that the catalogue confirms for an agency', () => {
    const catalog = aCatalog({
      agencies: [anAgency({ id: 'so-tu-phap', name: 'Sở Tư pháp', addresses: ['@moj.example.vn'] })],
    });
    const from = { name: '', address: 'Ha@STP.moj.example.vn' };
    const claim = claimMessage(
      aMessage({ sha256: 'a', opened: { from }, files: [aFile({ name: 'bc.xlsx', reading: report })] }),
      { ...context, catalog },
    );
    expect(claim.outcome).toBe('submission');
  });
});
