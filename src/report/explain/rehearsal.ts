import { credentialNames } from '../../../spec/credentials.js';
import { catalogue, catalogueSeed } from '../../../suites/servers/catalogue.js';
import { judge } from '../../judge/servers/judge.js';
import type { Answer, Exchange } from '../../model/exchange.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import { freshControl, type Loan } from '../../model/experiment/lending.js';
import type { Request } from '../../model/experiment/request.js';
import type { Scene } from '../../model/experiment/scene.js';
import type { Verdict } from '../../model/verdict.js';
import { evidenceOf } from '../../run/evidence.js';
import { valuesFor } from '../../run/values.js';
import { syntheticScene } from '../../run/world/synthetic.js';
import { conformingAnswer } from './conforming.js';
import { conformingLooks, stageIds } from './stage-state.js';
import type { Violation } from './violation.js';

/** An experiment as it would be sent with the default seed and made-up ids. */
export interface Sample {
  readonly experiment: Experiment;
  readonly scene: Scene;
  /** By step. */
  readonly requests: ReadonlyMap<string, Request>;
}

/** The sample of an experiment. */
export function sampleOf(experiment: Experiment): Sample {
  const { ids } = syntheticScene(catalogueSeed, experiment.operation, experiment.id);
  const scene = { ids: { ...stageIds(experiment), ...ids }, isReal: true, isCreated: true };
  const values = valuesFor(experiment, scene, catalogue().facts, catalogueSeed);
  return { experiment, scene, requests: new Map(experiment.steps.map(({ name, build }) => [name, build(values)])) };
}

/**
 * The verdicts on an experiment that a conforming target answers, but for one violation. The judge of real runs gives
 * them, so what an explanation says of an example is what the suite would say.
 */
export function rehearse({ experiment, scene, requests }: Sample, violation?: Violation): readonly Verdict[] {
  const answers = new Map<string, Answer>([
    ...experiment.steps.map((step): [string, Answer] => [step.name, conformingAnswer(experiment, step)]),
    ...(violation?.answers ?? []),
  ]);
  const exchanges = [...answers].map(([step, answer], index): Exchange => {
    const request = requests.get(step === freshControl ? 'control' : step);
    if (!request) throw new RangeError(`${experiment.id} has no step "${step}"`);
    const origin = { kind: 'step', experiment: experiment.id, step } as const;
    return { index, origin, request, answer, attempts: 1, startedAt: 0, durationMs: 0 };
  });
  const loan: Loan = {
    lending: { strength: 'strong', isCreated: true },
    scene,
    observed: violation?.looks ?? conformingLooks(experiment),
  };
  const loans = new Map([[experiment.id, loan]]);
  const { contract, facts } = catalogue();
  return judge(evidenceOf(contract, [experiment], facts, loans, exchanges, new Set(credentialNames)));
}
