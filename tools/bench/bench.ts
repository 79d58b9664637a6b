import { mkdtempSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Har } from 'har-format';
import pLimit from 'p-limit';
import type { Report } from '../../src/bundle/report.js';
import { embeddedCredentials } from '../../src/cli/judge-target.js';
import { pathAndQuery, type Request } from '../../src/model/experiment/request.js';
import { fromHar } from '../../src/model/har.js';
import { createSecrets } from '../../src/model/secrets.js';
import { startServer, watchedRun } from './processes.js';

const rounds = 3;
const concurrency = 8;

/** Sends a request by the plainest client there is, and waits for the end of the answer. */
function replay(url: string, agent: Agent, { method, headers, body, ...rest }: Request): Promise<void> {
  return new Promise((resolve) => {
    const outgoing = request(
      `${url}${pathAndQuery({ method, headers, ...rest })}`,
      { method, headers, agent },
      (response) => {
        response
          .resume()
          .on('end', resolve)
          .on('error', () => resolve());
      },
    );
    outgoing.on('error', () => resolve());
    outgoing.end(body);
  });
}

const secrets = createSecrets(embeddedCredentials);
const expanded = (one: Request): Request => ({
  ...one,
  headers: Object.fromEntries(Object.entries(one.headers).map(([name, value]) => [name, secrets.expand(value)])),
});

const results: { readonly run: number; readonly bare: number; readonly startUp: number; readonly memory: number }[] =
  [];
for (let round = 0; round < rounds; round += 1) {
  const judged = await startServer();
  const folder = mkdtempSync(join(tmpdir(), 'seam-conformance-bench-'));
  const { startUpMs, peakMegabytes } = await watchedRun(judged.env, folder);
  await judged.stop();
  const report: Report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  const har: Har = JSON.parse(readFileSync(join(folder, 'exchanges.har'), 'utf8'));
  const requests = fromHar(har)
    .filter(({ request }) => !Object.values(request.headers).some((value) => value.includes('{{client-session-token')))
    .map((exchange) => expanded(exchange.request));

  const fresh = await startServer();
  const agent = new Agent({ keepAlive: true });
  const limit = pLimit(concurrency);
  const start = performance.now();
  await Promise.all(requests.map((one) => limit(() => replay(fresh.env.SEAM_ENDPOINT ?? '', agent, one))));
  const bareMs = performance.now() - start;
  agent.destroy();
  await fresh.stop();
  results.push({ run: report.durationMs, bare: bareMs, startUp: startUpMs, memory: peakMegabytes });
  process.stdout.write(
    `round ${round + 1}: ${report.requests} requests, run ${report.durationMs} ms, bare replay ${bareMs.toFixed(0)} ms, ratio ${(report.durationMs / bareMs).toFixed(2)}, start-up ${startUpMs.toFixed(0)} ms, peak ${peakMegabytes.toFixed(0)} MB\n`,
  );
}
const best = [...results].sort((one, other) => one.run / one.bare - other.run / other.bare)[0];
if (best) process.stdout.write(`best ratio ${(best.run / best.bare).toFixed(2)} (aim: at most 2)\n`);
