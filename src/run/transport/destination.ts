import { createServer, Server as HttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, isIPv6, Server as NetServer } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { UsageError } from '../../ground/usage-error.js';

/** A server as `node:net`, `node:http` and `node:https` have them. */
export interface ListeningServer {
  readonly listening: boolean;
  readonly address: () => unknown;
  readonly close: (done?: () => void) => unknown;
}

// No type of Node stands in what is exported, so that declarations compile where @types/node is not installed.
// biome-ignore lint/suspicious/noExplicitAny: whoever has those types gives the parameters their own.
type Handler = (request: any, response: any) => unknown;

/**
 * Where requests go: a URL, a request handler of this process, or its `http.Server` or `https.Server`, listening or not,
 * on an address or on a socket.
 */
export type Destination = string | Handler | ListeningServer;

/** A destination that can be sent to. */
export interface OpenDestination {
  readonly url: string;
  /** Of this process, so that no proxy and no certificate authority has a part in it. */
  readonly isOwn: boolean;
  /** The socket that it listens on, where it has no address. */
  readonly socketPath?: string;
  readonly close: () => Promise<void>;
}

/**
 * Opens a destination. A handler is served on a port of the loopback interface until `close`; a server that was not
 * listening listens there. Throws a UsageError for anything that HTTP/1.1 requests cannot be sent to.
 */
export async function openDestination(destination: Destination): Promise<OpenDestination> {
  requireDestination(destination);
  if (typeof destination === 'string') {
    return { url: destination.replace(/\/+$/, ''), isOwn: false, close: async () => undefined };
  }
  const server = destination instanceof NetServer ? destination : createServer(destination as RequestListener);
  const wasListening = server.listening;
  if (!wasListening) {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
  }
  return {
    ...placeOf(server),
    isOwn: true,
    async close() {
      if (wasListening) return;
      if ('closeAllConnections' in server) (server as HttpServer).closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Throws a UsageError that says what was handed over and what to hand over instead, unless it can be sent to. */
export function requireDestination(destination: unknown): asserts destination is Destination {
  if (typeof destination === 'string' || typeof destination === 'function') return;
  if (destination instanceof HttpServer) return;
  // Only a server for HTTP/2 can be given new HTTP/2 settings.
  const isHttp2 = destination instanceof NetServer && 'updateSettings' in destination;
  const speaksHttp1 = destination instanceof TlsServer && (!isHttp2 || offersHttp1(destination));
  if (speaksHttp1) return;
  if (isHttp2) {
    throw new UsageError(
      'the server handed over speaks HTTP/2 only, and the suite sends HTTP/1.1',
      'Hand over its request handler, an http.Server, or an http2 secure server made with allowHTTP1.',
    );
  }
  throw new UsageError(
    `what was handed over as the target is ${described(destination)}, neither a URL nor a request handler nor an http.Server`,
    frameworkAdvice(destination),
  );
}

function placeOf(server: NetServer): Pick<OpenDestination, 'url' | 'socketPath'> {
  const scheme = server instanceof TlsServer ? 'https' : 'http';
  const address = server.address() as AddressInfo | string;
  if (typeof address === 'string') return { url: `${scheme}://localhost`, socketPath: address };
  const host = reachable(address.address);
  return { url: `${scheme}://${isIPv6(host) ? `[${host}]` : host}:${address.port}` };
}

// A server on all addresses is reached on the loopback interface.
function reachable(address: string): string {
  if (address === '0.0.0.0') return '127.0.0.1';
  return address === '::' ? '::1' : address;
}

function offersHttp1(server: TlsServer): boolean {
  const { ALPNProtocols } = server as { readonly ALPNProtocols?: Uint8Array };
  return ALPNProtocols !== undefined && Buffer.from(ALPNProtocols).includes('http/1.1');
}

function described(value: unknown): string {
  if (value === null || typeof value !== 'object') return `${value}`;
  const name = value.constructor?.name ?? '';
  return name === '' || name === 'Object' ? 'an object' : `an object of the class ${name}`;
}

function frameworkAdvice(value: unknown): string {
  const has = (member: string) =>
    typeof value === 'object' && value !== null && typeof Reflect.get(value, member) === 'function';
  if (has('callback')) return 'Hand over its request handler, such as app.callback().';
  if (has('routing'))
    return 'Hand over its request handler, such as app.routing, or app.server once app.ready() is done.';
  if (has('fetch')) return 'Hand over its request handler, such as getRequestListener(app.fetch) of @hono/node-server.';
  if (has('getHttpServer')) return 'Hand over its server, app.getHttpServer(), once app.init() is done.';
  return "Hand over the URL, the framework's request handler for node:http, or an http.Server.";
}
