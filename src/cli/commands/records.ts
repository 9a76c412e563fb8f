import { Option, type Command } from 'commander';
import { withExistingStore } from '../../app/context.ts';
import { recordJson } from '../../app/contract/store-json.ts';
import { listRecords } from '../../app/list-records.ts';
import type { Catalog } from '../../model/catalog.ts';
import { ConfigError } from '../../model/errors.ts';
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
  ).action(async (options: CommonOptions & Filters) => {
    const context = await line.context(options);
    const period = periodOption(options, context);
    checkFilters(options, context.catalog);
    const all = await withExistingStore(context, (store) => listRecords(store, period));
    const records = all.filter(
      ({ record }) =>
        (options.plan === undefined || isPlanNamed(record.plan, options.plan)) &&
        (options.task === undefined || String(record.task) === options.task) &&
        (options.agency === undefined || record.agency.id === options.agency),
    );
    if (options.json === true) {
      return records.forEach(({ record, messageId }) => line.output.json(recordJson(record, messageId)));
    }
    for (const listed of records) describeRecord(listed, context.catalog).forEach((text) => line.output.line(text));
    return line.output.line(`${records.length} records in force for ${period}.`);
  });
}

type Filters = { readonly plan?: string; readonly task?: string; readonly agency?: string };

/** "1035" names 1035/QĐ-UBND. */
function isPlanNamed(code: string, name: string): boolean {
  return code === name || code.startsWith(`${name}/`);
}

/** A slip of the pen must not look like a task on which nobody reported. */
function checkFilters({ plan, task, agency }: Filters, catalog: Catalog): void {
  const plans = catalog.plans.filter((each) => plan === undefined || isPlanNamed(each.code, plan));
  if (plans.length === 0) {
    const codes = catalog.plans.map((each) => each.code).join(', ');
    throw new ConfigError(`The catalogue has no plan "${plan}"; it has ${codes}.`);
  }
  if (task !== undefined && !plans.some((each) => each.tasks.some(({ number }) => String(number) === task))) {
    const codes = plans.map((each) => each.code).join(', ');
    throw new ConfigError(`There is no task "${task}" in ${codes}; write its number, such as 9.`);
  }
  if (agency !== undefined && !catalog.agencies.some(({ id }) => id === agency)) {
    throw new ConfigError(`The catalogue has no agency "${agency}"; write its id, such as so-tu-phap.`);
  }
}
