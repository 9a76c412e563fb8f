/** Where the store tells what it did: an event with ids, never a mail's text. A pino logger is one. */
export type Log = {
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
};
