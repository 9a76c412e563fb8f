import type { Log } from '../../src/queue/log.ts';

type Line = { readonly level: keyof Log; readonly fields: Readonly<Record<string, unknown>>; readonly event: string };

/** A log that is kept, to be looked at. */
export function memoryLog(): { readonly log: Log; readonly lines: Line[] } {
  const lines: Line[] = [];
  const keep =
    (level: keyof Log) =>
    (fields: object, event: string): void =>
      void lines.push({ level, fields: { ...fields }, event });
  return { log: { info: keep('info'), warn: keep('warn'), error: keep('error') }, lines };
}
