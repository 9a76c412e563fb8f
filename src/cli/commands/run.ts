import type { Command } from 'commander';
import { runMonth } from '../../app/run-month.ts';
import { addCommonOptions, periodOption, type CommandLine, type CommonOptions } from '../command-line.ts';
import { describeSummary } from '../describe/summary.ts';
import { withWorkers } from '../with-workers.ts';
import { FROM } from './from-option.ts';

export function addRun(program: Command, line: CommandLine): void {
  addCommonOptions(
    program
      .command('run')
      .description('the monthly job: collect, read, consolidate, render')
      .requiredOption(...FROM)
      .option('--out <DIR>', 'folder for the report', 'out'),
  ).action(async (options: CommonOptions & { readonly from: string; readonly out: string }) => {
    const context = await line.context(options);
    const period = periodOption(options, context);
    const { from, out } = options;
    const summary = await withWorkers(context, (jobs) =>
      runMonth(jobs, { from, period, outDir: out, onProgress: line.progress.show }),
    );
    line.progress.clear();
    if (options.json === true) return line.output.json(summary);
    for (const text of describeSummary(summary)) line.output.line(text);
    line.output.line(`Report: ${summary.report.file} (version ${summary.report.version})`);
    const store = options.data === undefined ? '' : ` --data ${options.data}`;
    return line.output.line(`Next:   npx mung10 review --period ${period}${store}`);
  });
}
