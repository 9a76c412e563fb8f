import type { Command } from 'commander';
import { withExistingStore } from '../../app/context.ts';
import { describeMonth } from '../../app/describe-month.ts';
import { describeInstant } from '../../model/calendar-day.ts';
import { addCommonOptions, periodOption, type CommandLine, type CommonOptions } from '../command-line.ts';
import { describeSummary } from '../describe/summary.ts';

export function addStatus(program: Command, line: CommandLine): void {
  addCommonOptions(program.command('status').description('the month in a few lines')).action(
    async (options: CommonOptions) => {
      const context = await line.context(options);
      const period = periodOption(options, context);
      const month = await withExistingStore(context, (store) => describeMonth(store, period));
      if (options.json === true) {
        const { lastCollect, reports, ...rest } = month;
        return line.output.json({
          ...rest,
          lastCollect:
            lastCollect === null ? null : { ...lastCollect, finishedAt: describeInstant(lastCollect.finishedAt) },
          reports: reports.map((each) => ({ ...each, createdAt: describeInstant(each.createdAt) })),
        });
      }
      for (const text of describeSummary(month)) line.output.line(text);
      const last = month.lastCollect;
      line.output.line(
        last === null
          ? 'Last collect  never'
          : `Last collect  ${describeInstant(last.finishedAt)} from ${last.source}${last.isStale ? ' — MORE THAN 26 HOURS AGO' : ''}`,
      );
      for (const each of month.reports) {
        line.output.line(
          `Report        version ${each.version}, ${describeInstant(each.createdAt)}, sha256 ${each.sha256.slice(0, 16)}…`,
        );
      }
      return undefined;
    },
  );
}
