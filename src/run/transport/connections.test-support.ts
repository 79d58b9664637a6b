import { type AddressInfo, createServer as createNetServer, type Socket } from 'node:net';
import type { Answer } from '../../model/exchange.js';
import type { Request } from '../../model/experiment/request.js';
import { createSecrets } from '../../model/secrets.js';
import type { Destination } from './destination.js';
import { openTransport, type TransportOptions } from './transport.js';

/** What is open, and to be closed after the test. */
export const closing: (() => Promise<unknown>)[] = [];

/** Closes all that a test has opened. */
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

/** A plain request. */
export const post: Request = {
  method: 'POST',
  path: '/operation',
  query: [],
  headers: { 'content-type': 'application/json' },
  body: '{}',
};

/** The answer to a request, from a transport that is closed after the test. */
export async function sent(
  destination: Destination,
  request: Request = post,
  options: Partial<TransportOptions> = {},
): Promise<Answer> {
  const transport = await openTransport(destination, {
    secrets: createSecrets(new Map([['api-key', 'seam_test1234_secret']])),
    timeoutMs: 20_000,
    responseBytes: 64 * 1024,
    headers: {},
    tls: {},
    ...options,
  });
  closing.push(transport.close);
  return transport.send(request);
}

/** A server that does with a connection what it likes; resolves to its URL. */
export async function raw(serve: (socket: Socket, received: Promise<string>) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createNetServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let text = '';
    const received = new Promise<string>((resolve) => {
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        const [head = '', body = ''] = text.split('\r\n\r\n');
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
        if (text.includes('\r\n\r\n') && body.length >= length) resolve(text);
      });
    });
    serve(socket, received);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What arrives of a request, byte for byte. */
export async function arrival(request: Request): Promise<string> {
  let arrived = '';
  const url = await raw(async (socket, received) => {
    arrived = await received;
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  await sent(url, request);
  return arrived;
}
