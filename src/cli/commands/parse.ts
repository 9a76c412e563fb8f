import type { Command } from 'commander';
import { parsedFileJson } from '../../app/contract/parsed-file-json.ts';
import { parseFiles } from '../../app/parse-files.ts';
import { addCommonOptions, type CommandLine, type CommonOptions } from '../command-line.ts';
import { describeParsedFile } from '../describe/parsed-file.ts';

export function addParse(program: Command, line: CommandLine): void {
  addCommonOptions(
    program
      .command('parse')
      .description('read files as if they had been mailed and print what was understood; touches no store')
      .argument('<files...>', 'reports (.xlsx, .docx, .pdf, …), archives or saved mails (.eml)'),
  ).action(async (files: string[], options: CommonOptions) => {
    const context = await line.context(options);
    await parseFiles(context, files, {
      onProgress: (done) => line.progress.show('Reading', done, files.length),
      onParsed: (parsed) => {
        line.progress.clear();
        if (options.json === true) line.output.json(parsedFileJson(parsed));
        else describeParsedFile(parsed, context.catalog).forEach((text) => line.output.line(text));
      },
    });
  });
}
