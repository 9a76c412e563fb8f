import { isContinuous } from '../../model/deadline.ts';
import { tidyText } from '../../model/fold-text.ts';
import type { Task } from '../../model/plan.ts';
import type { TaskReading } from '../../model/progress-record.ts';
import type { Remark } from '../../model/remark.ts';
import type { TaskMatch } from '../match/task-query.ts';
import { judgeProgress } from './judge-progress.ts';
import type { Mention } from './mention.ts';
import { isBareNothing } from './read-status.ts';
import { splitParts } from './split-parts.ts';

/** Longer texts in a status column say more than a status. */
const LONGEST_STATUS_WORDS = 5;

/** A record together with what was noticed while making it. */
export type Recorded = { readonly record: TaskReading; readonly remarks: readonly Remark[] };

/** Makes the record of a mention whose task is known: its texts as written, its status and percent. */
export function recordMention(mention: Mention, task: Task, match: TaskMatch): Recorded {
  const texts = gatherTexts(mention);
  const progress = judgeProgress(
    { ...mention.said, results: texts.lines },
    {
      // Where the sentence that names the task is also the statement, it is no echo.
      taskTexts: mention.place === 'table' ? [task.text, mention.query.text] : [task.text],
      product: mention.query.product ?? task.product,
      continuous: isContinuous(task.deadline),
      source: mention.source,
    },
  );
  const doubtsRow = match.verdict === 'probable';
  const reasons = [
    ...(doubtsRow ? ['Chưa chắc dòng này nói về nhiệm vụ nào; đề nghị xác nhận.'] : []),
    ...progress.doubts,
  ];
  return {
    record: {
      plan: match.task?.plan ?? '',
      task: task.number,
      status: progress.status,
      percent: progress.percent,
      result: texts.result,
      difficulties: texts.difficulties,
      proposals: texts.proposals,
      confidence: Math.round(Math.min(match.confidence, progress.certainty) * 1000) / 1000,
      needsReview: reasons.length > 0,
      ...(reasons.length > 0 ? { reviewKind: doubtsRow ? ('row' as const) : ('status' as const) } : {}),
      reviewReason: reasons.length > 0 ? reasons.join(' ') : null,
      rowText: tidyText(mention.query.text),
      candidates: match.candidates,
      source: mention.source,
    },
    remarks: progress.remarks,
  };
}

type Texts = { result: string | null; lines: readonly string[]; difficulties: string | null; proposals: string | null };

/** Puts the words of all cells where they belong: one cell may hold result, difficulty and proposal under labels. */
function gatherTexts({ said }: Mention): Texts {
  const results: string[] = [];
  const difficulties: string[] = [];
  const proposals: string[] = [];
  const add = (texts: readonly string[], first: 'results' | 'difficulties' | 'proposals'): void => {
    for (const text of texts) {
      const parts = splitParts(text, first);
      results.push(...parts.results);
      difficulties.push(...parts.difficulties);
      proposals.push(...parts.proposals);
    }
  };
  add(said.results, 'results');
  // A sentence in the status column is a result as well; a bare "Đang thực hiện" is not.
  add(
    said.statuses.filter((text) => text.split(/\s+/).length > LONGEST_STATUS_WORDS),
    'results',
  );
  add(said.notes, 'results');
  add(said.difficulties, 'difficulties');
  add(said.proposals, 'proposals');
  return {
    lines: results.flatMap((text) => text.split('\n')),
    // Without a result column the words of the status column are the result.
    result: joinTexts(results) ?? joinTexts(said.statuses),
    difficulties: joinTexts(difficulties.filter((text) => !isBareNothing(text))),
    proposals: joinTexts(proposals.filter((text) => !isBareNothing(text))),
  };
}

function joinTexts(texts: readonly string[]): string | null {
  const tidy = [...new Set(texts.map(tidyText))].filter((text) => text !== '');
  return tidy.length === 0 ? null : tidy.join(' ');
}
