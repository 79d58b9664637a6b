import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** A port of the loopback interface that nobody listens on, and that nobody else can take meanwhile. */
export interface ClosedPort {
  readonly port: number;
  readonly close: () => void;
}

/** Takes a port for the near end of a connection, which leaves it bound and without a listener. */
export async function openClosedPort(): Promise<ClosedPort> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const near = connect({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  await once(near, 'connect');
  const [far] = await accepted;
  return {
    port: near.localPort ?? 0,
    close: () => {
      near.destroy();
      far.destroy();
      server.close();
    },
  };
}
