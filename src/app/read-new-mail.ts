import { UpstreamError } from '../model/errors.ts';
import type { Queues } from '../queue/open-queues.ts';
import type { ReportProgress } from './collect-mail.ts';
import type { StoreContext } from './context.ts';
import { MAX_ATTEMPTS } from './reader/run-attempt.ts';
import { readingEdition } from './reading-edition.ts';

/** A store with workers on its jobs. */
export type JobContext = StoreContext & { readonly queues: Queues };

const PROGRESS_MS = 250;

/**
 * Opens and reads everything that the ledger says is unfinished, through the job queues. The ledger is the truth: what a
 * queue lost or a killed process left half done is simply asked for again.
 */
export async function readNewMail(context: JobContext, onProgress: ReportProgress): Promise<void> {
  const { store, queues } = context;
  const edition = readingEdition(context.catalog);
  await repeatUntilDone('Opening mails', onProgress, {
    list: () => store.ledger.listUnopenedMessages(),
    ask: ({ sha256 }) => queues.enqueue('open_message', { messageSha256: sha256 }),
    queues,
  });
  await repeatUntilDone('Reading files', onProgress, {
    list: () => store.readings.listUnreadAttachments(edition),
    ask: ({ sha256 }) => queues.enqueue('read_attachment', { sha256, edition }),
    queues,
  });
}

/** A job whose reader died is asked for again; the store counts its attempts and gives it up in the end. */
async function repeatUntilDone<Item>(
  label: string,
  onProgress: ReportProgress,
  work: {
    readonly list: () => Promise<readonly Item[]>;
    readonly ask: (item: Item) => Promise<void>;
    readonly queues: Queues;
  },
): Promise<void> {
  for (let round = 0; round <= MAX_ATTEMPTS; round += 1) {
    const items = await work.list();
    if (items.length === 0) return;
    for (const item of items) await work.ask(item);
    const timer = setInterval(() => {
      void work.list().then(
        (left) => onProgress(label, items.length - left.length, items.length),
        () => undefined,
      );
    }, PROGRESS_MS);
    try {
      await work.queues.waitUntilIdle();
    } finally {
      clearInterval(timer);
    }
  }
  const left = (await work.list()).length;
  if (left === 0) return;
  const text = `${label}: ${left} could not be worked on, because of this machine; the log says why. Run the command again.`;
  throw new UpstreamError('queue', text);
}
