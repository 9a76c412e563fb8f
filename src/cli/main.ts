import { Command, CommanderError } from 'commander';
import { EXIT, describeFailure } from './failure.ts';
import { openCommandLine, type CommandLine } from './command-line.ts';
import { addCatalog } from './commands/catalog.ts';
import { addCollect } from './commands/collect.ts';
import { addDb } from './commands/db.ts';
import { addDoctor } from './commands/doctor.ts';
import { addMessages } from './commands/messages.ts';
import { addParse } from './commands/parse.ts';
import { addRecords } from './commands/records.ts';
import { addReport } from './commands/report.ts';
import { addReview } from './commands/review.ts';
import { addRun } from './commands/run.ts';
import { addStatus } from './commands/status.ts';
import { addSubmissions } from './commands/submissions.ts';

/**
 * Runs one command line.
 * @param args without the program's name
 * @returns the exit code of the public contract: 0 done, 1 the work could not be done, 2 wrong usage or configuration
 */
export async function main(args: readonly string[]): Promise<number> {
  const line = openCommandLine();
  const program = buildProgram(line);
  try {
    await program.parseAsync([...args], { from: 'user' });
    await line.output.flush();
    return line.exitCode();
  } catch (error) {
    // commander has printed its own message; help and version are no mistakes
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    line.progress.clear();
    const failure = describeFailure(error);
    process.stderr.write(`mung10: ${failure.text}\n`);
    return failure.exitCode;
  }
}

/** Every command of the contract, on one command line. */
export function buildProgram(line: CommandLine): Command {
  const program = new Command('mung10')
    .description(
      'Collects the monthly Đề án 06 reports from the mailbox, reads them into per-task records and renders the consolidated provincial report.',
    )
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(mung10 --help lists the commands; mung10 COMMAND --help explains one)')
    .showSuggestionAfterError();
  for (const add of COMMANDS) add(program, line);
  return program;
}

/** In the order in which a month uses them. */
const COMMANDS: readonly ((program: Command, line: CommandLine) => void)[] = [
  addRun,
  addCollect,
  addStatus,
  addMessages,
  addSubmissions,
  addRecords,
  addReview,
  addReport,
  addParse,
  addCatalog,
  addDoctor,
  addDb,
];
