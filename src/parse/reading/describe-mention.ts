import type { TaskMatch } from '../match/task-query.ts';
import type { MentionExplanation } from './explain-report.ts';
import { describePlace } from '../../model/source.ts';

const VERDICTS: Readonly<Record<TaskMatch['verdict'], string>> = {
  accepted: 'nhận',
  probable: 'nhận, chờ người xác nhận',
  repeated: 'lặp lại một dòng khác',
  own_plan_task: 'nhiệm vụ của kế hoạch riêng',
  no_task_found: 'không tìm được nhiệm vụ',
  ambiguous_task: 'có thể là nhiều nhiệm vụ',
  ambiguous_plan: 'có thể thuộc nhiều kế hoạch',
};

/** How a row or passage was decided, in lines for people: what it says, the verdict, the candidates and their evidence. */
export function describeMention({ mention, match }: MentionExplanation): readonly string[] {
  const { query, source, blank } = mention;
  const number = query.number === null ? '' : `[${query.number}] `;
  const chosen =
    match.task === null ? '' : ` → ${match.task.plan} nhiệm vụ ${match.task.task} (${match.confidence.toFixed(2)})`;
  return [
    `${describePlace(source)}: ${number}${query.text}`,
    `  ${blank ? 'đơn vị để trống' : VERDICTS[match.verdict]}${blank ? '' : chosen}`,
    ...match.candidates.map(
      (candidate) =>
        `    ${candidate.confidence.toFixed(2)}  ${candidate.plan} nhiệm vụ ${candidate.task}: ${candidate.evidence.join('; ')}`,
    ),
  ];
}
