import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { commandAs, type ServerAccount } from '../../src/store/embedded/server-account.ts';

/** Another process of mung10 on the same data folder. */
export type OtherProcess = {
  /** what it said first: opened (adopted or not) or failed */
  readonly opened: { readonly adopted?: boolean; readonly failed?: string };
  readonly close: () => Promise<{ readonly closed?: string; readonly failed?: string }>;
  readonly kill: () => Promise<void>;
};

const HOLD_SERVER = fileURLToPath(new URL('./hold-server.ts', import.meta.url));

/** Starts it and waits until it has the server, or failed to get it. @param as another user than the test's */
export async function startOtherProcess(
  dataDir: string,
  { as, packageDir }: { as?: ServerAccount; packageDir?: string } = {},
): Promise<OtherProcess> {
  const args = [
    '--import',
    import.meta.resolve('tsx'),
    HOLD_SERVER,
    dataDir,
    ...(packageDir === undefined ? [] : [packageDir]),
  ];
  const reach = [import.meta.dirname, dirname(fileURLToPath(import.meta.resolve('tsx')))];
  const command =
    as === undefined ? { file: process.execPath, args, as: {} } : commandAs(as, process.execPath, { args, reach });
  const child = spawn(command.file, command.args, { ...command.as, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    return done === true ? { failed: 'it ended without a word' } : JSON.parse(value);
  };
  return {
    // as: the words of hold-server.ts
    opened: (await next()) as OtherProcess['opened'],
    close: async () => {
      child.stdin.write('close\n');
      const said = (await next()) as Awaited<ReturnType<OtherProcess['close']>>;
      child.stdin.end();
      await ended;
      return said;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
