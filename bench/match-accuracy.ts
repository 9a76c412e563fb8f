import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { taskKeyText } from '../src/model/plan.ts';
import { readReport } from '../src/parse/reading/read-report.ts';
import { makeReport } from './match/make-table.ts';

/**
 * Measures matching and status on made-up tables: `npx tsx bench/match-accuracy.ts [--list]`.
 * Seeds below 10,000 may be looked at while developing; those above are for the figure at the end only.
 */
const DEVELOPING = { from: 1, count: 400 };
const FINAL = { from: 10_001, count: 400 };

type Score = {
  rows: number;
  own: number;
  right: number;
  wrong: number;
  missed: number;
  accepted: number;
  acceptedWrong: number;
  review: number;
  statusRight: number;
  statusAll: number;
  lost: number;
  milliseconds: number;
  files: number;
};

const catalog = await loadCatalog('catalog');
const list = process.argv.includes('--list');
for (const [name, range] of [
  ['developing', DEVELOPING],
  ...(process.argv.includes('--final') ? [['final', FINAL] as const] : []),
] as const) {
  report(name, measure(range));
}

function measure({ from, count }: { from: number; count: number }): {
  score: Score;
  bins: Map<number, { all: number; right: number }>;
  byWording: Map<string, { all: number; right: number }>;
} {
  const score: Score = {
    rows: 0,
    own: 0,
    right: 0,
    wrong: 0,
    missed: 0,
    accepted: 0,
    acceptedWrong: 0,
    review: 0,
    statusRight: 0,
    statusAll: 0,
    lost: 0,
    milliseconds: 0,
    files: count,
  };
  const bins = new Map<number, { all: number; right: number }>();
  const byWording = new Map<string, { all: number; right: number }>();
  for (let seed = from; seed < from + count; seed += 1) {
    const made = makeReport(seed, catalog);
    const started = performance.now();
    const reading = readReport(made.content, { file: made.file, catalog });
    score.milliseconds += performance.now() - started;
    for (const truth of made.rows) {
      const record = reading.records.find((each) => each.source.row === truth.row);
      const open = reading.unmatched.find((each) => each.source.row === truth.row);
      score.rows += 1;
      if (truth.key === null) score.own += 1;
      if (record === undefined && open === undefined) score.lost += 1;
      if (record?.needsReview === true || (open !== undefined && truth.key !== null)) score.review += 1;
      const tally = byWording.get(truth.wording) ?? { all: 0, right: 0 };
      byWording.set(truth.wording, tally);
      if (truth.key !== null) tally.all += 1;
      if (record === undefined) {
        if (truth.key !== null) {
          score.missed += 1;
          if (list)
            console.log(
              seed,
              truth.row,
              'missed',
              truth.key,
              truth.wording,
              open?.reason,
              open?.text.slice(0, 90),
              open?.candidates.slice(0, 3).map((each) => `${each.plan}#${each.task} ${each.confidence}`),
            );
        }
        continue;
      }
      const right = taskKeyText(record) === truth.key;
      if (right) {
        score.right += 1;
        tally.right += 1;
        score.statusAll += 1;
        if (record.status === truth.status) score.statusRight += 1;
        else if (list)
          console.log(
            seed,
            truth.row,
            'status',
            truth.status,
            record.status,
            record.result,
            '| product',
            record.reviewReason,
          );
      } else {
        score.wrong += 1;
        if (list)
          console.log(
            seed,
            truth.row,
            record.needsReview ? 'wrong' : 'WRONG',
            truth.key,
            truth.wording,
            taskKeyText(record),
            record.confidence,
            record.rowText.slice(0, 90),
          );
      }
      const bin = Math.min(9, Math.floor(record.confidence * 10));
      const share = bins.get(bin) ?? { all: 0, right: 0 };
      bins.set(bin, { all: share.all + 1, right: share.right + (right ? 1 : 0) });
      if (!record.needsReview) {
        score.accepted += 1;
        if (!right || record.status !== truth.status) score.acceptedWrong += 1;
      }
    }
  }
  return { score, bins, byWording };
}

function report(name: string, { score, bins, byWording }: ReturnType<typeof measure>): void {
  const precision = score.right / (score.right + score.wrong);
  const recall = score.right / (score.rows - score.own);
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(`${name}: ${score.files} files, ${score.rows} rows, ${score.own} of them own`);
  console.log(`  match     precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}`);
  console.log(`  status    ${(score.statusRight / score.statusAll).toFixed(4)} of ${score.statusAll} matched rows`);
  console.log(
    `  accepted  ${score.accepted}, right in task and status ${(1 - score.acceptedWrong / score.accepted).toFixed(4)}`,
  );
  console.log(
    `  review    ${((100 * score.review) / (score.rows - score.own)).toFixed(1)} %   lost ${score.lost}   ${(score.milliseconds / score.files).toFixed(2)} ms a file`,
  );
  console.log(
    `  confidence ${[...bins]
      .toSorted(([one], [other]) => one - other)
      .map(([bin, { all, right }]) => `${bin / 10}–: ${right}/${all}`)
      .join('  ')}`,
  );
  console.log(
    `  recall by wording ${[...byWording].map(([wording, { all, right }]) => `${wording} ${(right / all).toFixed(3)}`).join('  ')}`,
  );
}
