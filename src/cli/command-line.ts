import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readConfig, type Config } from '../app/config.ts';
import { currentPeriod, openContext, type Context } from '../app/context.ts';
import { ConfigError } from '../model/errors.ts';
import { isPeriodId, type PeriodId } from '../model/period.ts';
import { openOutput, type Output } from './output.ts';
import { openProgress, type Progress } from './progress.ts';

/** What every command has at hand: where results go, what the options mean. */
export type CommandLine = {
  readonly output: Output;
  readonly progress: Progress;
  config(options: CommonOptions): Config;
  clock(options: CommonOptions): () => Date;
  context(options: CommonOptions): Promise<Context>;
  exitCode(): number;
  /** A command that did its work and found something wrong ends with another code than 0. */
  endWith(code: number): void;
};

export type CommonOptions = {
  readonly data?: string;
  readonly period?: string;
  readonly now?: string;
  readonly json?: boolean;
};

export function openCommandLine(): CommandLine {
  let code = 0;
  const config = (options: CommonOptions) =>
    readConfig(process.env, { dataDir: options.data, shippedCatalogDir: shippedCatalog(), cwd: process.cwd() });
  return {
    output: openOutput(process.stdout),
    progress: openProgress(process.stderr),
    config,
    clock: readClock,
    context: (options) => {
      // also where a command has no use for it: a slip of the pen is told
      readPeriod(options);
      return openContext(config(options), readClock(options));
    },
    exitCode: () => code,
    endWith: (value) => (code = value),
  };
}

/** The options that every command takes, in one wording, so that a script may give them to all alike. */
export function addCommonOptions(command: Command): Command {
  return command
    .addOption(new Option('--data <DIR>', 'where the embedded store lives (default: ./data, or MUNG10_DATA)'))
    .addOption(
      new Option('--period <YYYY-MM>', 'the reporting period (default: the one whose due day was last reached)'),
    )
    .addOption(new Option('--now <ISO>', 'the clock to use, for rehearsals and tests (default: the real one)'))
    .addOption(new Option('--json', 'machine-readable result, one JSON object a line'));
}

export function periodOption(options: CommonOptions, context: Context): PeriodId {
  return readPeriod(options) ?? currentPeriod(context);
}

function readPeriod({ period }: CommonOptions): PeriodId | undefined {
  if (period === undefined || isPeriodId(period)) return period;
  throw new ConfigError(`"${period}" is not a period; write a year and a month, such as 2025-04.`);
}

/** ISO 8601 with an offset: without one a time means another instant on another machine. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

function readClock({ now: text }: CommonOptions): () => Date {
  if (text === undefined) return () => new Date();
  const at = new Date(text);
  if (!INSTANT.test(text) || Number.isNaN(at.getTime())) {
    throw new ConfigError(`--now "${text}" is not a time; write it like 2025-04-11T07:00:00+07:00.`);
  }
  return () => at;
}

/** The catalogue lies beside the program's package.json, for the compiled program as for its sources. */
function shippedCatalog(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'catalog');
}
