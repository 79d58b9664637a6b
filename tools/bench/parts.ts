import { profiles } from '../../spec/profiles.js';
import { defaults } from '../../src/run/settings.js';
import { bareReplay, type TimedReplay, transportReplay } from './bare-replay.js';
import { judged, timed } from './measured.js';
import { atDistance, type Server, startServer } from './server.js';

/** What every answer of a distant target takes longer. */
export const latencyMs = 120;

/** The mutants that stand for targets with one defect. */
export const failing = ['uuid-unanchored', 'workspace-header-overrides-key', 'revocation-not-stored'] as const;

/** The case that stands for a run of one. */
export const oneCase = 'user_identities.delete/uuid.malformed-refused/user_identity_id=braced';

/** What is measured in each round. */
export type Part = () => Promise<Readonly<Record<string, number>>>;

/** How many rounds of a part are measured at a time: more than one where nearly all of the time is waiting. */
export function roundsAtATime(part: string): number {
  return part.startsWith('distant/') ? 3 : 1;
}

/** Every part of the bench by its name. */
export const parts: Readonly<Record<string, Part>> = {
  'start-up/version': () => timed(['--version']),
  'start-up/plan': () => timed(['plan', '--reference', '--only', oneCase]),
  'start-up/explain': () => timed(['explain', 'uuid.malformed-refused']),
  ...Object.fromEntries(
    profiles.map(({ name }) => [
      `loopback/${name}`,
      beside(name, () => startServer(), { bareMs: bareReplay, sentMs: transportReplay }),
    ]),
  ),
  ...Object.fromEntries(failing.map((mutant) => [`failing/${mutant}`, () => failed(mutant)])),
  'one-case': single,
  // Last, as they take longest.
  ...Object.fromEntries(
    profiles.map(({ name }) => [
      `distant/${name}`,
      beside(name, async () => atDistance(await startServer(), latencyMs), { bareMs: bareReplay }),
    ]),
  ),
};

/** A run beside the replays of its exchanges, each against a fresh server. */
function beside(profile: string, start: () => Promise<Server>, replays: Readonly<Record<string, TimedReplay>>): Part {
  return async () => {
    const { exchanges, ...run } = await against(await start(), (one) => judged(one, '--profile', profile));
    const replayed: Record<string, number> = {};
    for (const [figure, replay] of Object.entries(replays)) {
      replayed[figure] = await against(await start(), (one) => replay(exchanges, one, defaults.concurrency));
    }
    return { ...run, ...replayed };
  };
}

async function failed(mutant: string): Promise<Readonly<Record<string, number>>> {
  const { ms, requests } = await against(await startServer(mutant), (one) => judged(one, '--profile', 'full'));
  return { ms, requests };
}

async function single(): Promise<Readonly<Record<string, number>>> {
  const { exchanges, ms } = await against(await startServer(), (one) => judged(one, '--only', oneCase));
  const own = exchanges.filter(({ origin }) => origin.kind === 'step' || origin.kind === 'around');
  return { ms, requests: exchanges.length, own: own.length };
}

async function against<T>(server: Server, use: (server: Server) => Promise<T>): Promise<T> {
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}
