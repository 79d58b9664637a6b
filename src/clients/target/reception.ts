import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Arrival } from '../../model/arrival.js';
import { answerOf, framed, type TargetReaction } from './reaction.js';

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
  /** Ends every silence: whoever waits by now has been waiting for nothing. */
  readonly settle: () => void;
  /** Ends connections that nobody uses. */
  readonly rest: () => void;
  readonly close: () => Promise<void>;
}

/** How a reception answers. */
export interface ReceptionOptions {
  /** Asked with the number of the request, from 0. */
  readonly react: (incoming: Incoming, index: number) => Promise<TargetReaction> | TargetReaction;
  /** Answered without being kept. */
  readonly aside?: (incoming: Incoming) => TargetReaction | undefined;
  readonly redact: (text: string) => string;
  /** Takes out what the suite does not know but may be a secret of someone else's, once its own are out. */
  readonly conceal?: (incoming: Incoming) => Incoming;
  /** Whether the name `localhost` leads here on every system. */
  readonly isNamed?: boolean;
  readonly host?: '127.0.0.1' | '::1';
  /** How long a silence lasts before the connection is closed. */
  readonly silenceMs?: number;
}

// Of the two addresses of a name, one may have a port free that is taken on the other.
const mostPorts = 10;

interface Listening {
  readonly server: Server;
  readonly sockets: ReadonlySet<Socket>;
}

/** Opens a server on a free port of the loopback interface. Rejects where there is no such interface. */
export async function openReception(options: ReceptionOptions): Promise<Reception> {
  const { host = '127.0.0.1', silenceMs = 60_000 } = options;
  const arrivals: Arrival[] = [];
  const silences = new Set<() => void>();
  let count = 0;
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const arrivedAt = Date.now();
    const bytes = await buffer(request);
    const incoming = incomingOf(request, bytes);
    const aside = options.aside?.(incoming);
    if (aside) return write(response, aside);
    const index = count;
    count += 1;
    const reaction = await options.react(incoming, index);
    const keep = (isLeft: boolean) => {
      arrivals[index] = {
        ...(options.conceal ?? ((same) => same))(redacted(incoming, options.redact)),
        isUtf8: isUtf8(bytes),
        answer: answerOf(reaction, isLeft),
        arrivedAt,
        answeredAt: Date.now(),
      };
    };
    keep(false);
    if (reaction.kind !== 'silence') return write(response, reaction);
    const end = (isLeft: boolean) => {
      clearTimeout(timer);
      silences.delete(leave);
      keep(isLeft);
      response.destroy();
    };
    const leave = () => end(true);
    const timer = setTimeout(() => {
      response.off('close', leave);
      end(false);
    }, silenceMs);
    silences.add(leave);
    response.once('close', leave);
  };
  const listen = async (at: string, port: number): Promise<Listening> => {
    const sockets = new Set<Socket>();
    const server = createServer((request, response) => {
      // A client that goes away in the middle of its request has not made one.
      listener(request, response).catch(() => response.destroy());
    });
    // A client may rest between two attempts, and finds its connection as it left it.
    server.keepAliveTimeout = 0;
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, at, resolve);
    });
    return { server, sockets };
  };
  const open = async (attempt = 1): Promise<{ port: number; first: Listening; second?: Listening }> => {
    const first = await listen(host, 0);
    const { port } = first.server.address() as AddressInfo;
    if (options.isNamed !== true) return { port, first };
    try {
      // Some systems resolve `localhost` to IPv6 alone; others have no IPv6 at all.
      return { port, first, second: await listen('::1', port) };
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || attempt === mostPorts) return { port, first };
      // The name would lead to whoever has that port there.
      await closed(first);
      return open(attempt + 1);
    }
  };
  const { port, first, second } = await open();
  const settle = () => {
    for (const leave of [...silences]) leave();
  };
  return {
    port,
    arrivals,
    settle,
    rest: () => {
      for (const { server } of [first, ...(second ? [second] : [])]) server.closeIdleConnections();
    },
    close: async () => {
      settle();
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

function write(response: ServerResponse, reaction: TargetReaction): void {
  if (reaction.kind !== 'answer') {
    response.destroy();
    return;
  }
  const { headers, parts } = framed(reaction);
  response.writeHead(reaction.status, { ...headers });
  const [first, ...rest] = parts;
  if (reaction.framing === 'broken' && first !== undefined) {
    // What is destroyed at once is lost with the head of the answer.
    response.write(first, () => setTimeout(() => response.destroy(), 20));
    return;
  }
  if (first !== undefined) response.write(first);
  writeInTurn(response, rest);
}

// One after the other, so that whoever reads them apart gets them apart.
function writeInTurn(response: ServerResponse, [next, ...rest]: readonly Buffer[]): void {
  if (next === undefined) {
    response.end();
    return;
  }
  setTimeout(() => response.write(next, () => writeInTurn(response, rest)), 10);
}

// A connection that is reset leaves its port free at once; hundreds of targets would use them up otherwise.
async function closed({ server, sockets }: Listening): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.resetAndDestroy();
  });
}
