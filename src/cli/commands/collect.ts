import type { Command } from 'commander';
import { takeIn } from '../../app/run-month.ts';
import { addCommonOptions, type CommandLine, type CommonOptions } from '../command-line.ts';
import { withWorkers } from '../with-workers.ts';
import { FROM } from './from-option.ts';

export function addCollect(program: Command, line: CommandLine): void {
  addCommonOptions(
    program
      .command('collect')
      .description('take new messages in and read them')
      .requiredOption(...FROM),
  ).action(async (options: CommonOptions & { readonly from: string }) => {
    const context = await line.context(options);
    const taken = await withWorkers(context, (jobs) =>
      takeIn(jobs, { from: options.from, onProgress: line.progress.show }),
    );
    line.progress.clear();
    const { messages: _messages, ...result } = taken;
    if (options.json === true) return line.output.json(result);
    line.output.line(`${taken.source}: ${taken.seen} messages there, ${taken.fresh} new.`);
    return line.output.line(`Periods touched: ${taken.periods.join(', ') || 'none'}.`);
  });
}
