import { type CredentialName, foreignCredential } from '../../spec/credentials.js';
import type { Claim, ProfileName } from '../../spec/profiles.js';
import { experimentsIn } from '../../suites/servers/in-set.js';
import { experimentsOf } from '../../suites/servers/index.js';
import { syntheticId } from '../ground/synthetic.js';
import { readContract } from '../model/contract/contract.js';
import type { Experiment, Role } from '../model/experiment/experiment.js';
import type { Facts } from '../model/experiment/facts.js';
import { factsFor } from '../model/experiment/facts-for.js';
import type { Request } from '../model/experiment/request.js';
import { sentenceOf } from '../model/finding.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { adviceFor } from './advice.js';
import { isSent, missingCredential } from './run-experiment.js';
import { type Selection, select } from './selection.js';
import { valuesFor } from './values.js';
import { syntheticScene } from './world/synthetic.js';

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

/** What decides the plan of a run. */
export interface PlanOptions {
  readonly profile: ProfileName;
  readonly claims: Readonly<Partial<Record<Claim, boolean>>>;
  readonly credentials: ReadonlyMap<CredentialName, string>;
  readonly workspaceId?: string;
  readonly otherWorkspaceId?: string;
  readonly seed: number;
  readonly selection?: Selection;
  readonly requirements?: string;
}

/** The experiments of a run with these settings, before anything is asked of anybody. */
export function plannedExperiments(options: PlanOptions): {
  readonly experiments: readonly Experiment[];
  readonly facts: Facts;
} {
  const { profile, seed, selection } = options;
  const facts = factsFor({
    profile,
    claims: options.claims,
    lent: new Set(options.credentials.keys()),
    workspaceId: options.workspaceId ?? syntheticId(seed, 'plan/workspace'),
    otherWorkspaceId:
      options.otherWorkspaceId ??
      (options.credentials.has(foreignCredential) ? syntheticId(seed, 'plan/other workspace') : undefined),
    sandbox: true,
  });
  const all = experimentsIn(requirementSet(options.requirements), experimentsOf(readContract(), facts));
  return { facts, experiments: selection === undefined ? all : select(all, selection) };
}

/** The plan of a run with these settings; ids are made up. */
export function planOf(options: PlanOptions): Plan {
  const { profile, seed } = options;
  const { experiments, facts } = plannedExperiments(options);
  const planned = experiments.map((experiment): PlannedExperiment => {
    const missing = missingCredential(experiment, facts);
    const values = valuesFor(experiment, syntheticScene(seed, experiment.operation, experiment.id), facts, seed);
    return {
      id: experiment.id,
      cases: experiment.cases.map(({ id }) => id),
      needs: profile === 'safe' ? [] : experiment.operation.parameters.map(({ name }) => name),
      ...(isSent(experiment, facts)
        ? {}
        : { unmet: experiment.steps.length === 0 ? 'nothing to send' : 'not claimed' }),
      ...(missing === undefined ? {} : { unmet: sentenceOf(adviceFor(missing, facts)) }),
      steps: experiment.steps.map(({ name, role, build }) => ({ name, role, request: build(values) })),
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
