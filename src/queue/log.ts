/** Where the queue tells what it did: an event with ids, never contents. A pino logger is one. */
export type Log = {
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
};
