import type { UnmatchedReason } from '../model/reading.ts';
import type { TaskReading } from '../model/progress-record.ts';
import type { ReviewItem } from '../model/review.ts';
import { countedFiles, inFile, readingsOf, waitsForMatch, type AgencyVersion } from './agency-version.ts';
import { buildReviewItem } from './review-item.ts';

/** Rows of an agency's own plan are legitimate and have an annex of their own: they wait for nobody. */
export function listRowReviews(version: AgencyVersion): ReviewItem[] {
  const { claim, part } = version;
  const about = {
    period: part.period,
    messageSha256: claim.messageSha256,
    messageId: claim.messageId,
    agency: part.agency,
  };
  const doubtful = readingsOf(version)
    .filter((reading) => reading.needsReview)
    .map((reading) =>
      buildReviewItem({
        ...about,
        kind: waitsForMatch(reading) ? 'row' : 'status',
        source: reading.source,
        text: [reading.rowText, reading.result].filter((text) => text !== null).join(' | '),
        reason: reading.reviewReason ?? 'Cần người xem lại.',
        candidates: reading.candidates,
      }),
    );
  const unmatched = countedFiles(version).flatMap(({ name, reading }) =>
    reading.unmatched
      .filter((row) => row.reason !== 'own_plan_task')
      .map((row) =>
        buildReviewItem({
          ...about,
          kind: 'row',
          source: inFile(row.source, name),
          text: row.text,
          reason: describeUnmatched(row.reason),
          candidates: row.candidates,
        }),
      ),
  );
  return [...doubtful, ...unmatched];
}

/** A task of the replaced report that the replacing one no longer names. */
export function buildDroppedReview(reading: TaskReading, version: AgencyVersion): ReviewItem {
  const { claim, part } = version;
  return buildReviewItem({
    kind: 'submission',
    period: part.period,
    messageSha256: claim.messageSha256,
    messageId: claim.messageId,
    agency: part.agency,
    source: reading.source,
    text: [reading.rowText, reading.result].filter((text) => text !== null).join(' | '),
    reason: `Bản gửi lại không còn nhiệm vụ ${reading.task} (${reading.plan}) đã có trong bản trước; giữ hay bỏ?`,
    candidates: [],
  });
}

function describeUnmatched(reason: UnmatchedReason): string {
  switch (reason) {
    case 'own_plan_task':
      return 'Nhiệm vụ thuộc kế hoạch riêng của cơ quan.';
    case 'no_task_found':
      return 'Không tìm thấy nhiệm vụ tương ứng trong các kế hoạch.';
    case 'ambiguous_task':
      return 'Có hai nhiệm vụ gần giống nhau, chưa rõ là nhiệm vụ nào.';
    case 'ambiguous_plan':
      return 'Nhiệm vụ có trong cả hai kế hoạch, báo cáo không nêu kế hoạch nào.';
    case 'no_task_named':
      return 'Có kết quả nhưng không nêu nhiệm vụ.';
    case 'unread_table':
      return 'Không nhận ra các cột của bảng.';
  }
  return reason satisfies never;
}
