import { Option, type Command } from 'commander';
import { checkInstallation } from '../../app/check-installation.ts';
import { listEnvironment } from '../../app/config.ts';
import { EXIT } from '../failure.ts';
import { addCommonOptions, type CommandLine, type CommonOptions } from '../command-line.ts';

export function addDoctor(program: Command, line: CommandLine): void {
  addCommonOptions(
    program
      .command('doctor')
      .description('what is wrong with this installation: configuration, catalogue, disk, database, mailbox')
      .addOption(new Option('--from <SOURCE>', 'a mailbox to look into as well'))
      .addOption(new Option('--env', 'list the environment variables that can be set')),
  ).action(async (options: CommonOptions & { readonly from?: string; readonly env?: boolean }) => {
    if (options.env === true) {
      const variables = listEnvironment();
      if (options.json === true) return variables.forEach((each) => line.output.json(each));
      return variables.forEach(({ name, purpose, values }) =>
        line.output.line(`${name.padEnd(28)} ${purpose}${values === '' ? '' : ` (${values})`}`),
      );
    }
    const findings = await checkInstallation({
      readConfig: () => line.config(options),
      from: options.from ?? null,
      now: line.clock(options)(),
    });
    for (const finding of findings) {
      if (options.json === true) line.output.json(finding);
      else
        line.output.line(
          `${finding.state === 'good' ? '✓' : finding.state === 'warning' ? '!' : '✗'} ${finding.what}: ${finding.message}`,
        );
    }
    const bad = findings.filter((finding) => finding.state === 'bad');
    if (bad.length > 0) line.endWith(bad.some((finding) => finding.isConfiguration) ? EXIT.usage : EXIT.failed);
    return undefined;
  });
}
