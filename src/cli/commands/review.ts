import type { Command } from 'commander';
import { withExistingStore } from '../../app/context.ts';
import { reviewItemJson } from '../../app/contract/store-json.ts';
import { describeSource } from '../../model/source.ts';
import { addCommonOptions, periodOption, type CommandLine, type CommonOptions } from '../command-line.ts';

export function addReview(program: Command, line: CommandLine): void {
  addCommonOptions(program.command('review').description('what waits for a person, and why')).action(
    async (options: CommonOptions) => {
      const context = await line.context(options);
      const period = periodOption(options, context);
      const items = await withExistingStore(context, ({ store }) => store.settlements.listReviewItems(period));
      if (options.json === true) return items.forEach((item) => line.output.json(reviewItemJson(item)));
      for (const item of items) {
        line.output.line(`${item.id}  ${item.kind}  ${item.agency?.name ?? ''}`);
        line.output.line(`  ${item.reason}`);
        line.output.line(`  ${cut(item.text)}`);
        if (item.source !== null) line.output.line(`  ${describeSource(item.source)}`);
        for (const { plan, task, confidence } of item.candidates) {
          line.output.line(`    → ${plan} nhiệm vụ ${task} (${confidence.toFixed(2)})`);
        }
      }
      return line.output.line(`${items.length} things wait for a person in ${period}.`);
    },
  );
}

const EXCERPT = 160;

function cut(text: string): string {
  const one = text.replace(/\s+/g, ' ');
  return one.length <= EXCERPT ? one : `${one.slice(0, EXCERPT)}…`;
}
