import { Option, type Command } from 'commander';
import { withStore } from '../../app/context.ts';
import { recordJson } from '../../app/contract/store-json.ts';
import { listRecords } from '../../app/list-records.ts';
import { addCommonOptions, periodOption, type CommandLine, type CommonOptions } from '../command-line.ts';
import { describeRecord } from '../describe/record.ts';

export function addRecords(program: Command, line: CommandLine): void {
  addCommonOptions(
    program
      .command('records')
      .description('the per-task progress records in force, each with the file and the message it came from')
      .addOption(new Option('--plan <CODE>', 'only this plan, such as 1035/QĐ-UBND'))
      .addOption(new Option('--task <N>', 'only the tasks with this number'))
      .addOption(new Option('--agency <ID>', 'only this agency, such as so-tu-phap')),
    ['data', 'period', 'now', 'json'],
  ).action(
    async (options: CommonOptions & { readonly plan?: string; readonly task?: string; readonly agency?: string }) => {
      const context = await line.context(options);
      const period = periodOption(options, context);
      const all = await withStore(context, (store) => listRecords(store, period));
      const records = all.filter(
        ({ record }) =>
          (options.plan === undefined || record.plan === options.plan || record.plan.startsWith(`${options.plan}/`)) &&
          (options.task === undefined || String(record.task) === options.task) &&
          (options.agency === undefined || record.agency.id === options.agency),
      );
      if (options.json === true) {
        return records.forEach(({ record, messageId }) => line.output.json(recordJson(record, messageId)));
      }
      for (const listed of records) describeRecord(listed, context.catalog).forEach((text) => line.output.line(text));
      return line.output.line(`${records.length} records in force for ${period}.`);
    },
  );
}
