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
    context: (options) => openContext(config(options), readClock(options.now)),
    exitCode: () => code,
    endWith: (value) => (code = value),
  };
}

/** The options that a command shares with others, in one wording. */
export function addCommonOptions(command: Command, which: readonly ('data' | 'period' | 'now' | 'json')[]): Command {
  const options = {
    data: new Option('--data <DIR>', 'where the embedded store lives (default: ./data, or MUNG10_DATA)'),
    period: new Option('--period <YYYY-MM>', 'the reporting period (default: the one whose due day was last reached)'),
    now: new Option('--now <ISO>', 'the clock to use, for rehearsals and tests (default: the real one)'),
    json: new Option('--json', 'machine-readable result, one JSON object a line'),
  };
  for (const name of which) command.addOption(options[name]);
  return command;
}

export function periodOption(options: CommonOptions, context: Context): PeriodId {
  if (options.period === undefined) return currentPeriod(context);
  if (!isPeriodId(options.period)) {
    throw new ConfigError(`"${options.period}" is not a period; write a year and a month, such as 2025-04.`);
  }
  return options.period;
}

function readClock(text: string | undefined): () => Date {
  if (text === undefined) return () => new Date();
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) {
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
