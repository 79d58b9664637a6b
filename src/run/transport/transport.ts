import type { ClientRequest, Agent as HttpAgent } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type supertest from 'supertest';
import type { Answer } from '../../model/exchange.js';
import type { Request } from '../../model/experiment/request.js';
import type { Secrets } from '../../model/secrets.js';
import { connections, proxyVariable, type TlsFiles } from './agent.js';
import { answers, type ReadAnswer } from './answers.js';
import { type Destination, openDestination } from './destination.js';
import { failureOf } from './failure.js';
import { idleSeen, type Surplus, surplusWatch } from './surplus.js';
import { written } from './written.js';

/** In the place of an answer that may be that to another request. */
export const doubtful: Answer = {
  kind: 'failure',
  failure: 'connection-lost',
  detail: 'the connection answered more than it was asked, so that nobody knows which answer is whose',
};

/** How requests are sent. */
export interface TransportOptions {
  readonly secrets: Secrets;
  /** For one request, headers and body, in milliseconds. */
  readonly timeoutMs: number;
  /** The largest body that is read. */
  readonly responseBytes: number;
  /** Sent with every request that does not set them itself; values may hold `{{names}}`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: TlsFiles;
}

/** Sends requests as they are written. Never follows a redirect, never throws for what a target does. */
export interface Transport {
  readonly url: string;
  readonly send: (request: Request) => Promise<Answer>;
  /** Whether more came on the connection of an answer than was asked for, by now; absent where nobody can tell. */
  readonly surplusBehind?: (answer: Answer) => Surplus | undefined;
  readonly close: () => Promise<void>;
}

/** Opens a transport to a destination. */
export type OpenTransport = (destination: Destination, options: TransportOptions) => Promise<Transport>;

/** A transport to a destination. A handler is served on a port of the loopback interface until `close`. */
export async function openTransport(destination: Destination, options: TransportOptions): Promise<Transport> {
  const place = await openDestination(destination);
  const { url, close } = place;
  const agent = await connections(place, options.tls, process.env);
  // Only who sends pays for loading it.
  const client = (await import('supertest')).default(url);
  const read = answers(options.secrets);
  const watch = surplusWatch(agent);
  const proxy = proxyVariable(place, process.env);
  const sendings = new WeakMap<Answer, () => Surplus | undefined>();
  return {
    url,
    async send(request) {
      let sending: () => Surplus | undefined = () => undefined;
      await idleSeen(agent);
      const answer = await send(client, agent, request, options, read, proxy, (sent) => {
        sending = watch(sent);
      });
      // What came with the answer is read by now, and what comes right behind it in a moment.
      await nextTurn();
      if (sending()?.isDoubtful || (sending()?.hasMore && answer.kind === 'failure')) return doubtful;
      sendings.set(answer, sending);
      return answer;
    },
    surplusBehind: (answer) => sendings.get(answer)?.(),
    async close() {
      agent.destroy();
      await close();
    },
  };
}

type Client = ReturnType<typeof supertest>;

const bytes = new TextEncoder();
// Stands for the body until it is serialized: a text would be given a type that it was not sent with.
const unserialized = Buffer.alloc(0);

async function send(
  client: Client,
  agent: HttpAgent,
  request: Request,
  options: TransportOptions,
  read: ReadAnswer,
  proxy: string | undefined,
  onRequest: (request: ClientRequest) => void,
): Promise<Answer> {
  const { secrets, timeoutMs, responseBytes, tls } = options;
  const { path, headers } = written(request, options);
  const test = client[request.method.toLowerCase() as 'post'](path)
    .agent(agent)
    .redirects(0)
    .timeout({ deadline: timeoutMs })
    .maxResponseSize(responseBytes)
    .ok(() => true)
    .buffer(true)
    .parse(collect as never)
    // The body is already as it must arrive, whatever its type says. A buffer would be piped, and a text change how the
    // header is encoded.
    .serialize(() => bytes.encode(request.body) as never);
  once(test);
  // The client sets the certificate authority per request, beside the agent.
  if (tls.ca !== undefined) test.ca(tls.ca);
  const { expect, ...others } = headers;
  for (const [name, value] of Object.entries(others)) test.set(name, value);
  test.on('request', ({ req }: { readonly req: ClientRequest }) => {
    onRequest(req);
    // The client states a length beside the chunks, and the two exclude each other (RFC 9112 section 6.2).
    if (others['transfer-encoding'] !== undefined) req.removeHeader('content-length');
    // Set any earlier, an expectation would send the headers before the client has completed them.
    if (expect !== undefined) req.setHeader('expect', expect);
  });
  try {
    if (request.body !== undefined) test.send(unserialized);
    const { status, body, res } = (await test) as supertest.Response & {
      readonly res: { readonly rawHeaders: string[] };
    };
    return read(status, res.rawHeaders, Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  } catch (error) {
    const { failure, detail } = failureOf(error, timeoutMs, responseBytes);
    const via = proxy === undefined ? '' : `; $${proxy} names a proxy`;
    return { kind: 'failure', failure, detail: secrets.redact(`${detail}${via}`) };
  }
}

/** The client prints what a connection that failed comes to afterwards; whoever waits for an answer has been told. */
function once(test: unknown): void {
  const client = test as { called?: boolean; callback: (...told: unknown[]) => unknown };
  const { callback } = client;
  client.callback = (...told) => (client.called ? undefined : callback.apply(client, told));
}

function collect(
  response: NodeJS.ReadableStream & { setEncoding(encoding: string): void },
  done: (error: Error | null, body: unknown) => void,
): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
