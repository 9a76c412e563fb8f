import { stopEmbeddedServer } from '../store/embedded-server.ts';

/** Stops the private database of a data folder that a killed command left running. @returns whether one was running */
export function stopEmbeddedDatabase(dataDir: string): Promise<boolean> {
  return stopEmbeddedServer(dataDir);
}
