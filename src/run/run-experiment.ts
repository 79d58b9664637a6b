import type { Claim } from '../../spec/profiles.js';
import { requirement } from '../../spec/requirements/servers/index.js';
import type { LentName } from '../../spec/scheme-credentials.js';
import { present } from '../ground/present.js';
import type { Exchange } from '../model/exchange.js';
import { claimOf } from '../model/experiment/base.js';
import { type Experiment, isScenario } from '../model/experiment/experiment.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Loan } from '../model/experiment/lending.js';
import { freshControl, lendingOf } from '../model/experiment/lending.js';
import { isUnknownResource, reactionOf } from '../model/experiment/reaction.js';
import type { Scene } from '../model/experiment/scene.js';
import { sharedWitnesses } from '../model/experiment/shared-evidence.js';
import type { Finding } from '../model/finding.js';
import { type Acted, acted } from './acted.js';
import { adviceFor } from './advice.js';
import { lookAfter } from './look-after.js';
import type { Manner } from './manner.js';
import { runScenario } from './run-scenario.js';
import type { SharedSending } from './shared-sending.js';
import { valuesFor } from './values.js';
import type { Call } from './world/call.js';
import type { Lender } from './world/lender.js';

/** Sends what there is to send, and resolves once nothing is left to do but to look at the state. */
export async function runExperiment(
  experiment: Experiment,
  facts: Facts,
  lender: Lender,
  call: Call,
  manner: Manner,
  { company, witness }: SharedSending = {},
): Promise<Acted> {
  const missing = missingCredential(experiment, facts);
  if (missing !== undefined) return acted(unmet(adviceFor(missing, facts), 'configuration'));
  const gap = lender.gapOf?.(experiment.operation);
  if (gap !== undefined) return acted(unmet(gap, 'suite'));
  if (isScenario(experiment)) return runScenario(experiment, facts, lender, call, manner, company);
  const sent = new Map<string, Exchange>();
  const shared = sharedWitnesses(experiment, witness);
  const own = { ...experiment, steps: experiment.steps.filter(({ name }) => !shared.has(name)) };
  const lent = await sendSteps(own, facts, lender, call, manner, sent);
  const loan = shared.size === 0 ? lent : { ...lent, ...present({ witnesses: witness?.id }) };
  return lookAfter(experiment, loan, lender, call, manner, sent);
}

/** Lends, sends every step in order, and repeats a refused control on fresh resources. */
async function sendSteps(
  experiment: Experiment,
  facts: Facts,
  lender: Lender,
  call: Call,
  { seed }: Manner,
  sent: Map<string, Exchange>,
): Promise<Loan> {
  const scene = await lender.lend(experiment.operation, { key: experiment.id });
  const lending = lendingOf(scene);
  const values = valuesFor(experiment, scene, facts, seed);
  for (const step of experiment.steps) {
    if (step.unlessAccepted !== undefined && wasAccepted(sent.get(step.unlessAccepted), scene)) continue;
    sent.set(step.name, await call({ kind: 'step', experiment: experiment.id, step: step.name }, step.build(values)));
  }
  const control = experiment.steps.find(({ role }) => role === 'control');
  const answer = control && sent.get(control.name)?.answer;
  if (!control || !answer || !scene.isReal || reactionOf(answer) !== 'refused') return { lending, scene };
  // A credential that is refused is refused on any resource, unless a step before used up what this one asks for.
  const wasUsedUp = [...sent.values()].some((exchange) => reactionOf(exchange.answer) === 'accepted');
  if (!wasUsedUp && answer.kind === 'response' && [401, 403, 405].includes(answer.status)) return { lending, scene };
  const freshScene = await lender.lend(experiment.operation, { key: experiment.id, lot: 'fresh' });
  if (!freshScene.isReal) return { lending, scene };
  const request = control.build(valuesFor(experiment, freshScene, facts, seed));
  sent.set(freshControl, await call({ kind: 'step', experiment: experiment.id, step: freshControl }, request));
  return { lending, scene, freshScene };
}

/** Whether the experiment has anything to send, and is about anything that the target claims. */
export function isSent({ credential, cases, steps }: Experiment, { claims }: Facts): boolean {
  if (steps.length === 0) return false;
  const isClaimed = (claim: Claim | undefined) => claim === undefined || claims[claim];
  return isClaimed(claimOf(credential)) && cases.some((one) => isClaimed(requirement(one.requirement).claim));
}

/** The first credential that the experiment needs and nobody lent. */
export function missingCredential({ needs }: Experiment, { credentials }: Facts): LentName | undefined {
  return needs.find((name) => !credentials.has(name));
}

function unmet(finding: Finding, attribution: 'configuration' | 'suite'): Loan {
  return { lending: { strength: 'weak', isCreated: false, unmet: { finding, attribution } } };
}

function wasAccepted(exchange: Exchange | undefined, { isReal }: Scene): boolean {
  if (!exchange) return false;
  return reactionOf(exchange.answer) === 'accepted' || (!isReal && isUnknownResource(exchange.answer));
}
