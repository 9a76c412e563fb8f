import type { Command } from 'commander';
import { catchUp } from '../../app/catch-up.ts';
import { checkStoreExists } from '../../app/context.ts';
import { makeReport } from '../../app/make-report.ts';
import { saveOutput } from '../../app/save-output.ts';
import { withWorkers } from '../with-workers.ts';
import { addCommonOptions, periodOption, type CommandLine, type CommonOptions } from '../command-line.ts';

export function addReport(program: Command, line: CommandLine): void {
  addCommonOptions(
    program
      .command('report')
      .description('render the consolidated report again from the store')
      .requiredOption('--out <FILE>', 'the .docx file to write'),
  ).action(async (options: CommonOptions & { readonly out: string }) => {
    const context = await line.context(options);
    const period = periodOption(options, context);
    checkStoreExists(context);
    const made = await withWorkers(context, async (jobs) => {
      await catchUp(jobs, line.progress.show);
      return makeReport(jobs, period);
    });
    line.progress.clear();
    const file = await saveOutput(options.out, made.bytes);
    const { version, sha256 } = made.version;
    if (options.json === true) return line.output.json({ period, version, file, sha256, isNew: made.isNew });
    return line.output.line(
      `${file}: version ${version}${made.isNew ? '' : ' (nothing changed since)'}, sha256 ${sha256}`,
    );
  });
}
