/** What a column of a report's table means. */
export type ColumnMeaning =
  | 'number'
  | 'task'
  | 'plan'
  | 'group'
  | 'lead'
  | 'support'
  | 'deadline'
  | 'product'
  | 'result'
  | 'before' // last month's result
  | 'progress'
  | 'status'
  | 'difficulty'
  | 'proposal'
  | 'note'
  | 'tick_completed'
  | 'tick_in_progress'
  | 'tick_not_started'
  | 'tick_overdue'
  | 'tick_not_applicable';

/**
 * Words of column headers by meaning, folded. The longest wording found in a header decides, so "kết quả sản phẩm" (the
 * expected product, QĐ 1035) is not taken for a result.
 */
export const HEADER_WORDS: Readonly<Record<ColumnMeaning, readonly string[]>> = {
  number: ['stt', 'tt', 'so tt', 's tt', 't t', 'so thu tu', 'ma', 'ma nhiem vu', 'ma so', 'task id', 'id', 'nv so', 'so nv', 'nhiem vu so', 'ma nv', 'so nhiem vu', 'thu tu', 'no'],
  task: [
    'noi dung nhiem vu', 'noi dung nhiem vu cu the', 'nhiem vu', 'ten nhiem vu', 'noi dung cong viec', 'noi dung', 'ten cong viec',
    'nhiem vu duoc giao', 'nhiem vu giai phap', 'nhiem vu theo ke hoach', 'chi tieu', 'noi dung chi tieu', 'ten mo hinh', 'nhiem vu cu the',
    'cong viec', 'danh muc nhiem vu', 'nhiem vu trong tam', 'noi dung nhiem vu giai phap', 'ten noi dung', 'dau viec', 'nhiem vu giao',
    'noi dung yeu cau', 'noi dung chi dao', 'nhom nhiem vu noi dung', 'noi dung ke hoach', 'nhiem vu chi tiet', 'mo ta nhiem vu',
    'nhiem vu phai thuc hien', 'nhiem vu can thuc hien', 'noi dung nhiem vu duoc giao', 'noi dung duoc giao',
  ],
  plan: ['van ban giao', 'van ban giao nhiem vu', 'quyet dinh giao', 'can cu', 'can cu giao', 'ke hoach', 'quyet dinh', 'thuoc ke hoach', 'thuoc quyet dinh', 'theo quyet dinh', 'theo ke hoach', 'nguon giao', 'van ban', 'so quyet dinh', 'can cu giao nhiem vu'],
  group: ['nhom nhiem vu', 'nhom', 'linh vuc', 'nhom tien ich'],
  lead: [
    'co quan chu tri', 'don vi chu tri', 'cq chu tri', 'chu tri', 'co quan don vi chu tri', 'co quan don vi thuc hien', 'don vi thuc hien',
    'don vi duoc giao', 'co quan duoc giao', 'co quan trien khai', 'co quan tham muu', 'co quan chu tri tham muu', 'dau moi', 'co quan thuc hien',
    'phong chu tri', 'bo phan chu tri', 'don vi tham muu', 'don vi dau moi', 'dv chu tri', 'nguoi phu trach', 'phu trach', 'lanh dao phu trach', 'can bo phu trach',
    'bo phan thuc hien', 'phan cong', 'don vi trien khai', 'phong don vi chu tri', 'co quan don vi', 'co quan', 'don vi',
  ],
  support: ['co quan phoi hop', 'don vi phoi hop', 'phoi hop', 'cq phoi hop', 'cac don vi phoi hop', 'co quan don vi phoi hop', 'dv phoi hop', 'phong phoi hop', 'bo phan phoi hop'],
  deadline: [
    'thoi gian hoan thanh', 'thoi han', 'thoi han hoan thanh', 'thoi han thuc hien', 'thoi gian thuc hien', 'tien do hoan thanh', 'tien do theo ke hoach',
    'han', 'han xu ly', 'lo trinh', 'thoi diem hoan thanh', 'moc thoi gian', 'han hoan thanh', 'thoi gian', 'tien do yeu cau', 'thoi han xu ly',
    'tien do ke hoach', 'thoi gian hoan thanh theo ke hoach', 'ngay hoan thanh', 'deadline', 'thoi gian yeu cau', 'tg hoan thanh', 'thoi gian ht', 'han ht', 'lo trinh thuc hien', 'thoi gian hoan thanh theo quyet dinh',
  ],
  product: [
    'san pham nhiem vu', 'ket qua san pham', 'san pham', 'san pham ket qua', 'san pham du kien', 'san pham dau ra', 'hinh thuc van ban', 'cap trinh',
    'ket qua du kien', 'san pham hoan thanh', 'san pham ket qua dau ra', 'ket qua dau ra', 'san pham can dat', 'ket qua can dat', 'san pham theo ke hoach', 'ket qua yeu cau', 'san pham yeu cau', 'du kien san pham', 'ket qua san pham theo ke hoach', 'san pham phai dat', 'ket qua can dat duoc', 'ket qua san pham du kien', 'ket qua mong doi',
  ],
  result: [
    'ket qua thuc hien', 'ket qua', 'ket qua dat duoc', 'tinh hinh thuc hien', 'tinh hinh ket qua thuc hien', 'ket qua thuc hien trong thang', 'ket qua thuc hien den',
    'ket qua den thoi diem bao cao', 'noi dung thuc hien', 'ket qua cu the', 'so ky hieu van ban', 'san pham da ban hanh', 'luy ke', 'ket qua trien khai', 'tinh hinh trien khai',
    'ket qua trien khai thuc hien', 'tinh hinh trien khai thuc hien', 'tinh hinh ket qua', 'ket qua thang nay', 'thang nay', 'ket qua trong thang', 'ket qua thang', 'ky nay', 'ky bao cao',
    'van ban da ban hanh', 'san pham da hoan thanh', 'noi dung da thuc hien', 'da thuc hien', 'viec da lam', 'ket qua den nay', 'ket qua bao cao', 'dien giai', 'ket qua da dat duoc', 'ket qua ky nay', 'noi dung da trien khai', 'ket qua tinh hinh thuc hien', 'tinh hinh tien do thuc hien', 'dien giai ket qua', 'ket qua thuc hien thang', 'thuc hien trong thang', 'trong thang', 'bao cao ket qua', 'chi tiet ket qua', 'so van ban', 'ket qua san pham da ban hanh', 'san pham dat duoc', 'ket qua san pham dat duoc', 'san pham thuc te', 'san pham da co',
  ],
  before: ['thang truoc', 'ket qua thang truoc', 'ky truoc', 'ket qua ky truoc', 'luy ke thang truoc', 'luy ke den thang truoc', 'so voi thang truoc', 'thuc hien thang truoc', 'ket qua thuc hien thang truoc', 'luy ke ky truoc', 'tinh hinh thang truoc', 'ket qua bao cao thang truoc', 'ket qua bao cao ky truoc'],
  progress: ['tien do', 'tien do thuc hien', 'muc do hoan thanh', 'ty le', 'ty le hoan thanh', 'hoan thanh %', '% hoan thanh', 'tien do %', 'ty le ht', '%', 'ty le %', '% tien do', '% thuc hien', 'ty le thuc hien', 'ti le', 'ti le hoan thanh', 'ti le %', 'khoi luong hoan thanh', '% khoi luong', 'muc do', 'phan tram', 'phan tram hoan thanh', '% ht', 'ti le ht', 'muc do hoan thanh %', 'tien do thuc hien %'],
  status: ['trang thai', 'tinh trang', 'danh gia', 'danh gia muc do hoan thanh', 'ket qua danh gia', 'trang thai thuc hien', 'tinh trang thuc hien', 'danh gia tien do', 'danh gia ket qua', 'tinh trang xu ly', 'trang thai xu ly', 'trang thai nhiem vu', 'danh gia chung', 'tu danh gia', 'muc do thuc hien', 'danh gia muc do', 'hien trang'],
  difficulty: [
    'kho khan vuong mac', 'kk vm', 'kkvm', 'kk', 'vm', 'ton tai han che', 'vuong mac', 'kho khan', 'kho khan vuong mac de xuat', 'nguyen nhan', 'ly do', 'ly do cham', 'ly do chua hoan thanh', 'kho khan vuong mac kien nghi',
    'ton tai kho khan', 'ghi chu nguyen nhan', 'kho khan vuong mac nguyen nhan', 'ton tai', 'han che', 'ton tai vuong mac', 'ton tai han che nguyen nhan', 'kho khan vuong mac de xuat kien nghi', 'vuong mac kho khan', 'kho khan ton tai', 'nguyen nhan chua hoan thanh', 'ly do chua dat', 'vuong mac nguyen nhan', 'kho khan vuong mac va nguyen nhan', 'nhung kho khan vuong mac',
  ],
  proposal: ['kn', 'dx', 'dxkn', 'de xuat kien nghi', 'kien nghi de xuat', 'de xuat', 'giai phap', 'huong xu ly', 'kien nghi', 'giai phap thao go', 'de nghi', 'y kien de xuat', 'de xuat giai phap', 'kien nghi giai phap', 'de xuat huong xu ly', 'de xuat giai phap thao go', 'giai phap de xuat', 'huong giai quyet'],
  note: ['ghi chu', 'minh chung', 'ghi chu minh chung', 'tai lieu kiem chung', 'link minh chung', 'tai lieu minh chung', 'gc', 'phu luc minh chung', 'duong dan', 'link'],
  tick_completed: ['da hoan thanh', 'hoan thanh', 'da xong', 'ht', 'da thuc hien xong', 'hoan thanh dung han', 'da hoan thanh dung han', 'dung han', 'dat', 'hoan thanh truoc han', 'da ht'],
  tick_in_progress: ['dang thuc hien', 'dang trien khai', 'chua hoan thanh', 'dang xu ly', 'chua ht', 'trong han', 'dang tien hanh', 'dang th', 'dang lam', 'chua hoan thanh trong han', 'dang thuc hien trong han', 'thuong xuyen', 'thuc hien thuong xuyen'],
  tick_not_started: ['chua thuc hien', 'chua trien khai', 'chua bat dau', 'chua den han', 'chua th', 'chua tien hanh', 'chua lam'],
  tick_overdue: ['qua han', 'tre han', 'cham tien do', 'cham', 'chua hoan thanh qua han', 'dang thuc hien qua han'],
  tick_not_applicable: ['khong phat sinh', 'khong thuc hien', 'khong thuoc tham quyen', 'kps', 'khong ap dung'],
}; // prettier-ignore
