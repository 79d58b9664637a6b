import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { profiles } from '../../spec/profiles.js';
import { packageRoot, suiteVersion } from '../../src/ground/package-root.js';
import { defaults } from '../../src/run/settings.js';
import { bareReplay } from './bare-replay.js';
import { judged, timed } from './measured.js';
import { type BenchFigures, renderPerformance } from './page.js';
import { inRounds } from './rounds.js';
import { atDistance, type Server, startServer } from './server.js';

const latencyMs = 120;
const rounds = Number(process.argv[2] ?? 5);
const { concurrency } = defaults;
const failing = ['uuid-unanchored', 'workspace-header-overrides-key', 'revocation-not-stored'];
const oneCase = 'user_identities.delete/uuid.malformed-refused/user_identity_id=braced';

async function against<T>(server: Server, use: (server: Server) => Promise<T>): Promise<T> {
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

say('start-up');
const startUp = {
  '`--version`': await inRounds(rounds, () => timed(['--version'])),
  '`plan --only`': await inRounds(rounds, () => timed(['plan', '--reference', '--only', oneCase])),
  '`explain`': await inRounds(rounds, () => timed(['explain', 'uuid.malformed-refused'])),
};

const judgedBeside = async (profile: string) => {
  const { exchanges, ...run } = await against(await startServer(), (one) => judged(one, '--profile', profile));
  const bareMs = await against(await startServer(), (one) => bareReplay(exchanges, one, concurrency));
  return { ...run, bareMs, ratio: run.ms / (bareMs + startUp['`--version`'].ms) };
};

const loopback: Record<string, BenchFigures['loopback'][string]> = {};
for (const { name } of profiles) {
  say(`${name}, loopback`);
  loopback[name] = await inRounds(rounds, () => judgedBeside(name));
}

say(`full, ${latencyMs} ms away`);
// Once, as it takes minutes of waiting, which no noise changes.
const distant = await against(await atDistance(await startServer(), latencyMs), (one) =>
  judged(one, '--profile', 'full'),
);

const broken: Record<string, BenchFigures['failing'][string]> = {};
for (const mutant of failing) {
  say(`full, ${mutant}`);
  broken[mutant] = await inRounds(rounds, async () => {
    const { ms, requests } = await against(await startServer(mutant), (one) => judged(one, '--profile', 'full'));
    return { ms, requests, ratio: ms / (loopback.full?.ms ?? Number.NaN) };
  });
}

say('one case');
const single = await inRounds(rounds, async () => {
  const { exchanges, ms } = await against(await startServer(), (one) => judged(one, '--only', oneCase));
  const own = exchanges.filter(({ origin }) => origin.kind === 'step' || origin.kind === 'around');
  return { ms, requests: exchanges.length, own: own.length };
});

const page = renderPerformance({
  rounds,
  latencyMs,
  concurrency,
  suiteVersion,
  node: process.version,
  cores: availableParallelism(),
  loopback,
  distant,
  failing: broken,
  single,
  startUp: Object.fromEntries(Object.entries(startUp).map(([name, { ms }]) => [name, ms])),
});
writeFileSync(join(packageRoot, 'docs', 'performance.md'), page);
say(page);
