import { foldText } from '../../model/fold-text.ts';

/** Kinds of documents by their names in products and results, folded; "van ban" stands for any of them. */
const KINDS: readonly string[] = [
  'ke hoach', 'quyet dinh', 'bao cao', 'to trinh', 'cong van', 'thong bao', 'nghi quyet', 'quy che', 'de an', 'huong dan',
  'giay moi', 'ket luan', 'chi thi', 'chuong trinh', 'danh muc', 'quy trinh', 'van ban',
]; // prettier-ignore

/** Types in document symbols: 45/KH-SNV. */
const SYMBOL_KINDS: ReadonlyMap<string, string> = new Map([
  ['kh', 'ke hoach'],
  ['qd', 'quyet dinh'],
  ['bc', 'bao cao'],
  ['ttr', 'to trinh'],
  ['tb', 'thong bao'],
  ['nq', 'nghi quyet'],
  ['gm', 'giay moi'],
  ['kl', 'ket luan'],
  ['ct', 'chi thi'],
]);

/**
 * Whether a result names a document, by number or as issued, of the kind that the plan expects.
 * "delivered": it does; "other": it names none or other ones; "unknown": the plan expects no document that we know
 */
export function findProduct(result: string, product: string | null): 'delivered' | 'other' | 'unknown' {
  const expected = KINDS.filter((kind) => ` ${foldText(product ?? '')} `.includes(kind));
  if (expected.length === 0) return 'unknown';
  const folded = foldText(result);
  const delivered = listDelivered(folded);
  // Where a plan asks for several documents, the report on the results comes last and ends the task.
  const final = expected.length > 1 && /bao cao ket qua/.test(foldText(product ?? '')) ? ['bao cao'] : expected;
  return delivered.some((kind) => final.includes(kind) || (final.includes('van ban') && kind !== ''))
    ? 'delivered'
    : 'other';
}

/** Kinds of documents that exist according to the text: with a number or a date, or said to be issued. */
function listDelivered(folded: string): readonly string[] {
  const found: string[] = [];
  for (const match of folded.matchAll(
    /(?<!du thao )(?<![a-z])(ke hoach|quyet dinh|bao cao|to trinh|cong van|thong bao|nghi quyet|quy che|de an|huong dan|giay moi|ket luan|chi thi|danh muc|van ban)(?: [a-z]+){0,6}? so:? ?\d/g,
  )) {
    if (!isNotYet(folded, match.index) && !isCited(folded, match.index)) found.push(match[1] ?? '');
  }
  for (const match of folded.matchAll(/\d+\s*\/\s*(?:\d{4}\s*\/\s*)?(kh|qd|bc|ttr|tb|nq|gm|kl|ct)\s*-\s*[a-z]/g)) {
    if (!isNotYet(folded, match.index) && !isCited(folded, match.index))
      found.push(SYMBOL_KINDS.get(match[1] ?? '') ?? '');
  }
  for (const match of folded.matchAll(
    /(?:da|duoc) (?:ky )?ban hanh (?:cac |cac loai )?(ke hoach|quyet dinh|bao cao|to trinh|cong van|thong bao|nghi quyet|quy che|danh muc|van ban|huong dan)/g,
  )) {
    found.push(match[1] ?? '');
  }
  for (const match of folded.matchAll(/da (?:co|gui|trinh|hoan thanh) (bao cao|to trinh|quyet dinh|ke hoach|van ban)/g))
    found.push(match[1] ?? '');
  return found;
}

function isNotYet(folded: string, at: number): boolean {
  const clause =
    folded
      .slice(0, at)
      .split(/[.;\n]/)
      .at(-1) ?? '';
  return /(?:chua|dang|du thao|se|du kien|lay y kien)(?: [a-z]+){0,5} ?$/.test(clause);
}

/** "theo Quyết định số 1035/QĐ-UBND", "tại Công văn số …": a document of others that is only cited. */
function isCited(folded: string, at: number): boolean {
  const before = folded.slice(Math.max(0, at - 40), at);
  if (/(?:theo|can cu|thuc hien|trien khai|chi dao cua)(?: [a-z]+){0,3} ?$/.test(before)) return true;
  // What one submits, one submits "tại Tờ trình số …".
  return (
    /tai(?: [a-z]+){0,2} ?$/.test(before) &&
    !/^(?:to trinh|bao cao|\d+\s*\/\s*(?:ttr|bc))/.test(folded.slice(at)) &&
    !/tai (?:to trinh|bao cao) (?:so )?$/.test(before)
  );
}
