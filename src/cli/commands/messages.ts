import type { Command } from 'commander';
import { withExistingStore } from '../../app/context.ts';
import { messageJson } from '../../app/contract/store-json.ts';
import { listAllMessages, listMessages } from '../../app/list-messages.ts';
import { describeInstant } from '../../model/calendar-day.ts';
import { addCommonOptions, periodOption, type CommandLine, type CommonOptions } from '../command-line.ts';
import { textTable } from '../text-table.ts';

export function addMessages(program: Command, line: CommandLine): void {
  addCommonOptions(
    program.command('messages').description('every message that reached the mailbox and what became of it'),
  ).action(async (options: CommonOptions) => {
    const context = await line.context(options);
    const messages = await withExistingStore(context, (store) =>
      options.period === undefined ? listAllMessages(store) : listMessages(store, periodOption(options, context)),
    );
    if (options.json === true) return messages.forEach((message) => line.output.json(messageJson(message)));
    const rows = messages.map((message) => [
      describeInstant(message.receivedAt).slice(0, 16).replace('T', ' '),
      message.from,
      message.subject,
      message.outcome,
      message.reason,
    ]);
    const columns = [
      { title: 'received' },
      { title: 'from', max: 34 },
      { title: 'subject', max: 44 },
      { title: 'outcome' },
      { title: 'why', max: 70 },
    ];
    textTable(columns, rows).forEach((text) => line.output.line(text));
    return line.output.line(`${messages.length} messages.`);
  });
}
