import { Agent, request } from 'node:http';
import pLimit from 'p-limit';
import { embeddedCredentials } from '../../src/cli/judge-target.js';
import type { Exchange } from '../../src/model/exchange.js';
import { pathAndQuery, type Request } from '../../src/model/experiment/request.js';
import { createSecrets } from '../../src/model/secrets.js';
import type { Server } from './server.js';

const secrets = createSecrets(embeddedCredentials);

/** Sends the requests of a run again by the plainest client there is, and resolves to the milliseconds that takes. */
export async function bareReplay(exchanges: readonly Exchange[], server: Server, concurrency: number): Promise<number> {
  const requests = exchanges
    .map((exchange) => exchange.request)
    .filter(({ headers }) => !Object.values(headers).some((value) => value.includes('{{client-session-token')))
    .map(
      (one): Request => ({
        ...one,
        headers: Object.fromEntries(Object.entries(one.headers).map(([name, value]) => [name, secrets.expand(value)])),
      }),
    );
  const agent = new Agent({ keepAlive: true });
  const limit = pLimit(concurrency);
  const start = performance.now();
  await Promise.all(requests.map((one) => limit(send, server.env.SEAM_ENDPOINT ?? '', agent, one)));
  agent.destroy();
  return performance.now() - start;
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
