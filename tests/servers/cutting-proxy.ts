import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';

/** A TCP relay on a free loopback port that breaks a connection when the server has said a number of bytes. */
export type CuttingProxy = {
  readonly port: number;
  /** from now on, connections are cut after this many further bytes from the server; null: never */
  cutAfter(bytes: number | null): void;
  /** from now on, nothing of what the server says gets through, and nothing is closed */
  fallSilent(): void;
  stop(): Promise<void>;
};

/** Relays to a loopback port, without cutting until `cutAfter` is called. */
export async function startCuttingProxy(targetPort: number): Promise<CuttingProxy> {
  let bytesLeft: number | null = null;
  let silent = false;
  const sockets = new Set<Socket>();

  const server = createServer((client) => {
    const upstream = createConnection(targetPort, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    client.pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      if (silent) return;
      if (bytesLeft === null || chunk.length < bytesLeft) {
        if (bytesLeft !== null) bytesLeft -= chunk.length;
        client.write(chunk);
        return;
      }
      client.write(chunk.subarray(0, bytesLeft), () => client.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no free port');

  return {
    port: address.port,
    cutAfter: (bytes) => {
      bytesLeft = bytes;
    },
    fallSilent: () => {
      silent = true;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
