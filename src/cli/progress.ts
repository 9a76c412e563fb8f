/** Tells a waiting person how far a long piece of work is; silent where standard error is no terminal. */
export type Progress = {
  readonly show: (label: string, done: number, total: number) => void;
  readonly clear: () => void;
};

const BAR = 24;

export function openProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: (label, done, total) => {
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const bar = '█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░');
      stream.write(`\r\u001b[2K${label} ${bar} ${done}/${total}`);
    },
    clear: () => {
      stream.write('\r\u001b[2K');
    },
  };
}
