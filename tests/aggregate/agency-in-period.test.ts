import { describe, expect, it } from 'vitest';
import { findAgencyInPeriod } from '../../src/aggregate/agency-in-period.ts';
import { aCatalog } from './values.ts';
import { anAgency } from '../model/an-agency.ts';

const catalog = aCatalog({
  agencies: [
    anAgency({ id: 'so-tttt', name: 'Sở Thông tin và Truyền thông', validTo: '2025-02-28', successors: ['so-khcn'] }),
    anAgency({ id: 'so-khcn', name: 'Sở Khoa học và Công nghệ' }),
    anAgency({ id: 'huyen', name: 'UBND huyện Phù Cát', validTo: '2025-06-30', successors: ['xa-1', 'xa-2'] }),
    anAgency({ id: 'xa-1', name: 'UBND xã Phù Cát', validFrom: '2025-07-01' }),
    anAgency({ id: 'xa-2', name: 'UBND xã Cát Tiến', validFrom: '2025-07-01' }),
  ],
});
const claim = (id: string | null) =>
  ({ id, name: id ?? 'UBND xã Nhơn Hậu', confidence: 0.9, evidence: 'letterhead' }) as const;

describe('who an agency is in a period', () => {
  it('is the agency itself while it exists', () => {
    const found = findAgencyInPeriod(claim('huyen'), '2025-04-10', catalog);
    expect(found).toEqual({ agency: claim('huyen'), remark: null, waitsBecause: null });
  });

  it('is its only successor afterwards, with a remark', () => {
    const found = findAgencyInPeriod(claim('so-tttt'), '2025-04-10', catalog);
    expect(found.agency?.id).toBe('so-khcn');
    expect(found.remark?.message).toContain('Sở Khoa học và Công nghệ');
  });

  it('waits when several took over, or when it does not exist yet', () => {
    expect(findAgencyInPeriod(claim('huyen'), '2025-07-10', catalog).waitsBecause).toContain('UBND xã Cát Tiến');
    expect(findAgencyInPeriod(claim('xa-2'), '2025-04-10', catalog).waitsBecause).toContain('không hoạt động');
  });

  it('leaves an agency that the roster lacks as it is named', () => {
    expect(findAgencyInPeriod(claim(null), '2025-04-10', catalog).agency?.name).toBe('UBND xã Nhơn Hậu');
  });
});
