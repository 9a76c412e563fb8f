import { pino, type Logger } from 'pino';

/** The program's log: JSON lines on standard error, events with ids; never a mail's text, an address' password or bytes. */
export function openLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}
