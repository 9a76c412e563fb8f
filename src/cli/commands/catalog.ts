import type { Command } from 'commander';
import { checkCatalog } from '../../app/check-catalog.ts';
import { EXIT } from '../failure.ts';
import { addCommonOptions, type CommandLine, type CommonOptions } from '../command-line.ts';

export function addCatalog(program: Command, line: CommandLine): void {
  const catalog = program.command('catalog').description('the catalogue: plans, agencies, calendar, report settings');
  addCommonOptions(
    catalog
      .command('check')
      .description('what is wrong with a catalogue, and where')
      .argument('[dir]', 'folder of the catalogue (default: the one in use)'),
  ).action(async (dir: string | undefined, options: CommonOptions) => {
    const folder = dir ?? line.config(options).catalogDir;
    const { problems, summary } = await checkCatalog(folder);
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    if (options.json === true) problems.forEach((problem) => line.output.json(problem));
    else {
      for (const problem of problems) {
        const at = [problem.file, problem.line, problem.place].filter((part) => part !== null && part !== '').join(':');
        line.output.line(`${problem.severity}: ${at}: ${problem.message}`);
      }
      if (summary !== null) line.output.line(summary);
      line.output.line(`${errors} errors, ${problems.length - errors} warnings.`);
    }
    if (errors > 0) line.endWith(EXIT.usage);
  });
}
