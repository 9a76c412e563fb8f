import { createHash } from 'node:crypto';
import type { ReviewItem } from '../model/review.ts';

/**
 * A review item with the id that its own content gives it: kind, message and the words in question, so that the same
 * doubt has the same id at each reading and a decision can find it again.
 */
export function buildReviewItem(item: Omit<ReviewItem, 'id'>): ReviewItem {
  const place = item.source === null ? '' : `${item.source.file}|${item.source.sheet ?? ''}`;
  const content = [item.kind, item.messageSha256, place, item.text].join('\n');
  return { id: createHash('sha256').update(content).digest('hex').slice(0, 12), ...item };
}
