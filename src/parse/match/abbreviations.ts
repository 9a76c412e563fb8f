/**
 * Abbreviations that clerks use for words of the plans, written out without diacritics because they are only compared.
 * Two tables: long ones count in any case ("tthc"); short ones only in capitals, because "ca" is also a word.
 */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['anm', 'an ninh mang'],
  ['antt', 'an toan thong tin'],
  ['asxh', 'an sinh xa hoi'],
  ['attt', 'an toan thong tin'],
  ['bcd', 'ban chi dao'],
  ['bhxh', 'bao hiem xa hoi'],
  ['bhyt', 'bao hiem y te'],
  ['bmdt', 'bieu mau dien tu'],
  ['cccd', 'can cuoc cong dan'],
  ['cbcc', 'can bo cong chuc'],
  ['cbccvc', 'can bo cong chuc vien chuc'],
  ['cchc', 'cai cach hanh chinh'],
  ['cds', 'chuyen doi so'],
  ['cntt', 'cong nghe thong tin'],
  ['csdl', 'co so du lieu'],
  ['csdlqg', 'co so du lieu quoc gia'],
  ['csdlqgvdc', 'co so du lieu quoc gia ve dan cu'],
  ['da06', 'de an 06'],
  ['dddt', 'dinh danh dien tu'],
  ['ddxtdt', 'dinh danh va xac thuc dien tu'],
  ['dlqg', 'du lieu quoc gia'],
  ['dmst', 'doi moi sang tao'],
  ['dttm', 'do thi thong minh'],
  ['dtntn', 'doan thanh nien'],
  ['dvc', 'dich vu cong'],
  ['dvcqg', 'dich vu cong quoc gia'],
  ['dvctt', 'dich vu cong truc tuyen'],
  ['gplx', 'giay phep lai xe'],
  ['gqtthc', 'giai quyet thu tuc hanh chinh'],
  ['hdnd', 'hoi dong nhan dan'],
  ['httt', 'he thong thong tin'],
  ['kdl', 'kho du lieu'],
  ['khcn', 'khoa hoc cong nghe'],
  ['ktxh', 'kinh te xa hoi'],
  ['lltp', 'ly lich tu phap'],
  ['nhnn', 'ngan hang nha nuoc'],
  ['nsnn', 'ngan sach nha nuoc'],
  ['pccc', 'phong chay chua chay'],
  ['plltp', 'phieu ly lich tu phap'],
  ['pvhcc', 'phuc vu hanh chinh cong'],
  ['qppl', 'quy pham phap luat'],
  ['shtt', 'so huu tri tue'],
  ['tkdd', 'tai khoan dinh danh'],
  ['tkdddt', 'tai khoan dinh danh dien tu'],
  ['tmdt', 'thuong mai dien tu'],
  ['tphs', 'thanh phan ho so'],
  ['ttdt', 'thong tin dien tu'],
  ['ttdlqg', 'trung tam du lieu quoc gia'],
  ['tthc', 'thu tuc hanh chinh'],
  ['ttthdl', 'trung tam tich hop du lieu'],
  ['kdtm', 'khong dung tien mat'],
  ['ubnd', 'uy ban nhan dan'],
  ['vbqppl', 'van ban quy pham phap luat'],
  ['vneid', 'vneid'],
  ['vnneid', 'vneid'],
  ['vnid', 'vneid'],
]);

/** Read only when written in capitals. */
export const CAPITAL_ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['BC', 'bao cao'],
  ['CA', 'cong an'],
  ['CN', 'cong nghe'],
  ['CV', 'cong van'],
  ['DA', 'de an'],
  ['DL', 'du lieu'],
  ['DN', 'doanh nghiep'],
  ['DV', 'don vi'],
  ['HS', 'ho so'],
  ['KH', 'ke hoach'],
  ['KP', 'kinh phi'],
  ['KQ', 'ket qua'],
  ['NQ', 'nghi quyet'],
  ['NV', 'nhiem vu'],
  ['QD', 'quyet dinh'],
  ['TK', 'tai khoan'],
  ['TP', 'thanh pho'],
  ['VB', 'van ban'],
]);

/** Pairs joined by "&", which cutting at punctuation would tear into other abbreviations. Patterns on folded text. */
export const JOINED_ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/\bkh\s*&\s*cn\b/g, 'khoa hoc cong nghe'],
  [/\bkh\s*&\s*dt\b/g, 'ke hoach dau tu'],
  [/\bnn\s*&\s*mt\b/g, 'nong nghiep moi truong'],
  [/\bnn\s*&\s*ptnt\b/g, 'nong nghiep phat trien nong thon'],
  [/\bgd\s*&\s*dt\b/g, 'giao duc dao tao'],
  [/\btt\s*&\s*tt\b/g, 'thong tin truyen thong'],
  [/\bvh\s*[,-]?\s*tt\s*&\s*dl\b/g, 'van hoa the thao du lich'],
  [/\bpt\s*&\s*th\b/g, 'phat thanh truyen hinh'],
  [/\bda\s*-?\s*06\b/g, 'de an 06'],
];

/** Words without meaning of their own: they hardly weigh. */
export const WEAK_WORDS: ReadonlySet<string> = new Set(
  (
    'va cua cho cac trong tren theo de doi voi viec duoc tai ve khi do la co den tu den nhung nay thuoc phai thong qua ' +
    'nham gan hoac ra bang boi nhu mot cung da dang se con lai so ngay thang nam tinh dia ban cong tac thuc hien trien ' +
    'khai lien quan'
  ).split(' '),
);
