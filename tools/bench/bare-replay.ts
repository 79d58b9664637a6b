import { Agent, request } from 'node:http';
import pLimit from 'p-limit';
import { embeddedCredentials } from '../../src/cli/judge-target.js';
import type { Exchange } from '../../src/model/exchange.js';
import { pathAndQuery, type Request } from '../../src/model/experiment/request.js';
import { createSecrets } from '../../src/model/secrets.js';
import { defaults } from '../../src/run/settings.js';
import { openTransport } from '../../src/run/transport/transport.js';
import type { Server } from './server.js';

const secrets = createSecrets(embeddedCredentials);

/** Sends the requests of a run again, so many at a time, and resolves to the milliseconds that takes. */
export type TimedReplay = (exchanges: readonly Exchange[], server: Server, concurrency: number) => Promise<number>;

/** By the plainest client there is. */
export const bareReplay: TimedReplay = async (exchanges, server, concurrency) => {
  const requests = replayable(exchanges).map(
    (one): Request => ({
      ...one,
      headers: Object.fromEntries(Object.entries(one.headers).map(([name, value]) => [name, secrets.expand(value)])),
    }),
  );
  const agent = new Agent({ keepAlive: true });
  const url = server.env.SEAM_ENDPOINT ?? '';
  return timedReplay(requests, (one) => send(url, agent, one), concurrency).finally(() => agent.destroy());
};

/** By what a run sends them with, which keeps secrets out of the answers and tells whose each of them is. */
export const transportReplay: TimedReplay = async (exchanges, server, concurrency) => {
  const options = { ...defaults, secrets, headers: {}, tls: {} };
  const transport = await openTransport(server.env.SEAM_ENDPOINT ?? '', options);
  return timedReplay(replayable(exchanges), transport.send, concurrency).finally(transport.close);
};

async function timedReplay(
  requests: readonly Request[],
  send: (request: Request) => Promise<unknown>,
  concurrency: number,
): Promise<number> {
  const limit = pLimit(concurrency);
  const start = performance.now();
  await Promise.all(requests.map((one) => limit(send, one)));
  return performance.now() - start;
}

/** Without the requests by a token that only the run had. */
function replayable(exchanges: readonly Exchange[]): readonly Request[] {
  return exchanges
    .map((exchange) => exchange.request)
    .filter(({ headers }) => !Object.values(headers).some((value) => value.includes('{{client-session-token')));
}

function send(url: string, agent: Agent, { method, headers, body, ...rest }: Request): Promise<void> {
  return new Promise((resolve) => {
    const place = `${url}${pathAndQuery({ method, headers, ...rest })}`;
    const outgoing = request(place, { method, headers, agent }, (response) => {
      response
        .resume()
        .on('end', resolve)
        .on('error', () => resolve());
    });
    outgoing.on('error', () => resolve());
    outgoing.end(body);
  });
}
