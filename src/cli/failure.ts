import { ConfigError, InputError, UpstreamError } from '../model/errors.ts';

/** Exit codes of the public contract. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** What a failed command prints, and its exit code: one sentence for what people can mend, the stack for our own bugs. */
export function describeFailure(error: unknown): { readonly text: string; readonly exitCode: number } {
  if (error instanceof ConfigError) return { text: error.message, exitCode: EXIT.usage };
  if (error instanceof UpstreamError || error instanceof InputError)
    return { text: error.message, exitCode: EXIT.failed };
  const local = describeLocalFault(error);
  if (local !== undefined) return { text: local, exitCode: EXIT.failed };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { text: `This is a fault of mung10 itself; please report it.\n${text}`, exitCode: EXIT.failed };
}

/** Faults of this machine, whatever was being done. */
function describeLocalFault(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? ` (${error.path})` : '';
  switch (error.code) {
    case 'ENOSPC':
      return `The disk is full${path}. Free some space and run the command again; nothing that was stored is lost.`;
    case 'EDQUOT':
      return `The disk quota is used up${path}. Free some space and run the command again.`;
    case 'EACCES':
    case 'EPERM':
      return `No permission${path}. Check who owns the folder.`;
    case 'EROFS':
      return `The disk is read-only${path}.`;
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many open files on this machine. Raise the limit (ulimit -n) and run the command again.';
    case 'ENOENT':
      return `There is no such file or folder${path}.`;
    case 'EISDIR':
      return `That is a folder, not a file${path}.`;
    case 'ENOTDIR':
      return `That is a file, not a folder${path}.`;
    default:
      return undefined;
  }
}
