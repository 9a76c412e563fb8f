import { UpstreamError } from '../model/errors.ts';

/** Results go to standard output, everything else to standard error. */
export type Output = {
  /** one JSON object on a line of its own */
  json(value: unknown): void;
  /** a line for people */
  line(text?: string): void;
  /**
   * Waits until everything is written.
   * @throws UpstreamError when something could not be
   */
  flush(): Promise<void>;
};

export function openOutput(stream: NodeJS.WritableStream): Output {
  // `mung10 records | head` closes the pipe early; that is no fault.
  let failure: NodeJS.ErrnoException | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => (failure ??= error));
  return {
    json: (value) => void stream.write(`${JSON.stringify(value)}\n`),
    line: (text = '') => void stream.write(`${printable(text)}\n`),
    flush: async () => {
      await new Promise<void>((resolve) => {
        stream.write('', () => resolve());
      });
      // the error itself is told a turn later than the end of the write
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      if (failure === undefined || failure.code === 'EPIPE') return;
      const reason = failure.code === 'ENOSPC' ? 'the disk is full' : failure.message;
      throw new UpstreamError('disk', `The result could not be written: ${reason}.`, { cause: failure });
    },
  };
}

/** Text from mail may hold escape sequences; a terminal must not obey them. */
function printable(text: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what this is about
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
}
