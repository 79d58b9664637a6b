import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** A port of the loopback interface that nobody listens on, and that nobody else can take meanwhile. */
export interface ClosedPort {
  readonly port: number;
  /** Gives it back, so that a server may take it at once. */
  readonly close: () => Promise<void>;
}

/**
 * Takes a port for the near end of a connection, which leaves it bound and without a listener. Rejects where the given one
 * is taken.
 */
export async function openClosedPort(wanted?: number): Promise<ClosedPort> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const { port } = server.address() as AddressInfo;
  const near = connect({ host: '127.0.0.1', port, ...(wanted === undefined ? {} : { localPort: wanted }) });
  try {
    await once(near, 'connect');
  } catch (error) {
    server.close();
    throw error;
  }
  const [far] = await accepted;
  return {
    port: near.localPort ?? 0,
    async close() {
      // Closed in order, it would stay bound for a minute.
      near.resetAndDestroy();
      far.on('error', () => undefined).destroy();
      server.close();
      if (!near.closed) await once(near, 'close');
    },
  };
}
