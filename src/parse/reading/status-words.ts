/**
 * How reports say how far a task is, in canonical spelling with tone marks: "chưa" is not "chứa". Read by
 * read-status.ts; where an entry holds another, the longer one is read.
 */
export type CueKind =
  | 'done'
  | 'issued' // a document was issued: done only where that document is the product
  | 'partly'
  | 'doing'
  | 'kept_up' // goes on after being done
  | 'submitted'
  | 'not_started'
  | 'overdue'
  | 'nothing_arose'
  | 'not_ours'
  | 'stopped'
  | 'harmless'; // holds a word of another kind and says nothing

export const STATUS_CUES: Readonly<Record<CueKind, readonly string[]>> = {
  done: [
    'hoàn thành', 'hoàn tất', 'làm xong', 'thực hiện xong', 'triển khai xong', 'đã xong', 'xong', 'ht',
    'đã thực hiện đầy đủ', 'đã đưa vào vận hành', 'đã đưa vào sử dụng', 'đưa vào vận hành chính thức', 'đã vận hành chính thức',
    'đã nghiệm thu', 'đã bàn giao đưa vào', 'vượt tiến độ', 'vượt kế hoạch', 'đạt kế hoạch', 'đạt yêu cầu', 'đạt chỉ tiêu',
    'vượt chỉ tiêu', 'đã kết thúc', 'hoàn thiện xong',
  ],
  issued: [
    'đã ban hành', 'được ban hành', 'ban hành văn bản', 'đã có báo cáo', 'đã có quyết định', 'đã có kế hoạch', 'đã có văn bản',
    'đã phê duyệt', 'được phê duyệt', 'đã được duyệt', 'đã công bố', 'đã báo cáo', 'đã gửi báo cáo', 'đã tổ chức hội nghị',
    'đã tổ chức', 'đã ký ban hành', 'đã ký', 'đã thông qua', 'được thông qua', 'đã có công văn', 'đã có tờ trình',
  ],
  partly: [
    'cơ bản hoàn thành', 'hoàn thành cơ bản', 'cơ bản đã hoàn thành', 'hoàn thành một phần', 'hoàn thành phần lớn', 'hoàn thành bước',
    'hoàn thành giai đoạn', 'xong bước', 'xong giai đoạn', 'còn lại', 'cơ bản xong', 'cơ bản đã xong', 'cơ bản hoàn tất',
    'gần hoàn thành', 'sắp hoàn thành', 'đã hoàn thành dự thảo', 'hoàn thành dự thảo', 'hoàn thành việc dự thảo',
  ],
  doing: [
    'đang', 'tiếp tục thực hiện', 'tiếp tục triển khai', 'tiếp tục', 'bước đầu', 'trong thời gian thực hiện', 'trong quá trình',
    'trong hạn', 'đã triển khai', 'đã và đang', 'triển khai thực hiện', 'đã khởi động', 'thực hiện theo kế hoạch', 'còn',
    'đã xây dựng dự thảo', 'đã dự thảo', 'đã lấy ý kiến', 'đã rà soát', 'đã xây dựng', 'đúng tiến độ', 'đảm bảo tiến độ',
  ],
  kept_up: [
    'thường xuyên', 'duy trì', 'tiếp tục duy trì', 'đang duy trì', 'đang vận hành ổn định', 'đang hoạt động ổn định',
    'đang hoạt động', 'đang phát huy', 'đang sử dụng', 'đang được sử dụng', 'tiếp tục phát huy', 'tiếp tục theo dõi',
    'tiếp tục vận hành', 'tiếp tục cập nhật', 'định kỳ', 'hằng tháng', 'hàng tháng', 'hằng quý', 'hàng quý', 'liên tục',
  ],
  submitted: [
    'đã trình', 'đã tham mưu', 'đã có tờ trình', 'trình ký', 'chờ phê duyệt', 'chờ ý kiến', 'chờ thẩm định', 'chờ ubnd tỉnh',
    'chờ cấp có thẩm quyền', 'chờ xem xét', 'đang chờ', 'đã gửi lấy ý kiến', 'đã đề xuất', 'chờ ban hành', 'chờ kết quả', 'chờ xác nhận',
    'đã gửi dự thảo',
  ],
  not_started: [
    'chưa thực hiện', 'chưa triển khai', 'chưa bắt đầu', 'chưa tiến hành', 'chưa có kế hoạch', 'chưa tổ chức', 'chưa đến hạn',
    'chưa đến thời gian', 'chưa đến thời hạn', 'chưa đến kỳ', 'chưa tới hạn', 'chưa tới thời gian', 'chuẩn bị triển khai',
    'chuẩn bị thực hiện', 'chờ hướng dẫn', 'chờ bố trí kinh phí', 'chờ kinh phí', 'chờ văn bản hướng dẫn', 'chờ chủ trương',
    'chưa ban hành', 'chưa xây dựng', 'chưa có', 'sẽ', 'đang chờ hướng dẫn', 'đang chờ kinh phí', 'đang chờ văn bản', 'đang chờ bố trí', 'đang chờ chủ trương', 'chưa được triển khai', 'chưa được thực hiện', 'không thực hiện được',
  ],
  overdue: [
    'quá hạn', 'trễ hạn', 'chậm tiến độ', 'chậm so với', 'chậm thời gian', 'chậm muộn', 'chưa đảm bảo tiến độ',
    'không đạt tiến độ', 'không đảm bảo tiến độ', 'xin gia hạn', 'đề nghị gia hạn', 'lùi thời hạn', 'lùi thời gian',
    'điều chỉnh thời gian', 'điều chỉnh thời hạn', 'gia hạn',
  ],
  nothing_arose: [
    'không phát sinh', 'không có phát sinh', 'chưa phát sinh', 'kps', 'không có hoạt động', 'không có nội dung phát sinh',
    'không có nhiệm vụ phát sinh',
  ],
  not_ours: [
    'không thuộc thẩm quyền', 'không thuộc phạm vi', 'không thuộc trách nhiệm', 'không thuộc chức năng', 'không thuộc lĩnh vực',
    'không được giao', 'không có nhiệm vụ', 'không chủ trì', 'không còn thuộc', 'đã chuyển giao', 'đã chuyển', 'chuyển giao cho',
    'đã bàn giao cho', 'không áp dụng', 'không liên quan',
  ],
  stopped: ['tạm dừng', 'tạm hoãn', 'dừng triển khai', 'dừng thực hiện', 'hủy', 'không thực hiện nữa', 'đưa ra khỏi kế hoạch'],
  harmless: [
    'không có nhiệm vụ quá hạn', 'không có nhiệm vụ chậm', 'không có nhiệm vụ nào quá hạn', 'không có nhiệm vụ trễ hạn',
    'không có nhiệm vụ nào chậm', 'chưa có nhiệm vụ nào quá hạn', 'chưa có nhiệm vụ quá hạn', 'không quá hạn', 'không trễ hạn',
    'không có hồ sơ quá hạn', 'không có hồ sơ trễ hạn', 'không có trường hợp quá hạn', 'không để quá hạn', 'không để trễ hạn',
    'không chậm tiến độ', 'chưa phát hiện', 'không phát sinh khó khăn', 'không phát sinh vướng mắc', 'không có khó khăn',
    'không có vướng mắc', 'không phát sinh hồ sơ giấy', 'đang chú ý', 'trước hạn', 'hồ sơ quá hạn', 'hồ sơ trễ hạn', 'giải quyết quá hạn',
    'không phát sinh hồ sơ quá hạn', 'không phát sinh hồ sơ trễ hạn',
  ],
}; // prettier-ignore

/** In front of a cue, these turn it round. */
export const NEGATIONS: readonly string[] = ['chưa', 'không', 'chưa thể', 'chưa được', 'không thể', 'chẳng'];

/** In front of a cue, these make it a wish, a plan or a demand. */
export const FUTURES: readonly string[] = [
  'sẽ', 'dự kiến', 'phấn đấu', 'đảm bảo', 'bảo đảm', 'cam kết', 'quyết tâm', 'nhằm', 'để', 'yêu cầu', 'đề nghị', 'cần', 'phải',
  'tiến tới', 'hướng tới', 'trước khi', 'sau khi', 'khi', 'nếu', 'thời hạn', 'thời gian', 'hạn', 'mục tiêu', 'khẩn trương', 'sớm',
  'tập trung', 'đôn đốc', 'kế hoạch',
]; // prettier-ignore

/** Answers that, alone in a result cell, mean that nothing arose or that the task is not theirs. */
export const BARE_NOTHING: ReadonlySet<string> = new Set([
  'không', 'không có', 'kps', '-', '–', '—', '/', '0', 'không phát sinh', 'không có phát sinh', 'không áp dụng', 'n/a', 'không thuộc',
]); // prettier-ignore

/** Answers that, alone in a cell, mean that it is done; within a sentence they only tell of activity. */
export const BARE_DONE: ReadonlySet<string> = new Set([
  'đã thực hiện', 'đã triển khai', 'đạt', 'đã báo cáo', 'có', 'rồi', 'ok', 'đúng hạn', 'trước hạn', 'đã gửi báo cáo', 'đã ban hành',
]); // prettier-ignore
