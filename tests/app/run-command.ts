import { spawn } from 'node:child_process';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'mung10.js');

export type CommandResult = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs mung10 as its users do, in a process of its own. `signal` ends it with SIGKILL. */
export function runCommand(
  args: readonly string[],
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
    readonly cwd?: string;
  } = {},
): Promise<CommandResult> {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { ...inherited, ...options.env },
    cwd: options.cwd ?? process.cwd(),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.signal === undefined ? {} : { signal: options.signal, killSignal: 'SIGKILL' as const }),
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => (error.name === 'AbortError' ? undefined : reject(error)));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** The objects of an NDJSON result. */
export function ndjson(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>); // the contract: one object a line
}
