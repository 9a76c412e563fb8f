import type { Command } from 'commander';
import { stopEmbeddedDatabase } from '../../app/stop-embedded-database.ts';
import { addCommonOptions, type CommandLine, type CommonOptions } from '../command-line.ts';

export function addDb(program: Command, line: CommandLine): void {
  const db = program.command('db').description('the embedded database');
  addCommonOptions(
    db.command('stop').description('stop the embedded database of a data folder that a killed command left running'),
  ).action(async (options: CommonOptions) => {
    const { dataDir } = line.config(options);
    const stopped = await stopEmbeddedDatabase(dataDir);
    if (options.json === true) return line.output.json({ dataDir, stopped });
    return line.output.line(stopped ? `Stopped the database of ${dataDir}.` : `No database was running in ${dataDir}.`);
  });
}
