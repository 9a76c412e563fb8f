import type { Command } from 'commander';
import { withExistingStore } from '../../app/context.ts';
import { submissionJson } from '../../app/contract/store-json.ts';
import { describeInstant } from '../../model/calendar-day.ts';
import { addCommonOptions, periodOption, type CommandLine, type CommonOptions } from '../command-line.ts';
import { textTable } from '../text-table.ts';

export function addSubmissions(program: Command, line: CommandLine): void {
  addCommonOptions(program.command('submissions').description('who sent what, when, in which version')).action(
    async (options: CommonOptions) => {
      const context = await line.context(options);
      const period = periodOption(options, context);
      const submissions = await withExistingStore(context, ({ store }) => store.settlements.listSubmissions(period));
      if (options.json === true) return submissions.forEach((each) => line.output.json(submissionJson(each)));
      const rows = submissions.map((each) => [
        each.agency.name === '' ? '(unknown)' : each.agency.name,
        String(each.version),
        each.state,
        each.timeliness,
        describeInstant(each.receivedAt).slice(0, 16).replace('T', ' '),
        String(each.records),
        each.attachments.map((file) => `${file.name} (${file.outcome})`).join(', '),
      ]);
      const columns = [
        { title: 'agency', max: 44 },
        { title: 'v', align: 'right' },
        { title: 'state' },
        { title: 'timeliness' },
        { title: 'received' },
        { title: 'records', align: 'right' },
        { title: 'files', max: 70 },
      ] as const;
      textTable(columns, rows).forEach((text) => line.output.line(text));
      return line.output.line(`${submissions.length} submissions for ${period}.`);
    },
  );
}
