import { namesCulprit } from '../judge/servers/culprit.js';
import { distanceOf, variationOf } from '../model/case-variation.js';
import type { Case, Experiment } from '../model/experiment/experiment.js';
import { isTraceable, type Suspects, suspectsOf, traced } from '../model/experiment/trace.js';
import type { Verdict } from '../model/verdict.js';

/**
 * The experiments in which some refused request changed the state, and nothing says which one: for each operation and
 * kind of proof the plainest.
 */
export function untraced(experiments: readonly Experiment[], verdicts: readonly Verdict[]): readonly Experiment[] {
  const byCase = new Map(verdicts.map((verdict) => [verdict.case, verdict]));
  const failed = experiments.filter(isTraceable).flatMap((experiment) =>
    experiment.cases.flatMap((one) => {
      const verdict = byCase.get(one.id);
      return verdict?.confirmed === '2/2' && isAboutState(one) && !namesCulprit(verdict)
        ? [
            {
              experiment,
              distance: distanceOf(variationOf(verdict)),
              kind: `${experiment.operation.id} ${one.expect.kind}`,
            },
          ]
        : [];
    }),
  );
  const plainest = new Map<string, (typeof failed)[number]>();
  for (const one of failed) {
    const known = plainest.get(one.kind);
    if (known === undefined || one.distance < known.distance) plainest.set(one.kind, one);
  }
  return [...new Set([...plainest.values()].map(({ experiment }) => experiment))];
}

/**
 * Halves the suspects of an experiment until one is left, and sends that one alone.
 * @param changes sends a part, and says whether the state has changed by it.
 */
export async function trace(experiment: Experiment, changes: (part: Experiment) => Promise<boolean>): Promise<void> {
  let rest: Suspects = { from: 0, to: suspectsOf(experiment).length };
  let isShown = false;
  while (rest.to - rest.from > 1) {
    const middle = Math.ceil((rest.from + rest.to) / 2);
    const half = { from: rest.from, to: middle };
    isShown = await changes(traced(experiment, half));
    rest = isShown ? half : { from: middle, to: rest.to };
  }
  if (!isShown) await changes(traced(experiment, rest));
}

/**
 * Traces one experiment after the other.
 * @param judged sends a part, and says what it comes to.
 */
export async function traceAll(
  experiments: readonly Experiment[],
  judged: (part: Experiment) => Promise<readonly Verdict[]>,
): Promise<void> {
  for (const experiment of experiments) {
    await trace(experiment, async (part) => (await judged(part)).some(({ outcome }) => outcome === 'fail'));
  }
}

function isAboutState({ expect }: Case): boolean {
  return expect.kind === 'no-effect' || expect.kind === 'unchanged';
}
