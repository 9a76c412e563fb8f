import { createInterface } from 'node:readline';
import { openEmbeddedServer } from '../../src/store/embedded-server.ts';
import { describePackage, findServerPackage } from '../../src/store/embedded/server-package.ts';

// A process that holds the private server until its standard input says "close" or ends. It tells on standard output
// what happens, one JSON object a line; started by other-process.ts.

const [dataDir = '', packageDir] = process.argv.slice(2);

function tell(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

try {
  const serverPackage = packageDir === undefined ? findServerPackage() : describePackage(packageDir);
  const server = await openEmbeddedServer({ dataDir, log: { info: () => {}, warn: () => {} }, serverPackage });
  tell({ adopted: server.adopted, connection: server.connection });
  for await (const line of createInterface(process.stdin)) if (line === 'close') break;
  tell({ closed: await server.close() });
} catch (error) {
  tell({ failed: String(error) });
}
