import type { RecordStatus } from '../../model/progress-record.ts';
import type { Cue } from './find-cues.ts';
import type { PercentReading } from './read-percent.ts';

/** What the words of a result come to; `because` is the wording that decided. */
export type Verdict = { readonly status: RecordStatus; readonly sure: boolean; readonly because: string };

/** All that is known of a text when its status is judged. */
export type Wording = {
  readonly folded: string;
  readonly cues: readonly Cue[];
  readonly percent: PercentReading;
  /** whether the text names a document of the kind that the plan expects */
  readonly product: 'delivered' | 'other' | 'unknown';
  /** the task goes on all year: a document never ends it while work is under way */
  readonly continuous: boolean;
};

const NOT_BEGUN =
  /^(?:chưa|chua) (?:thực hiện|triển khai|bắt đầu|tiến hành|tổ chức|đến|tới|thuc hien|trien khai|bat dau|tien hanh|to chuc|den|toi)/u;
const WAITING = /^(?:đang )?chờ|^(?:dang )?cho/u;
const PART_OF_WAY = /\d\s*%\s*(?:của )?(?:giai đoạn|bước|đợt|phần|giai doan|buoc|dot|phan)(?![\p{L}])/u;
const EXPECTED = /(?:^|[^\p{L}])(?:dự kiến|du kien)(?![\p{L}])/u;
/** Activity without a word of its end: "đã phối hợp …", "thu nhận 45 hồ sơ". */
const ACTIVITY =
  /(?:^|[^\p{L}])(?:đã|da)\s+\p{L}|\d+\s+(?:lượt |bộ )?(?:hồ sơ|lượt|trường hợp|thủ tục|tài khoản|người|công dân|đơn vị|văn bản|lớp|buổi|tin|bài|thẻ|đối tượng|hộ|tổ|mô hình|xã|phường|cơ sở|trường|ho so|luot|truong hop|thu tuc|tai khoan|nguoi|don vi|van ban|lop|buoi|doi tuong)(?![\p{L}])/u;

/** Judges a text by its cues; the rules are tried in order and the first that fits decides. */
export function judgeWords({ folded, cues, percent, product, continuous }: Wording): Verdict {
  const find = (kind: Cue['kind']): Cue | undefined =>
    cues.find((cue) => cue.kind === kind && !cue.negated && !cue.future);
  const [done, issued, waiting, nothing] = [
    find('done'),
    find('issued'),
    find('submitted'),
    find('nothing_arose') ?? find('not_ours'),
  ];
  const doings = cues.filter((cue) => cue.kind === 'doing' && !cue.negated && !cue.future);
  const [doing] = doings;
  const undone = cues.find((cue) => (cue.kind === 'done' || cue.kind === 'issued') && cue.negated);
  const notYet = cues.find(
    (cue) => cue.kind === 'not_started' && !cue.negated && !cue.future && !isWishedEnd(folded, cue),
  );
  const figure = percent.kind === 'percent' || percent.kind === 'share' ? percent.percent : null;
  const by = (status: RecordStatus, cue?: Cue): Verdict => ({ status, sure: true, because: cue?.phrase ?? '' });
  const guess = (status: RecordStatus, cue?: Cue): Verdict => ({ ...by(status, cue), sure: false });

  if (nothing !== undefined && done === undefined && doing === undefined && issued === undefined)
    return by('not_applicable', nothing);
  const stopped = find('stopped');
  if (stopped !== undefined && done === undefined) return guess('unclear', stopped);
  const partly = find('partly');
  if (partly !== undefined || (figure !== null && figure > 0 && figure < 100) || PART_OF_WAY.test(folded)) {
    return by('in_progress', partly ?? done);
  }
  if (done !== undefined) {
    const goesOn = doings.find((cue) => goesOnAfter(cue, done, folded));
    const open = goesOn ?? undone ?? (isBareWill(notYet) ? undefined : notYet);
    return open === undefined ? by('completed', done) : by('in_progress', open);
  }
  if (figure === 100 && doing === undefined && undone === undefined) return by('completed');
  // "Đang triển khai thường xuyên. Đã ban hành Công văn …": a document on the way, not the end.
  const underWay = doing !== undefined && (continuous || (issued !== undefined && doing.start < issued.start));
  if (product === 'delivered' && undone === undefined && notYet === undefined && !underWay) {
    return by('completed', issued ?? waiting);
  }
  const only = (cue: Cue | undefined): boolean =>
    [issued, doing, waiting, undone, notYet].every((each) => each === undefined || each === cue);
  if (issued !== undefined && product === 'unknown' && only(issued)) return guess('completed', issued);
  const begun = issued ?? doing ?? (waiting !== undefined && !WAITING.test(waiting.phrase) ? waiting : undefined);
  if (notYet !== undefined && begun === undefined && (waiting === undefined || NOT_BEGUN.test(notYet.phrase))) {
    return by('not_started', notYet);
  }
  if (issued !== undefined || doing !== undefined || waiting !== undefined)
    return by('in_progress', doing ?? waiting ?? issued);
  if (undone !== undefined) return by('in_progress', undone);
  if (figure === 0) return by('not_started');
  const overdue = find('overdue');
  if (overdue !== undefined) return by('in_progress', overdue);
  const wished = cues.find((cue) => cue.kind === 'done' && cue.future);
  if (wished !== undefined) return guess('in_progress', wished);
  const planned = cues.find((cue) => cue.future && cue.kind !== 'kept_up');
  if (planned !== undefined || EXPECTED.test(folded)) return guess('not_started', planned);
  const keptUp = find('kept_up');
  if (keptUp !== undefined) return by('in_progress', keptUp);
  return guess(ACTIVITY.test(folded) ? 'in_progress' : 'unclear');
}

/** Work that goes on after the finished part; "tiếp tục duy trì" after "đã hoàn thành" only keeps it up. */
function goesOnAfter(doing: Cue, done: Cue, folded: string): boolean {
  const isNow = /^(?:đang|dang|đã và đang|da va dang)$/.test(doing.phrase);
  if (doing.start < done.start || isNow) return isNow;
  if (!/^(?:tiếp tục|tiep tuc)/.test(doing.phrase)) return false;
  return (
    /^(?:tiếp tục|tiep tuc)$/.test(doing.phrase) &&
    !/^\s*(?:duy trì|vận hành|theo dõi|phát huy|cập nhật|duy tri)/u.test(folded.slice(doing.end))
  );
}

/** "Đã hoàn thành, sẽ báo cáo": what comes later does not undo it. */
function isBareWill(cue: Cue | undefined): boolean {
  return cue?.phrase === 'sẽ' || cue?.phrase === 'se';
}

/** "Sẽ hoàn thành trong tháng 5" speaks of the end of work, not of its beginning. */
function isWishedEnd(folded: string, cue: Cue): boolean {
  return isBareWill(cue) && /^\s*(?:hoàn thành|hoàn tất|xong|hoan thanh|hoan tat)/u.test(folded.slice(cue.end));
}
