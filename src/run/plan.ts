import { type CredentialName, foreignCredential, madeCredential, mainCredential } from '../../spec/credentials.js';
import { experimentsIn } from '../../suites/servers/in-set.js';
import { experimentsOf } from '../../suites/servers/index.js';
import { challengedSeed } from '../ground/challenged-seed.js';
import { present } from '../ground/present.js';
import { syntheticId } from '../ground/synthetic.js';
import type { Operation } from '../model/contract/operation.js';
import { neededIds } from '../model/contract/sources.js';
import type { Experiment, Role } from '../model/experiment/experiment.js';
import type { Facts } from '../model/experiment/facts.js';
import { factsFor } from '../model/experiment/facts-for.js';
import type { Request } from '../model/experiment/request.js';
import { routeOf, sharedWitnesses, witnessesByRoute } from '../model/experiment/shared-evidence.js';
import { sentenceOf } from '../model/finding.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { adviceFor } from './advice.js';
import { isSent, missingCredential } from './run-experiment.js';
import { select } from './selection.js';
import type { Settings } from './settings.js';
import { valuesFor } from './values.js';
import type { Lender } from './world/lender.js';
import { syntheticScene } from './world/synthetic.js';
import { lenderKindOf } from './world/world.js';

/** What a run would send. */
export interface Plan {
  readonly experiments: readonly PlannedExperiment[];
  readonly totals: {
    readonly experiments: number;
    readonly cases: number;
    readonly requests: number;
    /** How many of each resource, by parameter, a lender hands out. */
    readonly lends: Readonly<Record<string, number>>;
  };
}

/** One experiment as it would be sent. */
export interface PlannedExperiment {
  readonly id: string;
  readonly cases: readonly string[];
  /** Parameters whose resources are lent for it alone. */
  readonly needs: readonly string[];
  /** Why it would not be sent. */
  readonly unmet?: string;
  readonly steps: readonly { readonly name: string; readonly role: Role; readonly request: Request }[];
}

/**
 * The experiments of a run with these settings, before anything is asked of anybody: what the target would say of its
 * workspaces is made up, and a session is lent where the lender would make one.
 */
export function plannedExperiments(settings: Settings): {
  readonly experiments: readonly Experiment[];
  readonly facts: Facts;
} {
  const { contract, profile, claims, credentials, seed, selection, requirements } = settings;
  const madeUp = (credential: CredentialName, what: string) =>
    credentials.has(credential) ? syntheticId(seed, `plan/${what}`) : undefined;
  const isMade = lenderKindOf(settings) === 'api' && credentials.has(mainCredential);
  const made: readonly CredentialName[] = isMade ? [madeCredential] : [];
  const facts = factsFor({
    profile,
    claims,
    lent: new Set([...credentials.keys(), ...made]),
    workspaceId: settings.workspaceId ?? madeUp(mainCredential, 'workspace'),
    otherWorkspaceId: settings.otherWorkspaceId ?? madeUp(foreignCredential, 'other workspace'),
    sandbox: credentials.has(mainCredential),
  });
  const all = experimentsIn(requirementSet(requirements), experimentsOf(contract, facts));
  return { facts, experiments: selection === undefined ? all : select(all, selection, profile) };
}

/** The plan of a run with these settings; ids are made up. */
export function planOf(settings: Settings): Plan {
  const seed = challengedSeed(settings.seed, settings.challenge);
  const { experiments, facts } = plannedExperiments(settings);
  const lender = lenderKindOf(settings);
  const witnesses = witnessesByRoute(experiments.filter((one) => unmetOf(one, facts, lender) === undefined));
  const planned = experiments.map((experiment): PlannedExperiment => {
    const shared = sharedWitnesses(experiment, witnesses.get(routeOf(experiment.operation)));
    const values = valuesFor(experiment, syntheticScene(seed, experiment.operation, experiment.id), facts, seed);
    return {
      id: experiment.id,
      cases: experiment.cases.map(({ id }) => id),
      needs: lender === 'synthetic' ? [] : lentFor(experiment.operation),
      ...present({ unmet: unmetOf(experiment, facts, lender) }),
      steps: experiment.steps
        .filter(({ name }) => !shared.has(name))
        .map(({ name, role, build }) => ({ name, role, request: build(values) })),
    };
  });
  const sent = planned.filter(({ unmet }) => unmet === undefined);
  const lends: Record<string, number> = {};
  for (const name of sent.flatMap(({ needs }) => needs)) lends[name] = (lends[name] ?? 0) + 1;
  return {
    experiments: planned,
    totals: {
      experiments: sent.length,
      cases: sent.flatMap(({ cases }) => cases).length,
      requests: sent.flatMap(({ steps }) => steps).length,
      lends,
    },
  };
}

function lentFor(operation: Operation): readonly string[] {
  return operation.described === undefined ? operation.parameters.map(({ name }) => name) : neededIds(operation);
}

function unmetOf(experiment: Experiment, facts: Facts, lender: Lender['name']): string | undefined {
  const missing = missingCredential(experiment, facts);
  if (!isSent(experiment, facts)) return experiment.steps.length === 0 ? 'nothing to send' : 'not claimed';
  if (missing !== undefined) return sentenceOf(adviceFor(missing, facts));
  const isArranged = experiment.stage === undefined || (lender !== 'synthetic' && lender !== 'static');
  return isArranged ? undefined : `the lender ${lender} cannot arrange a state`;
}
