import { foldText } from '../../model/fold-text.ts';
import { stripNumber } from './strip-number.ts';

/** Parts of a report by what their headings say. */
export type Section =
  | 'opening'
  | 'results'
  | 'difficulties'
  | 'proposals'
  | 'nextMonth'
  | 'ownPlan'
  | 'assessment'
  | 'closing';

const LONGEST_HEADING_WORDS = 30;

/** Patterns on the folded heading without its number; the first that fits decides. */
const HEADINGS: readonly (readonly [Section, RegExp])[] = [
  [
    'nextMonth',
    /^(?:(?:mot so )?(?:phuong huong|nhiem vu|ke hoach|chuong trinh|cong tac|noi dung|du kien)\b.*(?:thang (?:toi|sau|tiep theo|den|ke tiep)|thoi gian (?:toi|den|tiep theo)|ky (?:toi|sau|tiep theo)|quy (?:toi|sau)|tuan toi)|phuong huong\b.*|(?:nhiem vu|cong tac) trong tam\b.*|ke hoach (?:cong tac )?thang \d.*|nhiem vu (?:cong tac )?thang \d.*|(?:du kien )?(?:nhiem vu|cong viec|noi dung) (?:se )?(?:trien khai|thuc hien) (?:trong )?thang (?:toi|sau|tiep theo|\d).*)/,
  ],
  [
    'ownPlan',
    /^(?:.{0,60})(?:ke hoach (?:so )?\d+\s*(?:\/\s*kh\s*-|-\s*kh\s*\/)|ke hoach (?:rieng )?cua (?:don vi|co quan|dia phuong|so|ubnd|uy ban|huyen|xa|phuong|thi xa|thanh pho|thi tran|nganh|cong an|ban|chi cuc|truong|tinh doan)|ke hoach (?:noi bo|rieng)|nhiem vu (?:rieng|khac|phat sinh|bo sung|ngoai ke hoach|ngoai quyet dinh|do (?:don vi|co quan|dia phuong)|dac thu)|ngoai (?:ke hoach|quyet dinh))/,
  ],
  ['difficulties', /^(?:(?:nhung |mot so |ve |cac )?(?:kho khan|vuong mac|ton tai|han che|nguyen nhan)\b.*)/],
  [
    'proposals',
    /^(?:(?:nhung |mot so |ve |cac )?(?:de xuat|kien nghi|giai phap thao go|y kien de xuat)(?!.*(?:phuong an|bo tri|bo sung kinh phi|ung dung)\b).{0,60}$)/,
  ],
  [
    'assessment',
    /^(?:danh gia chung|nhan xet,? danh gia|danh gia,? nhan xet|uu diem|nhan xet chung|danh gia ket qua|ket qua noi bat|mat duoc|nhung ket qua noi bat)\b/,
  ],
  [
    'results',
    /^(?:(?:tinh hinh|ket qua|cong tac (?:lanh dao|chi dao|tuyen truyen|trien khai)|noi dung|thuc trang|tien do)\b.*(?:trien khai|thuc hien|dat duoc|chi dao|dieu hanh|cong tac|nhiem vu|thang)\b.*|ket qua|tinh hinh,? ket qua|ket qua dat duoc|cong tac chi dao,? dieu hanh|tinh hinh chung|cong tac lanh dao,? chi dao)/,
  ],
  ['closing', /^(?:to chuc thuc hien|noi nhan)\b/],
];

/** What part of a report a heading opens, or null when it is no heading of a part that we know. */
export function classifySection(text: string): Section | null {
  const folded = foldText(stripNumber(text))
    .replace(/^(?:phan (?:thu )?[a-z0-9]+\s*[.:-]?\s*)/, '')
    .replace(/[:.]+$/, '')
    .trim();
  if (folded === '' || folded.split(' ').length > LONGEST_HEADING_WORDS) return null;
  return HEADINGS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}
