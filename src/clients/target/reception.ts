import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Arrival } from '../../model/arrival.js';
import type { Answer } from '../../model/exchange.js';

/** What a server does with a request: an answer that is written out, or a closed connection. */
export type TargetReaction =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | { readonly kind: 'drop' };

/** A request before it is answered. */
export interface Incoming {
  readonly method: string;
  /** Path and query as they stood in the request line. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** A loopback server that keeps what arrives, in the order of arrival. */
export interface Reception {
  readonly port: number;
  readonly arrivals: readonly Arrival[];
  readonly close: () => Promise<void>;
}

interface Listening {
  readonly server: Server;
  readonly sockets: ReadonlySet<Socket>;
}

/**
 * Opens a server on a free port of the loopback interface.
 * @param react is asked with the number of the request, from 0.
 */
export async function openReception(options: {
  readonly react: (incoming: Incoming, index: number) => Promise<TargetReaction> | TargetReaction;
  /** Answered without being kept. */
  readonly aside?: (incoming: Incoming) => TargetReaction | undefined;
  readonly redact: (text: string) => string;
  /** Takes out what the suite does not know but may be a secret of someone else's, once its own are out. */
  readonly conceal?: (incoming: Incoming) => Incoming;
  /** Whether the name `localhost` leads here on every system. */
  readonly isNamed?: boolean;
}): Promise<Reception> {
  const arrivals: Arrival[] = [];
  let count = 0;
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const arrivedAt = Date.now();
    const bytes = await buffer(request);
    const incoming = incomingOf(request, bytes);
    const aside = options.aside?.(incoming);
    if (aside) {
      write(response, aside);
      return;
    }
    const index = count;
    count += 1;
    const reaction = await options.react(incoming, index);
    arrivals[index] = {
      ...(options.conceal ?? ((same) => same))(redacted(incoming, options.redact)),
      isUtf8: isUtf8(bytes),
      answer: answerOf(reaction),
      arrivedAt,
      answeredAt: Date.now(),
    };
    write(response, reaction);
  };
  const listen = async (host: string, port: number): Promise<Listening> => {
    const sockets = new Set<Socket>();
    const server = createServer((request, response) => {
      // A client that goes away in the middle of its request has not made one.
      listener(request, response).catch(() => response.destroy());
    });
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    return { server, sockets };
  };
  const first = await listen('127.0.0.1', 0);
  const { port } = first.server.address() as AddressInfo;
  // Some systems resolve `localhost` to IPv6 alone; others have no IPv6 at all.
  const second = options.isNamed === true ? await listen('::1', port).catch(() => undefined) : undefined;
  return {
    port,
    arrivals,
    close: async () => {
      await Promise.all([first, second].map((listening) => listening && closed(listening)));
    },
  };
}

function incomingOf(request: IncomingMessage, bytes: Buffer): Incoming {
  const { rawHeaders } = request;
  const headers = rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
  );
  return { method: request.method ?? '', target: request.url ?? '', headers, body: bytes.toString('utf8') };
}

function redacted({ method, target, headers, body }: Incoming, redact: (text: string) => string): Incoming {
  return {
    method,
    target: redact(target),
    headers: headers.map(([name, value]) => [redact(name), redact(value)]),
    body: redact(body),
  };
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);
}

/** A reaction as it stands in the evidence. */
export function answerOf(reaction: TargetReaction): Answer {
  if (reaction.kind === 'drop') {
    return { kind: 'failure', failure: 'connection-lost', detail: 'the script closes the connection' };
  }
  const { status, headers, body = '' } = reaction;
  return { kind: 'response', status, headers: Object.entries(headers), body, isUtf8: true };
}

function write(response: ServerResponse, reaction: TargetReaction): void {
  if (reaction.kind === 'drop') {
    response.destroy();
    return;
  }
  const { status, headers, body } = reaction;
  response.writeHead(status, {
    ...headers,
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  });
  response.end(body);
}

// A connection that is reset leaves its port free at once; hundreds of targets would use them up otherwise.
async function closed({ server, sockets }: Listening): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.resetAndDestroy();
  });
}
